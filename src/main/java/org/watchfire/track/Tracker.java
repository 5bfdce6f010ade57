package org.watchfire.track;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.watchfire.model.Label;
import org.watchfire.model.NationId;
import org.watchfire.model.Plot;
import org.watchfire.model.Radar;
import org.watchfire.model.TimeTag;
import org.watchfire.model.Track;

/**
 * Plots of a nation's own radars to tracks. A plain object: one thread, no clock, no input or output; the same calls give
 * the same tracks, bit for bit.
 *
 * <p>Plots go through three gates in turn. Confirmed tracks choose first, all at once within each cluster ({@link
 * Associator}). What is left feeds the starts, which are rivals: several may use the same plot until one of them is
 * confirmed and takes its plots from the others ({@link Starts}). What no confirmed track owns waits for a second
 * plot.
 *
 * <p>Plots come as radars send them, often one at a time. Plots of one radar within half its period are one look: a
 * track takes one of them.
 *
 * <p>Bounds: {@link TrackerSettings} for tracks, starts and waiting plots; {@link TrackHistory#MOST} plots a track.
 */
public final class Tracker {
    private static final double SWEEPS_PER_PERIOD = 4;

    private final TrackerSettings settings;
    private final TrackCounters counters = new TrackCounters();
    private final Looks looks;
    private final List<Sensor> sensors;
    private final TrackPublisher publisher;
    private final List<HeldTrack> tracks = new ArrayList<>();

    /** Tracks whose last look brought nothing, as the last sweep found them. */
    private final List<HeldTrack> missed = new ArrayList<>();

    private final TrackIndex index = new TrackIndex();
    private final Associator associator = new Associator(index);
    private final Latecomers latecomers;
    private final Resumption resumption = new Resumption();
    private final Separation separation = new Separation();
    private final Registration registration;
    private final Starts starts;
    private final Reconsideration reconsideration;
    private final double sweepEverySeconds;
    private double sweptAt = Double.NEGATIVE_INFINITY;
    private double latest = Double.NEGATIVE_INFINITY;

    /** Young tracks of this look that may be an aircraft or a launch, with the plots they are to take. */
    private final List<OpenPair> open = new ArrayList<>();

    private record OpenPair(HeldTrack track, Sighting plot) {}

    /**
     * @param own the nation whose radars these are, and whose tracks come out
     * @param label marking of every track
     * @param radars whose plots will come, each id once; none where a nation only passes on what other systems track
     * @param settings bounds and thresholds
     */
    public Tracker(NationId own, Label label, List<Radar> radars, TrackerSettings settings) {
        this.settings = settings;
        looks = new Looks(radars, counters);
        sensors = looks.sensors();
        sweepEverySeconds =
                radars.stream().mapToDouble(Radar::periodSeconds).min().orElse(1) / SWEEPS_PER_PERIOD;
        registration = new Registration(sensors);
        MeasurementUpdate update = new MeasurementUpdate();
        TrackModels models = new TrackModels(update);
        FlownStart flown = new FlownStart(models.air);
        ThrownStart thrown = new ThrownStart(models.thrown, update);
        reconsideration = new Reconsideration(flown, thrown);
        latecomers = new Latecomers(index, settings, counters);
        Starter starter = new Starter(flown, thrown, new RisenStart(models.thrown), sensors.size());
        starts = new Starts(starter, reconsideration, settings, counters);
        publisher = new TrackPublisher(own, label, sensors);
    }

    /** What was counted since the beginning. */
    public TrackCounters counters() {
        return counters;
    }

    /** How each radar's newest plots lie about the tracks that took them, in the order of the radars given. */
    public List<RadarConsistency> consistency() {
        return sensors.stream()
                .map(sensor -> sensor.innovations.consistency(sensor))
                .toList();
    }

    /** What common targets say of each radar's biases, in the order of the radars given. */
    public List<RadarBias> biases() {
        return sensors.stream().map(registration::of).toList();
    }

    /**
     * Takes the plots of one datagram.
     *
     * @param plots in any order, of any of the tracker's radars; those of others are counted and left
     * @param now when the input was taken, same scale as the plots' times
     * @param wallNanos wall time of the same moment, nanoseconds since 1970 UTC, for the stamps
     * @return every track whose state changed, in the order of their numbers; dropped ones for the last time
     */
    public List<Track> accept(List<Plot> plots, TimeTag now, long wallNanos) {
        List<List<Sighting>> each = looks.of(plots);
        publisher.epoch(looks.epochNanos());
        each.forEach(this::look);
        return sweepAndPublish(now, wallNanos);
    }

    /** Lets time pass: tracks without plots coast and drop. Returns those whose status changed. */
    public List<Track> tick(TimeTag now, long wallNanos) {
        return looks.isBegun() ? sweepAndPublish(now, wallNanos) : List.of();
    }

    /** Every confirmed track, coasting ones too, predicted to a moment; in the order of their numbers. */
    public List<Track> confirmed(TimeTag at, long wallNanos) {
        List<Track> all = new ArrayList<>(tracks.size());
        for (HeldTrack track : tracks) {
            all.add(publisher.at(track, at, looks.isBegun() ? looks.seconds(at) : 0, wallNanos));
        }
        return all;
    }

    private void look(List<Sighting> plots) {
        double time = plots.getLast().seconds;
        latest = Math.max(latest, time);
        boolean once = plots.getFirst().seconds == time && plots.size() * 20 > tracks.size();
        if (index.isStale(time)) {
            index.clear(time, once);
            tracks.forEach(index::add);
        }
        if (starts.isStale(time)) {
            starts.index(time, once);
        }
        for (Sighting s : plots) {
            s.sensor.sees(s);
        }
        associator.assign(plots, (track, i) -> give(track, plots.get(i)));
        for (OpenPair pair : open) {
            take(pair.track, pair.plot, aircraftsOwn(pair, plots));
        }
        open.clear();
        List<Sighting> left = new ArrayList<>();
        for (Sighting s : plots) {
            if (s.owner == 0) {
                latecomers.place(s).ifPresent(left::add);
            }
        }
        if (!left.isEmpty()) {
            for (HeldTrack born : starts.feed(left, tracks)) {
                confirm(born);
            }
            for (Sighting s : left) {
                if (s.owner == 0) {
                    s.sensor.countsFalse(s);
                }
            }
        }
    }

    /** A track that already has a plot of this look leaves this one; one that may be an aircraft or a launch waits for what is left. */
    private void give(HeldTrack track, Sighting s) {
        if (track.existence.hasLook(s)) {
            return;
        }
        s.owner = track.number;
        if (OwnPlot.isOpen(track)) {
            open.add(new OpenPair(track, s));
        } else {
            take(track, s, s);
        }
    }

    private static Sighting aircraftsOwn(OpenPair pair, List<Sighting> plots) {
        OwnPlot own = new OwnPlot(pair.track, pair.plot);
        Sighting last = pair.track.last;
        for (Sighting s : plots) {
            if (s.owner == 0 && Reach.isFlyableWithin(last, s, s.seconds - last.seconds)) {
                own.look(s);
            }
        }
        Sighting best = own.best();
        best.owner = pair.track.number;
        return best;
    }

    private void take(HeldTrack track, Sighting s, Sighting own) {
        track.explanations.trial(s);
        s.sensor.innovations.add(track.explanations.better().bank.trialNis, s.quantities());
        track.commit(s, own, Associator.gain(track, s), settings.lateSeconds());
        registration.learn(track, s);
        reconsideration.of(track);
    }

    private void confirm(HeldTrack track) {
        Optional<HeldTrack> lost = resumption.of(track, missed);
        if (lost.isPresent()) {
            lost.get().resume(track);
            index.add(lost.get());
            counters.resumed++;
            return;
        }
        publisher.number(track);
        separation.of(track, tracks).ifPresent(whole -> {
            track.parent = Optional.of(publisher.id(whole));
            counters.separated++;
        });
        track.status = Track.Status.CONFIRMED;
        tracks.add(track);
        index.add(track);
        counters.confirmed++;
    }

    private List<Track> sweepAndPublish(TimeTag now, long wallNanos) {
        double time = Math.max(looks.seconds(now) - 3, latest);
        List<Track> out = new ArrayList<>();
        long dropped = counters.dropped;
        if (time >= sweptAt + sweepEverySeconds) {
            sweptAt = time;
            sweep(time);
            starts.sweep(time, sensors);
        }
        for (HeldTrack track : tracks) {
            if (track.changed) {
                out.add(publisher.newest(track, wallNanos));
            }
        }
        if (counters.dropped > dropped) {
            tracks.removeIf(track -> track.dead);
        }
        return out;
    }

    private void sweep(double time) {
        missed.clear();
        for (HeldTrack track : tracks) {
            track.existence.countMisses(sensors, time);
            if (track.existence.misses() > 0) {
                missed.add(track);
            }
            boolean held = track.plots >= 6
                    && track.explanations.isNoAircraft()
                    && time - track.last.seconds < settings.ballisticCoastSeconds();
            if (track.existence.probability() < settings.dropExistence() && !held) {
                track.dead = true;
                track.changed = true;
                track.status = Track.Status.DROPPED;
                counters.dropped++;
            } else {
                Track.Status status = track.existence.misses() >= 2 ? Track.Status.COASTING : Track.Status.CONFIRMED;
                track.changed |= status != track.status;
                track.status = status;
            }
        }
    }
}
