package org.watchfire.exchange.simulation;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.watchfire.exchange.outside.ExchangeClock;
import org.watchfire.model.Acknowledgement;
import org.watchfire.model.AllClear;
import org.watchfire.model.EventId;
import org.watchfire.model.Identity;
import org.watchfire.model.Item;
import org.watchfire.model.Label;
import org.watchfire.model.Lineage;
import org.watchfire.model.Motion;
import org.watchfire.model.NationId;
import org.watchfire.model.ObjectClass;
import org.watchfire.model.RadarId;
import org.watchfire.model.Realm;
import org.watchfire.model.Relation;
import org.watchfire.model.Retraction;
import org.watchfire.model.Stamps;
import org.watchfire.model.StateEstimate;
import org.watchfire.model.Threat;
import org.watchfire.model.TimeTag;
import org.watchfire.model.Track;
import org.watchfire.model.TrackId;
import org.watchfire.model.Warning;

/** Items for simulations and measurements: warnings in versions about a few events, what ends them, and tracks. For one thread. */
public final class Items {
    private static final int EVENTS = 5;
    private static final int TRACKS = 10;
    /** An area that every warning of {@link #said} names. */
    private static final String AREA = "JP-47";

    private final Random random;
    private final Label label;
    private final Label higher;
    private final Map<EventId, Integer> versions = new HashMap<>();
    /** How many events of a nation are past; of the next few it speaks. */
    private final Map<NationId, Integer> past = new HashMap<>();

    /**
     * Begins with nothing said.
     *
     * @param random decides what is said, and all figures
     * @param nations that everything is marked as releasable to
     */
    public Items(Random random, Set<NationId> nations) {
        this.random = random;
        this.label = label(1, nations);
        this.higher = label(2, nations);
    }

    private static Label label(int level, Collection<NationId> nations) {
        return new Label(level, new TreeSet<>(), new TreeSet<>(nations));
    }

    /** What a nation says next of one of its events: mostly a warning, at times that it is over, was wrong or is one with another. */
    Item said(NationId nation, Realm realm, ExchangeClock clock) {
        EventId event = new EventId(nation, past(nation) + 1 + random.nextInt(EVENTS));
        Label marking = random.nextInt(4) == 0 ? higher : label;
        TimeTag now = TimeTag.of(clock.taiNanos());
        boolean isOver = versions.containsKey(event) && random.nextInt(5) == 0;
        if (isOver) {
            return ending(event, realm, marking, now, new Stamps(clock.wallUnixNanos(), clock.wallUnixNanos()));
        }
        return warning(event, realm, marking, clock);
    }

    private int past(NationId nation) {
        return past.getOrDefault(nation, 0);
    }

    /** Whether nothing will be said any more of an event. */
    boolean isPast(EventId event) {
        return event.number() <= past(event.origin());
    }

    /** The last word on the oldest event of which a nation speaks, if it has spoken of it; from now on another takes its place. */
    Optional<Item> over(NationId nation, Realm realm, ExchangeClock clock) {
        EventId event = new EventId(nation, past.merge(nation, 1, Integer::sum));
        if (!versions.containsKey(event)) {
            return Optional.empty();
        }
        Stamps stamps = new Stamps(clock.wallUnixNanos(), clock.wallUnixNanos());
        Item ending = ending(event, random.nextBoolean(), realm, label, TimeTag.of(clock.taiNanos()), stamps);
        versions.remove(event);
        return Optional.of(ending);
    }

    /** A warning of the newest event of which a nation speaks. */
    Warning fresh(NationId nation, Realm realm, ExchangeClock clock) {
        return warning(new EventId(nation, past(nation) + EVENTS), realm, label, clock);
    }

    private Warning warning(EventId event, Realm realm, Label marking, ExchangeClock clock) {
        TimeTag now = TimeTag.of(clock.taiNanos());
        Threat threat = new Threat(AREA, Threat.Basis.IMPACT, 0.5, now, now);
        Optional<TrackId> track = Optional.of(new TrackId(event.origin(), event.number()));
        return warning(event, realm, marking, track, List.of(threat), clock);
    }

    private Item ending(EventId event, Realm realm, Label marking, TimeTag now, Stamps stamps) {
        return switch (random.nextInt(4)) {
            case 0 -> ending(event, true, realm, marking, now, stamps);
            case 1 ->
                new Relation(
                        event,
                        next(event),
                        event.origin(),
                        realm,
                        marking,
                        Relation.Kind.MERGED,
                        another(event),
                        "it goes on there",
                        now,
                        stamps);
            default -> ending(event, false, realm, marking, now, stamps);
        };
    }

    private Item ending(EventId event, boolean wasWrong, Realm realm, Label marking, TimeTag now, Stamps stamps) {
        NationId by = event.origin();
        return wasWrong
                ? new Retraction(event, next(event), by, realm, marking, "it was none", now, stamps)
                : new AllClear(
                        event,
                        next(event),
                        by,
                        realm,
                        marking,
                        List.of(AREA),
                        random.nextBoolean(),
                        "it fell into the sea",
                        now,
                        stamps);
    }

    private EventId another(EventId event) {
        int past = past(event.origin());
        return new EventId(event.origin(), past + (event.number() - past) % EVENTS + 1);
    }

    private int next(EventId event) {
        return versions.merge(event, 1, Integer::sum);
    }

    /** A nation takes note of a version. */
    static Acknowledgement acknowledgement(
            EventId event, int version, NationId by, Realm realm, Collection<NationId> to, ExchangeClock clock) {
        return new Acknowledgement(
                event,
                version,
                by,
                realm,
                label(0, to),
                "node",
                TimeTag.of(clock.taiNanos()),
                new Stamps(clock.wallUnixNanos(), clock.wallUnixNanos()));
    }

    /**
     * The next version of a warning of one of a nation's events.
     *
     * @param clock of that nation
     */
    public Warning warning(NationId nation, Realm realm, ExchangeClock clock) {
        EventId event = new EventId(nation, 1 + random.nextInt(EVENTS));
        return warning(event, realm, label, Optional.empty(), List.of(), clock);
    }

    private Warning warning(
            EventId event,
            Realm realm,
            Label marking,
            Optional<TrackId> track,
            List<Threat> threatened,
            ExchangeClock clock) {
        return new Warning(
                event,
                next(event),
                event.origin(),
                realm,
                marking,
                ObjectClass.BALLISTIC,
                random.nextDouble(),
                track,
                Optional.empty(),
                Optional.empty(),
                threatened,
                true,
                false,
                Optional.empty(),
                TimeTag.of(clock.taiNanos()),
                new Stamps(clock.wallUnixNanos(), clock.wallUnixNanos()));
    }

    /** One that says something else of the same event, in the same version. */
    public static Warning other(Warning warning) {
        return new Warning(
                warning.event(),
                warning.version(),
                warning.by(),
                warning.realm(),
                warning.label(),
                warning.objectClass(),
                1 - warning.confidence(),
                warning.track(),
                warning.launch(),
                warning.impact(),
                warning.threatened(),
                warning.thrusting(),
                warning.failed(),
                warning.notice(),
                warning.decided(),
                warning.stamps());
    }

    /** The state of one of a nation's tracks, marked lower or higher. */
    Item track(NationId nation, ExchangeClock clock) {
        Label marking = random.nextInt(4) == 0 ? higher : label;
        return track(nation, past(nation) + 1 + random.nextInt(TRACKS), marking, clock);
    }

    /**
     * The state of a nation's track.
     *
     * @param number of the track
     * @param clock of that nation
     */
    public Item track(NationId nation, long number, ExchangeClock clock) {
        return track(nation, number, label, clock);
    }

    /** Somewhere some hundred kilometres above the ground, at any speed a missile has. */
    private double[] state() {
        double[] state = random.doubles(StateEstimate.STATE, -4000, 4000).toArray();
        double scale = 6.7e6 / Math.max(1, Math.hypot(Math.hypot(state[0], state[1]), state[2]));
        for (int i = 0; i < 3; i++) {
            state[i] *= scale;
        }
        return state;
    }

    private Item track(NationId nation, long number, Label marking, ExchangeClock clock) {
        TimeTag now = TimeTag.of(clock.taiNanos());
        double[] covariance = new double[StateEstimate.COVARIANCE];
        for (int i = 0; i < StateEstimate.STATE; i++) {
            covariance[StateEstimate.index(i, i)] = 100 + random.nextDouble();
        }
        return new Track(
                new TrackId(nation, number),
                marking,
                new StateEstimate(now, state(), covariance),
                Motion.UNKNOWN,
                0.99,
                Track.Status.CONFIRMED,
                Identity.NONE,
                new Lineage(new TreeSet<>(List.of(new RadarId(nation, "R1")))),
                now,
                now,
                9,
                Optional.empty(),
                new Stamps(clock.wallUnixNanos(), clock.wallUnixNanos()));
    }
}
