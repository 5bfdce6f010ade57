package org.watchfire.assess;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.watchfire.assess.areas.Areas;
import org.watchfire.astro.FreeFlight;
import org.watchfire.astro.Geodesic;
import org.watchfire.astro.Wgs84;
import org.watchfire.model.Contribution;
import org.watchfire.model.Ellipse;
import org.watchfire.model.Geodetic;
import org.watchfire.model.Identity;
import org.watchfire.model.Label;
import org.watchfire.model.Lineage;
import org.watchfire.model.Motion;
import org.watchfire.model.NationId;
import org.watchfire.model.RadarId;
import org.watchfire.model.Realm;
import org.watchfire.model.Stamps;
import org.watchfire.model.StateEstimate;
import org.watchfire.model.SystemTrack;
import org.watchfire.model.SystemTrackId;
import org.watchfire.model.TimeTag;
import org.watchfire.model.Track;
import org.watchfire.model.TrackId;

/** Flights made for tests, and system tracks of them with errors as stated. All places and nations are a test's own. */
public final class Flights {
    public static final NationId KOR = new NationId("KOR");
    public static final NationId JPN = new NationId("JPN");
    public static final NationId USA = new NationId("USA");
    public static final Label LABEL = new Label(2, new TreeSet<>(), new TreeSet<>(List.of(KOR, JPN, USA)));
    public static final TimeTag T0 = TimeTag.of(1_700_000_000L * TimeTag.NANOS);

    private Flights() {}

    /** A state of the truth: seconds since launch, ECEF state and whether it thrusts. */
    public static final class Truth {
        public final double seconds;
        public final double[] state;
        public final boolean thrusting;

        Truth(double seconds, double[] state, boolean thrusting) {
            this.seconds = seconds;
            this.state = state.clone();
            this.thrusting = thrusting;
        }
    }

    /**
     * A stage: from {@code gap} seconds after the one before, for {@code burn} seconds, first acceleration and exhaust
     * velocity.
     */
    public record Stage(double gap, double burn, double acceleration, double exhaust) {}

    /**
     * A rocket: straight up for 8 s, then the thrust's pitch falls linearly at {@code tilt} rad/s to {@code lowest}.
     * Until {@code seconds} or the ground; one state a second.
     */
    public static List<Truth> rocket(
            Geodetic site, double azimuth, double tilt, double lowest, List<Stage> stages, double seconds) {
        double[] frame = new double[9];
        Wgs84.eastNorthUp(site.latitudeRadians(), site.longitudeRadians(), frame);
        double[] s = new double[6];
        System.arraycopy(Wgs84.toEcef(site), 0, s, 0, 3);
        List<Truth> out = new ArrayList<>();
        double h = 0.1;
        for (int k = 0; k <= seconds / h; k++) {
            double t = k * h;
            double thrust = thrust(stages, t);
            if (k % 10 == 0) {
                out.add(new Truth(Math.round(t), s.clone(), thrust > 0));
            }
            double[] a = new double[3];
            double pitch = Math.max(lowest, Math.PI / 2 - tilt * Math.max(0, t - 8));
            for (int i = 0; i < 3; i++) {
                a[i] = thrust
                        * (Math.cos(pitch) * (Math.sin(azimuth) * frame[i] + Math.cos(azimuth) * frame[3 + i])
                                + Math.sin(pitch) * frame[6 + i]);
                s[3 + i] += a[i] * h / 2;
            }
            FreeFlight.propagate(s, h, h);
            for (int i = 0; i < 3; i++) {
                s[3 + i] += a[i] * h / 2;
            }
            if (t > 20 && Wgs84.heightMetres(s[0], s[1], s[2]) < 0) {
                return out;
            }
        }
        return out;
    }

    private static double thrust(List<Stage> stages, double t) {
        double from = 0;
        for (Stage stage : stages) {
            from += stage.gap;
            if (t >= from && t < from + stage.burn) {
                return stage.acceleration / (1 - stage.acceleration * (t - from) / stage.exhaust);
            }
            from += stage.burn;
        }
        return 0;
    }

    /** A state in level flight or any other straight motion: place, heading, speed, climb. */
    public static double[] straight(Geodetic place, double heading, double level, double climb) {
        double[] frame = new double[9];
        Wgs84.eastNorthUp(place.latitudeRadians(), place.longitudeRadians(), frame);
        double[] s = new double[6];
        System.arraycopy(Wgs84.toEcef(place), 0, s, 0, 3);
        for (int i = 0; i < 3; i++) {
            s[3 + i] = level * (Math.sin(heading) * frame[i] + Math.cos(heading) * frame[3 + i]) + climb * frame[6 + i];
        }
        return s;
    }

    /** A system track of a true state, with independent errors of the stated sigmas per axis drawn from {@code random}. */
    public static SystemTrack track(
            long id, NationId by, Truth truth, double metres, double mps, Random random, Track.Status status) {
        double[] s = truth.state.clone();
        double[] p = new double[StateEstimate.COVARIANCE];
        for (int i = 0; i < 6; i++) {
            double sigma = i < 3 ? metres : mps;
            s[i] += sigma * random.nextGaussian();
            p[StateEstimate.index(i, i)] = sigma * sigma;
        }
        double height = Wgs84.heightMetres(s[0], s[1], s[2]);
        Motion motion = truth.thrusting
                ? new Motion(0.01, 0.97, 0.01, 0.01, 20)
                : height < 20_000 && Math.hypot(Math.hypot(s[3], s[4]), s[5]) < 700
                        ? new Motion(0.97, 0.01, 0.01, 0.01, Double.NaN)
                        : new Motion(0.01, 0.02, 0.96, 0.01, Double.NaN);
        return track(id, by, T0.plusSeconds(truth.seconds), s, p, motion, status);
    }

    public static SystemTrack track(
            long id, NationId by, TimeTag time, double[] s, double[] p, Motion motion, Track.Status status) {
        RadarId radar = new RadarId(by, "R1");
        return new SystemTrack(
                new SystemTrackId(id),
                by,
                LABEL,
                new StateEstimate(time, s, p),
                motion,
                0.999,
                status,
                Identity.NONE,
                new Lineage(new TreeSet<>(List.of(radar))),
                List.of(new Contribution(new TrackId(by, id), 1, time)),
                T0,
                time,
                0,
                new Stamps(0, 0));
    }

    /** The same report of a track that is carried on without plots. */
    public static SystemTrack coasting(SystemTrack t, TimeTag lastPlot) {
        return copy(t, Track.Status.COASTING, t.contributions(), lastPlot);
    }

    public static AssessorSettings settings(NationId nation) {
        return AssessorSettings.of(nation, Realm.TEST, LABEL, Areas.world());
    }

    /** The same report with other tracks behind it. */
    public static SystemTrack with(SystemTrack t, List<Contribution> contributions) {
        return copy(t, t.status(), contributions, t.lastPlot());
    }

    /** A launch site between 70° south and 70° north. */
    public static Geodetic anywhere(Random random) {
        return Geodetic.ofDegrees(-70 + 140 * random.nextDouble(), -180 + 360 * random.nextDouble(), 0);
    }

    /** Whether a place is inside an ellipse on the ground. */
    public static boolean holds(Ellipse ellipse, Geodetic place) {
        double metres = Geodesic.distanceMetres(ellipse.centre(), place);
        double angle = Geodesic.azimuthRadians(ellipse.centre(), place) - ellipse.azimuthRadians();
        return Math.hypot(
                        metres * Math.cos(angle) / Math.max(1e-9, ellipse.semiMajorMetres()),
                        metres * Math.sin(angle) / Math.max(1e-9, ellipse.semiMinorMetres()))
                <= 1;
    }

    private static SystemTrack copy(
            SystemTrack t, Track.Status status, List<Contribution> contributions, TimeTag lastPlot) {
        return new SystemTrack(
                t.id(),
                t.origin(),
                t.label(),
                t.estimate(),
                t.motion(),
                t.existence(),
                status,
                t.identity(),
                t.lineage(),
                contributions,
                t.firstPlot(),
                lastPlot,
                t.parent(),
                t.stamps());
    }
}
