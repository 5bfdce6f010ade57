package org.watchfire.release;

import static org.watchfire.release.Samples.AUS;
import static org.watchfire.release.Samples.JPN;
import static org.watchfire.release.Samples.KOR;
import static org.watchfire.release.Samples.NOW;
import static org.watchfire.release.Samples.USA;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.watchfire.model.Acknowledgement;
import org.watchfire.model.AllClear;
import org.watchfire.model.Assessment;
import org.watchfire.model.Contribution;
import org.watchfire.model.Ellipse;
import org.watchfire.model.EventId;
import org.watchfire.model.Geodetic;
import org.watchfire.model.GroundPoint;
import org.watchfire.model.Identity;
import org.watchfire.model.Item;
import org.watchfire.model.Label;
import org.watchfire.model.Lineage;
import org.watchfire.model.Motion;
import org.watchfire.model.NationId;
import org.watchfire.model.Notice;
import org.watchfire.model.NoticeId;
import org.watchfire.model.ObjectClass;
import org.watchfire.model.RadarId;
import org.watchfire.model.Realm;
import org.watchfire.model.Relation;
import org.watchfire.model.Retraction;
import org.watchfire.model.Stamps;
import org.watchfire.model.StateEstimate;
import org.watchfire.model.SystemTrack;
import org.watchfire.model.SystemTrackId;
import org.watchfire.model.Threat;
import org.watchfire.model.TimeTag;
import org.watchfire.model.Track;
import org.watchfire.model.TrackId;
import org.watchfire.model.Warning;

/** Items for tests, any number of them, by chance from a seed. */
final class ChanceItems {
    /** Kinds that a policy is asked about. */
    private static final Kind[] ASKED =
            Stream.of(Kind.values()).filter(kind -> kind != Kind.RECALL).toArray(Kind[]::new);

    private ChanceItems() {}

    /** An item of any kind, origin, realm and marking; every field set by chance. */
    static Item item(Random random) {
        NationId origin = pick(random, KOR, KOR, KOR, JPN, USA);
        Label label = new Label(
                random.nextInt(6),
                subset(random, 6, "LIMITED", "ORCON", "EYES"),
                subset(random, 2, JPN, USA, AUS, KOR));
        Realm realm = pick(random, Realm.EXERCISE, Realm.EXERCISE, Realm.EXERCISE, Realm.ACTUAL, Realm.TEST);
        EventId event = new EventId(origin, 1 + random.nextInt(9));
        int version = 1 + random.nextInt(9);
        TimeTag time = NOW.plusSeconds(random.nextDouble(-90, 5));
        Stamps stamps = new Stamps(random.nextLong(1L << 60), random.nextLong(1L << 60));
        Identity identity = random.nextBoolean()
                ? new Identity(random.nextInt(4096), random.nextInt(1 << 24), "C" + random.nextInt(1000))
                : Identity.NONE;
        NationId foreign = random.nextInt(10) == 0 ? USA : origin;
        Lineage lineage = new Lineage(new TreeSet<>(List.of(
                new RadarId(origin, "R" + random.nextInt(90)), new RadarId(foreign, "Q" + random.nextInt(90)))));
        Track.Status status = pick(random, Track.Status.values());
        Motion motion = new Motion(0.25, 0.5, 0.25, 0, random.nextDouble(0, 40));
        return switch (pick(random, ASKED)) {
            case TRACK ->
                new Track(
                        new TrackId(origin, 1 + random.nextInt(500)),
                        label,
                        estimate(random, time),
                        motion,
                        random.nextDouble(),
                        status,
                        identity,
                        lineage,
                        time.plusSeconds(-random.nextDouble(200)),
                        time.plusSeconds(-random.nextDouble(5)),
                        1 + random.nextInt(90),
                        random.nextBoolean() ? Optional.of(new TrackId(origin, 7)) : Optional.empty(),
                        stamps);
            case SYSTEM_TRACK ->
                new SystemTrack(
                        new SystemTrackId(1 + random.nextInt(500)),
                        origin,
                        label,
                        estimate(random, time),
                        motion,
                        random.nextDouble(),
                        status,
                        identity,
                        lineage,
                        List.of(new Contribution(new TrackId(origin, 3), 1, time)),
                        time.plusSeconds(-99),
                        time,
                        random.nextInt(9),
                        stamps);
            case ASSESSMENT -> {
                Map<ObjectClass, Double> all = new EnumMap<>(ObjectClass.class);
                all.put(ObjectClass.BALLISTIC, 0.7);
                all.put(ObjectClass.UNDECIDED, 0.3);
                yield new Assessment(
                        new SystemTrackId(1 + random.nextInt(500)),
                        origin,
                        label,
                        time,
                        ObjectClass.BALLISTIC,
                        all,
                        ground(random, time),
                        ground(random, time),
                        threats(random, time),
                        random.nextBoolean(),
                        Optional.of(new Assessment.Perigee(-6e6, -5e6)),
                        random.nextBoolean(),
                        List.of());
            }
            case WARNING ->
                new Warning(
                        event,
                        version,
                        origin,
                        realm,
                        label,
                        pick(random, ObjectClass.values()),
                        random.nextDouble(),
                        random.nextBoolean() ? Optional.of(new TrackId(origin, 17)) : Optional.empty(),
                        ground(random, time),
                        ground(random, time),
                        threats(random, time),
                        random.nextBoolean(),
                        random.nextBoolean(),
                        Optional.empty(),
                        time,
                        stamps);
            case ALL_CLEAR ->
                new AllClear(event, version, origin, realm, label, List.of("JP-47"), true, "over", time, stamps);
            case RETRACTION -> new Retraction(event, version, origin, realm, label, "wrong", time, stamps);
            case RELATION ->
                new Relation(
                        event,
                        version,
                        origin,
                        realm,
                        label,
                        pick(random, Relation.Kind.values()),
                        new EventId(USA, 10 + random.nextInt(9)),
                        "one launch",
                        time,
                        stamps);
            case NOTICE ->
                new Notice(
                        new NoticeId("N-" + random.nextInt(99)),
                        origin,
                        realm,
                        label,
                        Geodetic.ofDegrees(39.66, 124.7, 0),
                        time,
                        time.plusSeconds(3600),
                        List.of(new Notice.HazardArea(
                                "HA-1",
                                List.of(
                                        Geodetic.ofDegrees(36, 123, 0),
                                        Geodetic.ofDegrees(36, 124, 0),
                                        Geodetic.ofDegrees(35, 123, 0)))),
                        List.of("JP-47"),
                        true,
                        "low",
                        "published");
            case ACKNOWLEDGEMENT ->
                new Acknowledgement(event, version, origin, realm, label, "WATCH_OFFICER", time, stamps);
            case RECALL -> throw new IllegalStateException("no policy is asked about a recall");
        };
    }

    private static StateEstimate estimate(Random random, TimeTag time) {
        Geodetic place = Geodetic.ofDegrees(
                random.nextDouble(-89.9, 89.9), random.nextDouble(-180, 180), random.nextDouble(0, 900_000));
        double[] at = Wgs84.toEcef(place);
        double[] state = {
            at[0],
            at[1],
            at[2],
            random.nextDouble(-5000, 5000),
            random.nextDouble(-5000, 5000),
            random.nextDouble(-5000, 5000)
        };
        double[] covariance = new double[StateEstimate.COVARIANCE];
        for (int i = 0; i < 6; i++) {
            for (int j = i; j < 6; j++) {
                // Weak cross terms keep it positive definite.
                covariance[StateEstimate.index(i, j)] =
                        i == j ? random.nextDouble(1, 10_000) : random.nextDouble(-0.1, 0.1);
            }
        }
        return new StateEstimate(time, state, covariance);
    }

    private static Optional<GroundPoint> ground(Random random, TimeTag time) {
        return random.nextInt(4) == 0
                ? Optional.empty()
                : Optional.of(new GroundPoint(
                        new Ellipse(
                                Geodetic.ofDegrees(random.nextDouble(-89, 89), random.nextDouble(-180, 180), 0),
                                random.nextDouble(1000, 50_000),
                                random.nextDouble(10, 1000),
                                random.nextDouble(3),
                                0.95),
                        time.plusSeconds(random.nextDouble(-300, 300)),
                        random.nextDouble(30)));
    }

    private static List<Threat> threats(Random random, TimeTag time) {
        return List.of(new Threat(
                "JP-" + random.nextInt(10, 47),
                pick(random, Threat.Basis.values()),
                random.nextDouble(),
                time,
                time.plusSeconds(60)));
    }

    @SafeVarargs
    static <T> T pick(Random random, T... from) {
        return from[random.nextInt(from.length)];
    }

    @SafeVarargs
    private static <T> NavigableSet<T> subset(Random random, int oneIn, T... from) {
        TreeSet<T> chosen = new TreeSet<>();
        for (T each : from) {
            if (random.nextInt(oneIn) == 0) {
                chosen.add(each);
            }
        }
        return chosen;
    }
}
