package org.watchfire.picture;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeSet;
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
import org.watchfire.model.Lane;
import org.watchfire.model.Lineage;
import org.watchfire.model.Motion;
import org.watchfire.model.NationId;
import org.watchfire.model.Notice;
import org.watchfire.model.NoticeId;
import org.watchfire.model.ObjectClass;
import org.watchfire.model.RadarId;
import org.watchfire.model.Realm;
import org.watchfire.model.Relation;
import org.watchfire.model.Stamps;
import org.watchfire.model.StateEstimate;
import org.watchfire.model.SystemTrack;
import org.watchfire.model.SystemTrackId;
import org.watchfire.model.Threat;
import org.watchfire.model.TimeTag;
import org.watchfire.model.Track;
import org.watchfire.model.TrackId;
import org.watchfire.model.Warning;
import org.watchfire.release.Recipient;
import org.watchfire.release.Releasable;
import org.watchfire.release.Role;
import org.watchfire.release.Unreduced;

/** Invented items for tests and for looking at the picture; nothing here is a claim about the world. */
final class Synthetic {
    static final NationId JPN = new NationId("JPN");
    static final NationId KOR = new NationId("KOR");
    static final NationId USA = new NationId("USA");
    static final List<NationId> NATIONS = List.of(JPN, KOR, USA);
    static final EventId EVENT = new EventId(KOR, 1);
    static final NoticeId NOTICE = new NoticeId("N-26-118");

    /** 2026-11-22T03:06:10 UTC. */
    static final TimeTag LAUNCH = TimeTag.of((1_795_316_770L + 37) * TimeTag.NANOS);

    private static final double EARTH_RADIUS = 6_378_137;
    private static final double E2 = 6.69437999014e-3;

    private Synthetic() {}

    static Label label() {
        return new Label(2, new TreeSet<>(List.of("LIMITED")), new TreeSet<>(NATIONS));
    }

    static Stamps stamps() {
        java.time.Instant now = java.time.Instant.now();
        long nanos = now.getEpochSecond() * 1_000_000_000L + now.getNano();
        return new Stamps(nanos - 3_000_000, nanos);
    }

    static Releasable to(Role role, Item item) {
        return to(role, item, Realm.EXERCISE);
    }

    static Releasable to(Role role, Item item, Realm realm) {
        return Unreduced.to(new Recipient.Operator(JPN, role), item, realm);
    }

    /** ECEF of a place, metres (WGS84). */
    static double[] ecef(double latitudeDegrees, double longitudeDegrees, double heightMetres) {
        double lat = Math.toRadians(latitudeDegrees);
        double lon = Math.toRadians(longitudeDegrees);
        double n = EARTH_RADIUS / Math.sqrt(1 - E2 * Math.sin(lat) * Math.sin(lat));
        return new double[] {
            (n + heightMetres) * Math.cos(lat) * Math.cos(lon),
            (n + heightMetres) * Math.cos(lat) * Math.sin(lon),
            (n * (1 - E2) + heightMetres) * Math.sin(lat)
        };
    }

    /** A track at a place, moving east, north and up at the speeds given. */
    static SystemTrack track(
            long number, TimeTag at, double lat, double lon, double height, double[] eastNorthUpMps, String callsign) {
        double[] position = ecef(lat, lon, height);
        double sinLat = Math.sin(Math.toRadians(lat));
        double cosLat = Math.cos(Math.toRadians(lat));
        double sinLon = Math.sin(Math.toRadians(lon));
        double cosLon = Math.cos(Math.toRadians(lon));
        double east = eastNorthUpMps[0];
        double north = eastNorthUpMps[1];
        double up = eastNorthUpMps[2];
        double[] state = {
            position[0],
            position[1],
            position[2],
            -sinLon * east - sinLat * cosLon * north + cosLat * cosLon * up,
            cosLon * east - sinLat * sinLon * north + cosLat * sinLon * up,
            cosLat * north + sinLat * up
        };
        return track(number, at, state, callsign, number % 3 == 0 ? List.of(KOR) : List.of(JPN, KOR));
    }

    static SystemTrack track(long number, TimeTag at, double[] state, String callsign, List<NationId> sources) {
        double[] covariance = new double[StateEstimate.COVARIANCE];
        for (int i = 0; i < StateEstimate.STATE; i++) {
            covariance[StateEstimate.index(i, i)] = i < 3 ? 6400 : 25;
        }
        TreeSet<RadarId> radars = new TreeSet<>();
        sources.forEach(nation -> radars.add(new RadarId(nation, nation.code().charAt(0) + "1")));
        List<Contribution> contributions = sources.stream()
                .map(nation ->
                        new Contribution(new TrackId(nation, number + 1000), 1.0 / sources.size(), at.plusSeconds(-2)))
                .toList();
        boolean air = !callsign.isEmpty() || number > 10;
        Motion motion = air ? new Motion(1, 0, 0, 0, Double.NaN) : new Motion(0, 0.05, 0.95, 0, 12);
        return new SystemTrack(
                new SystemTrackId(number),
                JPN,
                label(),
                new StateEstimate(at, state, covariance),
                motion,
                0.99,
                Track.Status.CONFIRMED,
                callsign.isEmpty() ? Identity.NONE : new Identity(01234, 0x840000 + (int) number, callsign),
                new Lineage(radars),
                contributions,
                LAUNCH.plusSeconds(60),
                at.plusSeconds(-2),
                0,
                stamps());
    }

    static GroundPoint ground(double lat, double lon, double major, double minor, TimeTag at, double sigma) {
        return new GroundPoint(
                new Ellipse(Geodetic.ofDegrees(lat, lon, 0), major, minor, Math.toRadians(110), 0.95), at, sigma);
    }

    static Assessment assessment(long track, TimeTag at) {
        return new Assessment(
                new SystemTrackId(track),
                JPN,
                label(),
                at,
                ObjectClass.BALLISTIC,
                Map.of(ObjectClass.BALLISTIC, 0.94, ObjectClass.SPACE_LAUNCH, 0.06),
                Optional.of(ground(39.2167, 125.7167, 14_000, 9_000, LAUNCH, 2)),
                Optional.of(ground(40.55, 138.15, 46_000, 20_500, LAUNCH.plusSeconds(971), 6)),
                List.of(),
                false,
                Optional.empty(),
                false,
                List.of());
    }

    static Warning warning(int version, TimeTag decided) {
        return new Warning(
                EVENT,
                version,
                KOR,
                Realm.EXERCISE,
                label(),
                ObjectClass.BALLISTIC,
                0.94,
                Optional.of(new TrackId(KOR, 1001)),
                Optional.of(ground(39.2167, 125.7167, 14_000, 9_000, LAUNCH, 2)),
                Optional.of(ground(40.55, 138.15, 46_000, 20_500, LAUNCH.plusSeconds(971), 6)),
                List.of(
                        new Threat(
                                "JP-05", Threat.Basis.IMPACT, 0.12, LAUNCH.plusSeconds(950), LAUNCH.plusSeconds(990)),
                        new Threat(
                                "JP-47",
                                Threat.Basis.CORRIDOR,
                                0.05,
                                LAUNCH.plusSeconds(400),
                                LAUNCH.plusSeconds(900))),
                false,
                false,
                Optional.of(NOTICE),
                decided,
                stamps());
    }

    static AllClear allClear(int version, boolean ends, TimeTag decided) {
        return new AllClear(
                EVENT,
                version,
                KOR,
                Realm.EXERCISE,
                label(),
                ends ? List.of("JP-05", "JP-47") : List.of("JP-47"),
                ends,
                ends ? "The object has come down in the sea." : "Impact, debris and overflight exclude it.",
                decided,
                stamps());
    }

    static Relation relation(int version, TimeTag decided) {
        return new Relation(
                EVENT,
                version,
                KOR,
                Realm.EXERCISE,
                label(),
                Relation.Kind.CORRELATED,
                new EventId(JPN, 1),
                "Both are one launch.",
                decided,
                stamps());
    }

    static Acknowledgement acknowledgement(int version, NationId by, TimeTag decided) {
        return new Acknowledgement(EVENT, version, by, Realm.EXERCISE, label(), "WATCH_OFFICER", decided, stamps());
    }

    static Notice notice() {
        return new Notice(
                NOTICE,
                JPN,
                Realm.EXERCISE,
                label(),
                Geodetic.ofDegrees(39.66, 124.705, 0),
                LAUNCH.plusSeconds(-11_170),
                LAUNCH.plusSeconds(10_430),
                List.of(
                        new Notice.HazardArea("HA-1 stage 1", circle(36.1, 123.8, 45)),
                        new Notice.HazardArea("HA-2 fairing", circle(33.4, 123.5, 60))),
                List.of("JP-47"),
                true,
                "low",
                "invented for tests");
    }

    static PictureStatus status(TimeTag now, double rate) {
        return new PictureStatus(
                now,
                1,
                rate,
                List.of(
                        sensor(KOR, "K1", 37.4, 126.9, 4.1, 212, 0),
                        sensor(KOR, "K2", 33.4, 126.5, 7.9, 187, 0),
                        sensor(JPN, "J1", 43.0, 141.3, 2.5, 143, 3),
                        sensor(JPN, "J2", 37.4, 137.0, 9.3, 371, 0),
                        sensor(JPN, "J3", 31.9, 131.4, 6.2, 296, 0),
                        sensor(USA, "U1", 26.4, 127.8, 14.2, 164, 0),
                        new PictureStatus.Sensor(
                                new RadarId(USA, "S1"),
                                Optional.empty(),
                                OptionalDouble.empty(),
                                OptionalDouble.empty(),
                                OptionalDouble.empty(),
                                -1,
                                -1,
                                -1,
                                Optional.empty())),
                List.of(
                        link(KOR, JPN, PictureStatus.LinkState.UP, 0.0182, 0.041),
                        link(JPN, KOR, PictureStatus.LinkState.UP, 0.0179, 0.039),
                        link(JPN, USA, PictureStatus.LinkState.UP, 0.0241, 0.052),
                        link(USA, JPN, PictureStatus.LinkState.SLOW, 1.9, 2.4)),
                Optional.of(true),
                OptionalLong.empty(),
                List.of(new PictureStatus.Counter("watchfire_test_total", "Invented for tests.", 7)));
    }

    private static PictureStatus.Sensor sensor(
            NationId nation, String name, double lat, double lon, double age, long tracks, long errors) {
        return new PictureStatus.Sensor(
                new RadarId(nation, name),
                Optional.of(Geodetic.ofDegrees(lat, lon, 50)),
                OptionalDouble.of(460_000),
                OptionalDouble.of(10),
                OptionalDouble.of(age),
                tracks * 60,
                tracks,
                errors,
                Optional.of(new PictureStatus.Consistency(errors > 0 ? 2.1 : 0.97, 0.9, 1.1)));
    }

    private static PictureStatus.Link link(
            NationId from, NationId to, PictureStatus.LinkState state, double p50, double p99) {
        return new PictureStatus.Link(
                from,
                to,
                state,
                OptionalDouble.of(p50),
                OptionalDouble.of(p99),
                new PictureStatus.LaneCounters(412, 411, 0, 1, 0, 0, 0, -1),
                new PictureStatus.LaneCounters(90_412, 90_380, 0, 12, 20, 0, 0, 1032),
                List.of(new PictureStatus.Reconciled(
                        Lane.ASSURED, PictureStatus.Agreement.AGREED, 1_685_480_400_000_000_000L, 0)),
                2,
                1);
    }

    private static List<Geodetic> circle(double lat, double lon, double radiusKm) {
        return java.util.stream.IntStream.range(0, 24)
                .mapToObj(i -> Geodetic.ofDegrees(
                        lat + radiusKm / 111 * Math.cos(i * Math.PI / 12),
                        lon + radiusKm / 111 / Math.cos(Math.toRadians(lat)) * Math.sin(i * Math.PI / 12),
                        0))
                .toList();
    }
}
