package org.watchfire.cli.demo;

import java.io.PrintStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.watchfire.cli.failure.CommandFailure;
import org.watchfire.model.NationId;
import org.watchfire.node.NodeClock;
import org.watchfire.scenario.Fault;
import org.watchfire.scenario.Scenario;

/** Does to the nodes and their links what the scenario says goes wrong, each at its moment. */
final class FaultPlay {
    private final Map<NationId, NodeProcess> nodes;
    private final DemoFolder folder;
    private final PrintStream notes;
    private final Clock wall;
    private final double speed;
    private final List<Step> steps = new ArrayList<>();

    private record Step(double atSeconds, String told, Runnable done) {}

    /**
     * @param begunUnixNanos wall time of the scenario's start
     * @throws CommandFailure if the scenario wants what cannot be done to these nodes
     */
    FaultPlay(
            Scenario scenario,
            Map<NationId, NodeProcess> nodes,
            DemoFolder folder,
            PrintStream notes,
            Clock wall,
            long begunUnixNanos,
            double speed) {
        this.nodes = nodes;
        this.folder = folder;
        this.notes = notes;
        this.wall = wall;
        this.speed = speed;
        scenario.faults().forEach(fault -> plan(fault, begunUnixNanos));
        steps.sort(Comparator.comparingDouble(Step::atSeconds));
    }

    /** Plays until the last fault, or until interrupted. */
    void play(long begunUnixNanos) {
        for (Step step : steps) {
            try {
                Thread.sleep(Math.max(0, (at(step.atSeconds, begunUnixNanos) - NodeClock.unixNanos(wall)) / 1_000_000));
            } catch (InterruptedException over) {
                return;
            }
            notes.println("fault: " + step.told);
            step.done.run();
        }
    }

    private long at(double seconds, long begunUnixNanos) {
        return begunUnixNanos + Math.round(seconds / speed * 1e9);
    }

    private void plan(Fault fault, long begunUnixNanos) {
        switch (fault) {
            case Fault.NodeKill kill -> {
                NodeProcess node = node(kill.node());
                steps.add(new Step(
                        kill.atSeconds(),
                        kill.node() + " node is killed",
                        () -> node.kill(at(kill.restartSeconds(), begunUnixNanos))));
            }
            case Fault.LinkCut cut -> {
                CuttableLink link = link(cut);
                String name = cut.a() + "-" + cut.b();
                steps.add(new Step(cut.atSeconds(), "link " + name + " is cut", link::cut));
                steps.add(new Step(cut.untilSeconds(), "link " + name + " is restored", link::restore));
            }
            case Fault.ClockShift shift -> {
                NodeProcess node = node(shift.node());
                long shiftedUnixNanos = begunUnixNanos - Math.round(shift.shiftSeconds() / speed * 1e9);
                steps.add(new Step(
                        shift.atSeconds(),
                        String.format(Locale.ROOT, "clock of %s jumps by %+.3f s", shift.node(), shift.shiftSeconds()),
                        () -> node.beginClock(shiftedUnixNanos)));
            }
        }
    }

    private NodeProcess node(NationId nation) {
        return Optional.ofNullable(nodes.get(nation))
                .orElseThrow(() -> new CommandFailure("a fault of the scenario names " + nation
                        + ", which has no node in it; known are " + nodes.keySet()));
    }

    /** All links of a demo lead to its hub. */
    private CuttableLink link(Fault.LinkCut cut) {
        NationId end = cut.a().equals(folder.hub()) ? cut.b() : cut.a();
        boolean toHub = cut.a().equals(folder.hub()) || cut.b().equals(folder.hub());
        return folder.link(end)
                .filter(link -> toHub)
                .orElseThrow(() -> new CommandFailure("a fault of the scenario cuts the link " + cut.a() + "-" + cut.b()
                        + ", and there is none; every link leads to the hub, such as " + end + "-" + folder.hub()));
    }
}
