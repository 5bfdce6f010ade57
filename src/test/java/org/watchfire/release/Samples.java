package org.watchfire.release;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.watchfire.model.Contribution;
import org.watchfire.model.Ellipse;
import org.watchfire.model.EventId;
import org.watchfire.model.Geodetic;
import org.watchfire.model.GroundPoint;
import org.watchfire.model.Identity;
import org.watchfire.model.Label;
import org.watchfire.model.Lineage;
import org.watchfire.model.Motion;
import org.watchfire.model.NationId;
import org.watchfire.model.NoticeId;
import org.watchfire.model.ObjectClass;
import org.watchfire.model.RadarId;
import org.watchfire.model.Realm;
import org.watchfire.model.Stamps;
import org.watchfire.model.StateEstimate;
import org.watchfire.model.SystemTrack;
import org.watchfire.model.SystemTrackId;
import org.watchfire.model.Threat;
import org.watchfire.model.TimeTag;
import org.watchfire.model.Track;
import org.watchfire.model.TrackId;
import org.watchfire.model.Warning;

/** Nations and plain items for tests, made by hand. */
final class Samples {
    static final NationId KOR = new NationId("KOR");
    static final NationId JPN = new NationId("JPN");
    static final NationId USA = new NationId("USA");
    static final NationId AUS = new NationId("AUS");
    static final TimeTag NOW = Utc.toTai(java.time.Instant.parse("2023-05-30T21:30:00Z"));
    /** Of what may go to both partners. */
    static final Label OPEN_LABEL = label(1, List.of(), JPN, USA);

    private Samples() {}

    static Recipient peer(NationId nation) {
        return new Recipient.Peer(nation);
    }

    static Recipient operator(Role role) {
        return new Recipient.Operator(KOR, role);
    }

    static Label label(int level, List<String> caveats, NationId... to) {
        return new Label(level, new TreeSet<>(caveats), new TreeSet<>(List.of(to)));
    }

    static Track track(Label label) {
        return track(label, NOW, Geodetic.ofDegrees(38.5, 124.4, 60_000));
    }

    static Track track(Label label, TimeTag time, Geodetic place) {
        return track(17, label, time, place);
    }

    static Track track(long number, Label label) {
        return track(number, label, NOW, Geodetic.ofDegrees(38.5, 124.4, 60_000));
    }

    private static Track track(long number, Label label, TimeTag time, Geodetic place) {
        return new Track(
                new TrackId(KOR, number),
                label,
                estimate(time, place, new double[] {100, -200, 300}),
                new Motion(0, 0.9, 0.1, 0, 25),
                1,
                Track.Status.CONFIRMED,
                new Identity(1234, 0xABCDEF, "KAL123"),
                new Lineage(new TreeSet<>(List.of(new RadarId(KOR, "K1"), new RadarId(KOR, "K2")))),
                time.plusSeconds(-73.25),
                time,
                41,
                Optional.of(new TrackId(KOR, 9)),
                new Stamps(1_685_482_199_123_456_789L, 1_685_482_200_000_000_000L));
    }

    static StateEstimate estimate(TimeTag time, Geodetic place, double[] velocity) {
        double[] at = Wgs84.toEcef(place);
        double[] covariance = new double[StateEstimate.COVARIANCE];
        for (int i = 0; i < 6; i++) {
            covariance[StateEstimate.index(i, i)] = i < 3 ? 900 : 16;
        }
        return new StateEstimate(
                time, new double[] {at[0], at[1], at[2], velocity[0], velocity[1], velocity[2]}, covariance);
    }

    static Warning warning(Label label, Realm realm) {
        return new Warning(
                new EventId(KOR, 1),
                2,
                KOR,
                realm,
                label,
                ObjectClass.BALLISTIC,
                0.9,
                Optional.of(new TrackId(KOR, 17)),
                Optional.of(new GroundPoint(
                        new Ellipse(Geodetic.ofDegrees(39.6601, 124.7053, 0), 4000, 1000, 0.3, 0.95),
                        NOW.plusSeconds(-150),
                        2)),
                Optional.of(new GroundPoint(
                        new Ellipse(Geodetic.ofDegrees(36.1, 123.3, 0), 30_000, 12_000, 1.3, 0.95),
                        NOW.plusSeconds(300),
                        15)),
                List.of(new Threat("JP-47", Threat.Basis.CORRIDOR, 0.4, NOW, NOW.plusSeconds(900))),
                false,
                true,
                Optional.of(new NoticeId("HYDROPAC-1779-23")),
                NOW,
                new Stamps(1_685_482_199_123_456_789L, 1_685_482_200_000_000_000L));
    }

    static SystemTrack systemTrack(Label label) {
        Track track = track(label);
        return new SystemTrack(
                new SystemTrackId(4),
                KOR,
                label,
                track.estimate(),
                track.motion(),
                1,
                Track.Status.CONFIRMED,
                track.identity(),
                new Lineage(new TreeSet<>(List.of(new RadarId(KOR, "K1"), new RadarId(JPN, "J1")))),
                List.of(
                        new Contribution(track.id(), 0.7, NOW.plusSeconds(-1.5)),
                        new Contribution(new TrackId(JPN, 3), 0.3, NOW.plusSeconds(-2.5))),
                NOW.plusSeconds(-73.25),
                NOW.plusSeconds(-1.5),
                2,
                track.stamps());
    }
}
