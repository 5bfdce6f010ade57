package org.watchfire.exchange;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.watchfire.model.Acknowledgement;
import org.watchfire.model.AllClear;
import org.watchfire.model.Assessment;
import org.watchfire.model.ClockState;
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
import org.watchfire.model.Recall;
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

/** Items of every kind for tests. */
public final class Samples {
    public static final NationId JPN = new NationId("JPN");
    public static final NationId USA = new NationId("USA");
    public static final NationId KOR = new NationId("KOR");
    public static final Label LABEL =
            new Label(2, new TreeSet<>(List.of("LIMITED")), new TreeSet<>(List.of(JPN, USA, KOR)));

    private static final TimeTag TIME = new TimeTag(1_685_482_099_123_456_789L, 1000, ClockState.HOLDOVER);
    private static final Stamps STAMPS = new Stamps(1_700_000_000_000_000_001L, 1_700_000_000_000_500_000L);

    private Samples() {}

    public static Warning warning(NationId by, long event, int version) {
        Ellipse ellipse = new Ellipse(Geodetic.ofDegrees(39.66, 124.7, 12.5), 3000, 1200.25, 0.5, 0.95);
        return new Warning(
                new EventId(by, event),
                version,
                by,
                Realm.EXERCISE,
                LABEL,
                ObjectClass.BALLISTIC,
                0.93,
                Optional.of(new TrackId(by, 17)),
                Optional.of(new GroundPoint(ellipse, TIME, 1.5)),
                Optional.empty(),
                List.of(new Threat("JP-47", Threat.Basis.CORRIDOR, 0.25, TIME, TIME.plusSeconds(600))),
                true,
                false,
                Optional.of(new NoticeId("HYDROPAC-1779-23")),
                TIME,
                STAMPS);
    }

    public static Track track(NationId nation, long number, Random random) {
        double[] state = random.doubles(StateEstimate.STATE, -6e6, 6e6).toArray();
        double[] covariance = random.doubles(StateEstimate.COVARIANCE, 0, 1e6).toArray();
        return new Track(
                new TrackId(nation, number),
                LABEL,
                new StateEstimate(TIME, state, covariance),
                new Motion(0.25, 0.5, 0.25, 0, Double.NaN),
                0.99,
                Track.Status.CONFIRMED,
                new Identity(01234, 0xABCDEF, "TEST1"),
                new Lineage(new TreeSet<>(List.of(new RadarId(nation, "K1"), new RadarId(nation, "K2")))),
                TIME,
                TIME.plusSeconds(5),
                12,
                Optional.of(new TrackId(nation, 3)),
                STAMPS);
    }

    public static List<Item> oneOfEach(NationId nation) {
        Track track = track(nation, 5, new Random(7));
        Warning warning = warning(nation, 1, 2);
        return List.of(
                track,
                new SystemTrack(
                        new SystemTrackId(4),
                        nation,
                        LABEL,
                        track.estimate(),
                        track.motion(),
                        0.5,
                        Track.Status.COASTING,
                        Identity.NONE,
                        track.lineage(),
                        List.of(new Contribution(track.id(), 1, TIME)),
                        TIME,
                        TIME,
                        0,
                        STAMPS),
                new Assessment(
                        new SystemTrackId(4),
                        nation,
                        LABEL,
                        TIME,
                        ObjectClass.SPACE_LAUNCH,
                        Map.of(ObjectClass.SPACE_LAUNCH, 0.75, ObjectClass.BALLISTIC, 0.25),
                        Optional.empty(),
                        warning.launch(),
                        warning.threatened(),
                        true,
                        Optional.of(new Assessment.Perigee(-1000.5, 200e3)),
                        false,
                        List.of()),
                warning,
                new AllClear(
                        warning.event(),
                        3,
                        nation,
                        Realm.EXERCISE,
                        LABEL,
                        List.of("JP-47"),
                        true,
                        "It fell.",
                        TIME,
                        STAMPS),
                new Retraction(warning.event(), 4, nation, Realm.EXERCISE, LABEL, "It was a flock.", TIME, STAMPS),
                new Notice(
                        new NoticeId("N-1"),
                        nation,
                        Realm.EXERCISE,
                        LABEL,
                        Geodetic.ofDegrees(39.66, 124.7, 0),
                        TIME,
                        TIME.plusSeconds(3600),
                        List.of(new Notice.HazardArea(
                                "HA-1",
                                List.of(
                                        Geodetic.ofDegrees(36, 123, 0),
                                        Geodetic.ofDegrees(36, 124, 0),
                                        Geodetic.ofDegrees(35, 124, 0)))),
                        List.of("JP-47"),
                        true,
                        "low",
                        "public facts"),
                new Relation(
                        warning.event(),
                        5,
                        nation,
                        Realm.EXERCISE,
                        LABEL,
                        Relation.Kind.CORRELATED,
                        new EventId(nation, 99),
                        "One launch.",
                        TIME,
                        STAMPS),
                new Acknowledgement(warning.event(), 2, nation, Realm.EXERCISE, LABEL, "node", TIME, STAMPS),
                recall(
                        nation,
                        new Recall.Subject.OfTrack(new TrackId(nation, 17)),
                        new Recall.Subject.OfEvent(warning.event(), Recall.Saying.ALL_CLEAR),
                        new Recall.Subject.OfNotice(new NoticeId("HYDROPAC-1779-23"))));
    }

    public static Recall recall(NationId by, Recall.Subject... subjects) {
        return new Recall(by, Realm.EXERCISE, LABEL, List.of(subjects), TIME, STAMPS);
    }
}
