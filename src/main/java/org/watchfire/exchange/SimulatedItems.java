package org.watchfire.exchange;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
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
import org.watchfire.model.Stamps;
import org.watchfire.model.StateEstimate;
import org.watchfire.model.TimeTag;
import org.watchfire.model.Track;
import org.watchfire.model.TrackId;
import org.watchfire.model.Warning;

/** Items for simulations and benchmarks: warnings in versions about a few events, and tracks. */
final class SimulatedItems {
    private static final int EVENTS = 5;
    private static final int TRACKS = 10;

    private final Random random;
    private final Label label;
    private final Map<EventId, Integer> versions = new HashMap<>();

    SimulatedItems(Random random, Set<NationId> nations) {
        this.random = random;
        this.label = new Label(1, new TreeSet<>(), new TreeSet<>(nations));
    }

    Item warning(NationId nation, Realm realm, ExchangeClock clock) {
        EventId event = new EventId(nation, 1 + random.nextInt(EVENTS));
        return new Warning(
                event,
                versions.merge(event, 1, Integer::sum),
                nation,
                realm,
                label,
                ObjectClass.BALLISTIC,
                random.nextDouble(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                true,
                false,
                Optional.empty(),
                TimeTag.of(clock.taiNanos()),
                new Stamps(clock.wallUnixNanos(), clock.wallUnixNanos()));
    }

    /** One that says something else of the same event, in the same version. */
    static Warning other(Warning warning) {
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

    Item track(NationId nation, ExchangeClock clock) {
        return track(nation, 1 + random.nextInt(TRACKS), clock);
    }

    Item track(NationId nation, long number, ExchangeClock clock) {
        TimeTag now = TimeTag.of(clock.taiNanos());
        double[] covariance = new double[StateEstimate.COVARIANCE];
        for (int i = 0; i < StateEstimate.STATE; i++) {
            covariance[StateEstimate.index(i, i)] = 100 + random.nextDouble();
        }
        return new Track(
                new TrackId(nation, number),
                label,
                new StateEstimate(
                        now, random.doubles(StateEstimate.STATE, -6e6, 6e6).toArray(), covariance),
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
