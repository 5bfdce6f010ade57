package org.watchfire.assess;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.watchfire.astro.RadarFrame;
import org.watchfire.astro.Wgs84;
import org.watchfire.fuse.Fuser;
import org.watchfire.fuse.FuserSettings;
import org.watchfire.model.Assessment;
import org.watchfire.model.Geodetic;
import org.watchfire.model.Identity;
import org.watchfire.model.ObjectClass;
import org.watchfire.model.Plot;
import org.watchfire.model.Radar;
import org.watchfire.model.RadarId;
import org.watchfire.model.SystemTrack;
import org.watchfire.model.TimeTag;
import org.watchfire.model.Track;
import org.watchfire.model.Warning;
import org.watchfire.track.Tracker;
import org.watchfire.track.TrackerSettings;

/**
 * How many scans after it rises above a radar's horizon a launch is a candidate (launch probability 0.5 on a track within
 * 20 km of it) and warned of, among 50 aircraft and 60 clutter plots a scan of 4 s, each object seen with 0.9. The scan
 * in which it is first above the horizon counts as the first. More with {@code -Dwatchfire.launches=1000}.
 */
class DetectionTest {
    private static final int LAUNCHES = Integer.getInteger("watchfire.launches", 20);
    private static final int AIRCRAFT = 50;
    private static final int CLUTTER = 60;
    private static final int SCAN_SECONDS = 4;
    private static final int QUIET_SCANS = 15;
    private static final int LAST = 25;

    /** First scans of candidate and warning, {@code LAST + 1} if none; warnings before the launch was in view. */
    private record Found(int candidate, int warning, int early) {}

    @Test
    void aLaunchAmongTrafficAndClutterIsACandidateAndThenWarnedOf() {
        List<Found> found =
                IntStream.range(0, LAUNCHES).mapToObj(DetectionTest::run).toList();
        int[] candidates = found.stream().mapToInt(Found::candidate).sorted().toArray();
        int[] warnings = found.stream().mapToInt(Found::warning).sorted().toArray();
        int early = found.stream().mapToInt(Found::early).sum();
        String table =
                "candidate within 3 scans %.3f, warning within 6 %.3f; scans, 50 and 95 %%: %d %d, %d %d; early %d%n"
                        .formatted(
                                share(candidates, 3),
                                share(warnings, 6),
                                candidates[LAUNCHES / 2],
                                candidates[LAUNCHES * 95 / 100],
                                warnings[LAUNCHES / 2],
                                warnings[LAUNCHES * 95 / 100],
                                early);
        if (Boolean.getBoolean("watchfire.print")) {
            System.err.printf(Locale.ROOT, "%s%s%n%s%n", table, Arrays.toString(candidates), Arrays.toString(warnings));
        }
        assertThat(early).as("warnings before the launch: " + table).isZero();
        assertThat(share(warnings, LAST)).as(table).isGreaterThanOrEqualTo(0.9);
    }

    private static double share(int[] scans, int within) {
        return Arrays.stream(scans).filter(s -> s <= within).count() / (double) scans.length;
    }

    private static Found run(int seed) {
        Random random = new Random(4001L + seed);
        Geodetic place = Geodetic.ofDegrees(120 * random.nextDouble() - 60, 360 * random.nextDouble() - 180, 50);
        RadarId id = new RadarId(Flights.KOR, "R1");
        Radar radar = new Radar(id, place, 50, 1.5e-3, 1.5e-3, Double.NaN, SCAN_SECONDS, 0.9, CLUTTER, 400e3);
        RadarFrame frame = new RadarFrame(place);
        List<double[]> aircraft = new ArrayList<>();
        for (int i = 0; i < AIRCRAFT; i++) {
            aircraft.add(Flights.straight(
                    away(place, 200e3 * Math.sqrt(random.nextDouble()), random, 3000 + 8000 * random.nextDouble()),
                    2 * Math.PI * random.nextDouble(),
                    150 + 120 * random.nextDouble(),
                    0));
        }
        List<Flights.Truth> flight = Flights.rocket(
                away(place, 30e3 + 200e3 * random.nextDouble(), random, 0),
                2 * Math.PI * random.nextDouble(),
                Math.toRadians(0.4 + 0.6 * random.nextDouble()),
                Math.toRadians(30 + 30 * random.nextDouble()),
                List.of(new Flights.Stage(0, 70 + 60 * random.nextDouble(), 14 + 14 * random.nextDouble(), 2600)),
                200);
        Tracker tracker = new Tracker(Flights.KOR, Flights.LABEL, List.of(radar), TrackerSettings.defaults());
        Fuser fuser = new Fuser(Flights.KOR, FuserSettings.defaults());
        Assessor assessor = new Assessor(Flights.settings(Flights.KOR));
        int seen = 0;
        int candidate = LAST + 1;
        int early = 0;
        double offset = SCAN_SECONDS * random.nextDouble();
        for (int scan = 0; seen < LAST; scan++) {
            TimeTag now = Flights.T0.plusSeconds(scan * SCAN_SECONDS);
            int t = (int) (scan * SCAN_SECONDS + offset) - QUIET_SCANS * SCAN_SECONDS;
            double[] rocket = t >= 0 && t < flight.size() ? flight.get(t).state : new double[0];
            List<Plot> plots = new ArrayList<>();
            for (double[] s : aircraft) {
                see(frame, radar, s, now, random, plots);
                fly(s);
            }
            boolean up = rocket.length > 0 && see(frame, radar, rocket, now, random, plots);
            seen += seen > 0 || up ? 1 : 0;
            clutter(id, now, random, plots);
            for (Track track : tracker.accept(plots, now, 0)) {
                if (track.status() == Track.Status.TENTATIVE) {
                    continue;
                }
                for (SystemTrack system : fuser.accept(track, now, 0)) {
                    AssessorOutput out = assessor.accept(system, now, system.stamps());
                    boolean near = seen > 0 && rocket.length > 0 && near(system, rocket);
                    if (near && out.assessments().stream().anyMatch(a -> launch(a) >= 0.5)) {
                        candidate = Math.min(candidate, seen);
                    }
                    if (warns(out)) {
                        if (near) {
                            return new Found(candidate, seen, early);
                        }
                        early++;
                    }
                }
            }
            if (warns(assessor.tick(now, 0))) {
                return new Found(candidate, seen, early + (seen == 0 ? 1 : 0));
            }
        }
        return new Found(candidate, LAST + 1, early);
    }

    private static boolean warns(AssessorOutput out) {
        return out.items().stream().anyMatch(Warning.class::isInstance);
    }

    private static double launch(Assessment a) {
        return a.probabilities().getOrDefault(ObjectClass.BALLISTIC, 0.0)
                + a.probabilities().getOrDefault(ObjectClass.SPACE_LAUNCH, 0.0);
    }

    private static boolean near(SystemTrack track, double[] truth) {
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            double d = track.estimate().state(i) - truth[i];
            sum += d * d;
        }
        return sum < 20e3 * 20e3;
    }

    /** Adds a plot with 0.9. Whether the object is above the horizon and in range. */
    private static boolean see(
            RadarFrame frame, Radar radar, double[] state, TimeTag now, Random random, List<Plot> plots) {
        double[] m = new double[RadarFrame.MEASURES];
        frame.measure(state, m);
        if (m[0] > 400e3 || m[2] < 0) {
            return false;
        }
        if (random.nextDouble() < radar.detectionProbability()) {
            plots.add(plot(
                    radar.id(),
                    now,
                    m[0] + radar.rangeSigmaMetres() * random.nextGaussian(),
                    m[1] + radar.azimuthSigmaRadians() * random.nextGaussian(),
                    m[2] + radar.elevationSigmaRadians() * random.nextGaussian()));
        }
        return true;
    }

    private static void clutter(RadarId radar, TimeTag now, Random random, List<Plot> plots) {
        for (double left = -Math.log(1 - random.nextDouble()); left < CLUTTER; ) {
            plots.add(plot(
                    radar,
                    now,
                    5e3 + 395e3 * random.nextDouble(),
                    2 * Math.PI * random.nextDouble(),
                    Math.toRadians(40 * random.nextDouble())));
            left -= Math.log(1 - random.nextDouble());
        }
    }

    private static Plot plot(RadarId radar, TimeTag now, double range, double azimuth, double elevation) {
        double turn = 2 * Math.PI;
        return new Plot(
                radar, now, range, (azimuth + turn) % turn, elevation, Double.NaN, Double.NaN, Identity.NONE, 0);
    }

    private static Geodetic away(Geodetic from, double metres, Random random, double height) {
        double[] s = Flights.straight(from, 2 * Math.PI * random.nextDouble(), metres, 0);
        Geodetic at = Wgs84.toGeodetic(s[0] + s[3], s[1] + s[4], s[2] + s[5]);
        return new Geodetic(at.latitudeRadians(), at.longitudeRadians(), height);
    }

    /** On for a scan along the curved Earth at its height, to within metres. */
    private static void fly(double[] s) {
        double height = Wgs84.heightMetres(s[0], s[1], s[2]);
        double[] up = new double[3];
        for (int i = 0; i < 3; i++) {
            s[i] += SCAN_SECONDS * s[3 + i];
        }
        Wgs84.up(s[0], s[1], s[2], up);
        double off = Wgs84.heightMetres(s[0], s[1], s[2]) - height;
        double climb = up[0] * s[3] + up[1] * s[4] + up[2] * s[5];
        for (int i = 0; i < 3; i++) {
            s[i] -= off * up[i];
            s[3 + i] -= climb * up[i];
        }
    }
}
