package org.watchfire.scenario;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import org.watchfire.astro.TimeScales;
import org.watchfire.model.Identity;
import org.watchfire.model.ObjectClass;

/**
 * A scenario played: what truly flies, and the datagrams of all radars in order of sending. The same scenario and seed
 * give the same bytes. Datagrams are made as they are asked for, one radar period at a time; not for use by several
 * threads at once.
 */
public final class Simulation implements Iterator<RadarDatagram> {
    private final Scenario scenario;
    private final List<TruthObject> truth;
    private final List<RadarPlay> radars = new ArrayList<>();
    private final long[] period;
    private final RadarVoice voice;
    private final PriorityQueue<Queued> queue = new PriorityQueue<>(
            Comparator.comparingLong((Queued q) -> q.datagram.time().taiNanos()).thenComparingLong(Queued::order));
    private long order;

    private record Queued(RadarDatagram datagram, long order) {}

    /** Flies everything and sets the radars up; nothing is sent yet. */
    public Simulation(Scenario scenario, long seed) {
        this.scenario = scenario;
        this.truth = fly(scenario, seed);
        for (RadarSite site : scenario.radars()) {
            radars.add(new RadarPlay(site, truth, seed));
        }
        this.period = new long[radars.size()];
        this.voice = new RadarVoice(scenario);
    }

    /** What is played. */
    public Scenario scenario() {
        return scenario;
    }

    /** Everything that flies: rockets, what falls off them, aircraft. */
    public List<TruthObject> truth() {
        return truth;
    }

    @Override
    public boolean hasNext() {
        fill();
        return !queue.isEmpty();
    }

    /** The next datagram; its time is never before that of the one before. */
    @Override
    public RadarDatagram next() {
        fill();
        Queued next = queue.poll();
        if (next == null) {
            throw new NoSuchElementException("the scenario is over");
        }
        return next.datagram;
    }

    /** All plots of a fresh run, in order of time, each with its radar: for files. */
    List<RadarPlot> plots() {
        List<RadarPlot> out = new ArrayList<>();
        for (RadarPlay radar : radars) {
            for (long k = 0; radar.startSeconds(k) < scenario.durationSeconds(); k++) {
                for (Detection detection : radar.period(k)) {
                    if (detection.seconds() <= scenario.durationSeconds()) {
                        out.add(new RadarPlot(radar.site(), detection));
                    }
                }
            }
        }
        out.sort(Comparator.comparingDouble((RadarPlot p) -> p.detection().seconds())
                .thenComparing(p -> p.radar().id()));
        return out;
    }

    /** A plot with its radar. */
    record RadarPlot(RadarSite radar, Detection detection) {}

    /** Makes periods until no radar can still send anything earlier than the head of the queue. */
    private void fill() {
        while (true) {
            int earliest = -1;
            double start = scenario.durationSeconds();
            for (int i = 0; i < radars.size(); i++) {
                double at = radars.get(i).startSeconds(period[i]);
                if (at < start) {
                    start = at;
                    earliest = i;
                }
            }
            Queued head = queue.peek();
            boolean settled = head != null
                    && head.datagram.time().compareTo(scenario.start().plusSeconds(start)) < 0;
            if (earliest < 0 || settled) {
                return;
            }
            RadarPlay radar = radars.get(earliest);
            List<Detection> plots = radar.period(period[earliest]);
            for (RadarDatagram datagram : voice.speak(radar.site(), start, plots)) {
                if (datagram.time().compareTo(scenario.end()) <= 0) {
                    queue.add(new Queued(datagram, order++));
                }
            }
            period[earliest]++;
        }
    }

    private static List<TruthObject> fly(Scenario scenario, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<TruthObject> out = new ArrayList<>();
        for (Rocket rocket : scenario.rockets()) {
            for (Ascent.Flown flown : Ascent.fly(rocket, scenario.durationSeconds(), random.split())) {
                out.add(new TruthObject(
                        out.size() + 1,
                        flown.name(),
                        flown.rocket() ? TruthObject.Kind.ROCKET : TruthObject.Kind.PART,
                        flown.rocket() ? rocket.objectClass() : ObjectClass.BALLISTIC,
                        Identity.NONE,
                        flown.trajectory()));
            }
        }
        for (AirTraffic traffic : scenario.traffic()) {
            for (AirTraffic.Flown flown : traffic.fly(scenario.durationSeconds(), random.split())) {
                out.add(new TruthObject(
                        out.size() + 1,
                        flown.identity().callsign(),
                        TruthObject.Kind.AIRCRAFT,
                        ObjectClass.AIRCRAFT,
                        flown.identity(),
                        flown.trajectory()));
            }
        }
        return List.copyOf(out);
    }

    /** UTC of a moment of the scenario, for people. */
    public String utc(double seconds) {
        return TimeScales.utc(scenario.start().plusSeconds(seconds)).toString();
    }
}
