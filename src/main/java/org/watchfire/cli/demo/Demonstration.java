package org.watchfire.cli.demo;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.watchfire.cli.failure.CommandFailure;
import org.watchfire.model.NationId;
import org.watchfire.model.TimeTag;
import org.watchfire.node.NodeClock;
import org.watchfire.scenario.Rocket;
import org.watchfire.scenario.Scenario;
import org.watchfire.scenario.Simulation;
import org.watchfire.scenario.TruthObject;

/**
 * Starts the nodes, shows where they are, plays the scenario to their radars' ports, and draws the proof when it is over.
 *
 * <pre>
 * folder ─► node processes ─► ready ─► clock begins ─► radars play over UDP ─► nodes stop ─► proof from their journals
 * </pre>
 */
public final class Demonstration implements AutoCloseable {
    private static final long READY_SECONDS = 120;

    /** After the last datagram: time for it to arrive. */
    private static final long LAST_MILLIS = 500;

    private static final long DRAIN_SECONDS = 45;

    private static final double LEAD_SECONDS = 0.5;
    private static final int HUB_HEAP_MEGABYTES = 224;
    private static final int NODE_HEAP_MEGABYTES = 128;

    private final Scenario scenario;
    private final long seed;
    private final double speed;
    private final DemoFolder folder;
    private final Path root;
    private final PrintStream notes;
    private final Clock wall = Clock.systemUTC();
    private final Map<NationId, NodeProcess> nodes = new TreeMap<>();
    private final List<PictureWatch> watches = new ArrayList<>();

    /**
     * Writes everything the nodes need and starts them.
     *
     * @param root an empty folder
     * @param speed seconds of the scenario in a second
     * @param notes where changes are told
     */
    public Demonstration(Scenario scenario, long seed, double speed, Path root, PrintStream notes) {
        this.scenario = scenario;
        this.seed = seed;
        this.speed = speed;
        this.root = root;
        this.notes = notes;
        this.folder = DemoFolder.write(root, scenario, speed, this::start);
    }

    private void start(DemoFolder written, NationId nation) {
        int heap = nation.equals(written.hub()) ? HUB_HEAP_MEGABYTES : NODE_HEAP_MEGABYTES;
        nodes.put(nation, new NodeProcess(nation, written.configuration(nation), written.log(nation), heap, notes));
    }

    /** Waits until every picture shows something, and prints where they are; pictures first. */
    public void announce(PrintStream out) {
        nodes.values().forEach(node -> node.awaitAnswers(READY_SECONDS));
        nodes.values().forEach(node -> watches.add(new PictureWatch(node)));
        for (PictureWatch watch : watches) {
            if (!watch.awaitFirst(READY_SECONDS)) {
                throw new CommandFailure("a picture sent no frame within " + READY_SECONDS + " s; see " + root);
            }
        }
        for (NodeProcess node : nodes.values()) {
            out.println(node.nation() + " picture " + node.address("picture"));
        }
        nodes.values().stream()
                .filter(node -> node.has("hub"))
                .forEach(node -> out.println(node.nation() + " hub " + node.address("hub")));
        nodes.values().forEach(node -> out.println(node.nation() + " sign-in " + node.address("sign-in")));
        nodes.values().forEach(node -> out.println(node.nation() + " process " + node.pid()));
        out.flush();
    }

    /** Plays the scenario to its end, once every node is warm and ready. */
    public void play() throws InterruptedException {
        Player player = new Player(new Simulation(scenario, seed), folder, wall, speed);
        nodes.values().forEach(node -> node.awaitReady(READY_SECONDS));
        long begun = NodeClock.unixNanos(wall) + Math.round(LEAD_SECONDS * 1e9);
        FaultPlay faultPlay = new FaultPlay(scenario, nodes, folder, notes, wall, begun, speed);
        nodes.values().forEach(node -> node.beginClock(begun));
        Thread faults = Thread.ofPlatform().name("faults").daemon().start(() -> faultPlay.play(begun));
        player.play(begun);
        long endUnixNanos = begun + Math.round(scenario.durationSeconds() / speed * 1e9);
        Thread.sleep(Math.max(0, (endUnixNanos - NodeClock.unixNanos(wall)) / 1_000_000) + LAST_MILLIS);
        faults.interrupt();
        notes.println("scenario over; " + player.sent() + " datagrams sent");
    }

    /** Stops the nodes and draws the proof from their journals. */
    public Map<String, Object> proof() {
        // twice: what one node answers to another's last word comes after it was quiet itself
        for (int round = 0; round < 2; round++) {
            nodes.values().forEach(NodeProcess::drain);
            nodes.values().forEach(node -> node.awaitDrained(DRAIN_SECONDS));
        }
        close();
        return Proof.of(scenario, folder, truth(), seed, speed);
    }

    @Override
    public void close() {
        watches.forEach(PictureWatch::close);
        watches.clear();
        // The hub last, so that what the others send as they stop still has a way.
        nodes.values().stream()
                .sorted(Comparator.comparing(node -> node.has("hub")))
                .forEach(NodeProcess::close);
        folder.close();
    }

    private Truth truth() {
        List<TruthObject> flown = new Simulation(scenario, seed)
                .truth().stream()
                        .filter(object -> object.kind() != TruthObject.Kind.AIRCRAFT)
                        .toList();
        Rocket first = scenario.firstRocket()
                .orElseThrow(() -> new IllegalStateException("the scenario has no launch to count from"));
        TimeTag launch = scenario.start().plusSeconds(first.launchSeconds());
        return new Truth(scenario.start(), launch, first.failureSeconds(), flown);
    }
}
