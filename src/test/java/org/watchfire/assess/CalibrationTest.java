package org.watchfire.assess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.watchfire.assess.Flights.KOR;
import static org.watchfire.assess.Flights.T0;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.watchfire.astro.FreeFlight;
import org.watchfire.astro.Orbit;
import org.watchfire.astro.Wgs84;
import org.watchfire.model.Geodetic;
import org.watchfire.model.ObjectClass;
import org.watchfire.model.Stamps;
import org.watchfire.model.SystemTrack;
import org.watchfire.model.Track;

/**
 * Reliability of the class probabilities over simulated flights: of the moments at which a class was given a probability,
 * how often it was that class. More flights with {@code -Dwatchfire.flights=1000}.
 */
class CalibrationTest {
    private static final int FLIGHTS = Integer.getInteger("watchfire.flights", 100);
    private static final int BINS = 10;

    private final int[] count = new int[BINS];
    private final int[] right = new int[BINS];
    private final double[] said = new double[BINS];
    private final Map<ObjectClass, int[]> stated = new EnumMap<>(ObjectClass.class);
    private int orbitUnderThrust;

    /** One moment of a flight and what it truly is then. */
    private record Moment(Flights.Truth truth, ObjectClass is) {}

    private enum Kind {
        SPACE_LAUNCH(true),
        FAILED_SPACE_LAUNCH(true),
        SHORT_RANGE(true),
        MEDIUM_RANGE(true),
        LONG_RANGE(true),
        LOFTED(true),
        DEPRESSED(true),
        AIRCRAFT(false),
        SATELLITE(false),
        DEBRIS(false);

        final boolean rises;

        Kind(boolean rises) {
            this.rises = rises;
        }
    }

    @Test
    void whatIsCalledLikelyIsAsLikelyAsItIsCalled() {
        Random random = new Random(23);
        for (int k = 0; k < FLIGHTS; k++) {
            fly(Kind.values()[k % Kind.values().length], random);
        }
        StringBuilder table = new StringBuilder("probability  moments  said   true\n");
        double error = 0;
        int all = 0;
        for (int b = 0; b < BINS; b++) {
            if (count[b] > 0) {
                double mean = said[b] / count[b];
                double share = right[b] / (double) count[b];
                table.append(
                        "%.1f-%.1f      %7d  %.3f  %.3f%n".formatted(b / 10.0, (b + 1) / 10.0, count[b], mean, share));
                error += count[b] * Math.abs(mean - share);
                all += count[b];
            }
        }
        table.append("expected calibration error %.4f over %d flights%n".formatted(error / all, FLIGHTS));
        stated.forEach((c, n) -> table.append("stated %-12s %6d, right %6d%n".formatted(c, n[0], n[1])));
        if (Boolean.getBoolean("watchfire.print")) {
            System.err.println(table);
        }
        assertThat(error / all).as(table.toString()).isLessThan(0.03);
        assertThat(orbitUnderThrust).as("orbits claimed under thrust").isZero();
    }

    private void fly(Kind kind, Random random) {
        List<Moment> flight = flight(kind, random);
        double next = kind.rises ? 15 + 40 * random.nextDouble() : 0;
        double every = 2 + random.nextInt(4);
        double metres = 50 + 300 * random.nextDouble();
        double mps = 8 + 30 * random.nextDouble();
        Dossier dossier = null;
        for (Moment moment : flight) {
            if (moment.truth.seconds < next) {
                continue;
            }
            next += every;
            SystemTrack track = Flights.track(1, KOR, moment.truth, metres, mps, random, Track.Status.CONFIRMED);
            if (dossier == null) {
                dossier = new Dossier(track, Air.EVERYWHERE);
            } else {
                dossier.update(track);
            }
            if (dossier.evidence.launchProbability() >= 0.5) {
                dossier.fitLaunch(track.estimate().time());
            }
            tally(dossier, moment);
        }
    }

    private void tally(Dossier dossier, Moment moment) {
        dossier.evidence.probabilities().forEach((c, p) -> {
            if (c != ObjectClass.UNDECIDED) {
                int bin = Math.min(BINS - 1, (int) (p * BINS));
                count[bin]++;
                said[bin] += p;
                right[bin] += c == moment.is ? 1 : 0;
            }
        });
        int[] n = stated.computeIfAbsent(dossier.evidence.objectClass(), c -> new int[2]);
        n[0]++;
        n[1] += dossier.evidence.objectClass() == moment.is ? 1 : 0;
        orbitUnderThrust += moment.truth.thrusting && dossier.evidence.objectClass() == ObjectClass.ORBITAL ? 1 : 0;
    }

    /** Aircraft and satellites, through the whole of it. */
    @Test
    void warnsOfNoAircraftAndNoSatellite() {
        Random random = new Random(29);
        int warnings = 0;
        for (int k = 0; k < FLIGHTS; k++) {
            Kind kind = k % 2 == 0 ? Kind.AIRCRAFT : Kind.SATELLITE;
            Assessor assessor = new Assessor(Flights.settings(KOR));
            double metres = 50 + 300 * random.nextDouble();
            double mps = 8 + 40 * random.nextDouble();
            for (Moment moment : flight(kind, random)) {
                if (moment.truth.seconds % 4 == 0) {
                    warnings += assessor.accept(
                                    Flights.track(1, KOR, moment.truth, metres, mps, random, Track.Status.CONFIRMED),
                                    T0.plusSeconds(moment.truth.seconds),
                                    new Stamps(0, 0))
                            .items()
                            .size();
                }
            }
        }
        assertThat(warnings).isZero();
    }

    private static double between(Random random, double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    private static List<Moment> flight(Kind kind, Random random) {
        Geodetic site = Geodetic.ofDegrees(between(random, -60, 60), between(random, -180, 180), 0);
        double azimuth = between(random, 0, 2 * Math.PI);
        double degree = Math.PI / 180;
        return switch (kind) {
            case SPACE_LAUNCH -> ascent(site, azimuth, random, false);
            case FAILED_SPACE_LAUNCH -> ascent(site, azimuth, random, true);
            case SHORT_RANGE ->
                missile(site, azimuth, random, between(random, 35, 50) * degree, between(random, 800, 1900));
            case MEDIUM_RANGE ->
                missile(site, azimuth, random, between(random, 33, 48) * degree, between(random, 1900, 4000));
            case LONG_RANGE ->
                missile(site, azimuth, random, between(random, 18, 35) * degree, between(random, 5000, 6900));
            case LOFTED ->
                missile(site, azimuth, random, between(random, 60, 86) * degree, between(random, 1500, 6500));
            case DEPRESSED ->
                missile(site, azimuth, random, between(random, 12, 30) * degree, between(random, 1500, 4500));
            case AIRCRAFT -> aircraft(site, azimuth, random);
            case SATELLITE -> orbit(site, azimuth, between(random, 250e3, 1200e3), 1.0);
            case DEBRIS -> orbit(site, azimuth, between(random, 130e3, 400e3), between(random, 0.6, 0.96));
        };
    }

    /** Level flight, or orbit times a factor of circular speed, below 1 a falling piece. */
    private static List<Moment> orbit(Geodetic site, double azimuth, double height, double factor) {
        double circular = Math.sqrt(3.986e14 / (6.371e6 + height));
        Geodetic place = new Geodetic(site.latitudeRadians(), site.longitudeRadians(), height);
        double[] s = Flights.straight(place, azimuth, 0, 0);
        double[] level = Flights.straight(place, azimuth, 1, 0);
        for (int i = 0; i < 3; i++) {
            s[3 + i] = factor * circular * level[3 + i];
        }
        s[3] += 7.292115e-5 * s[1];
        s[4] -= 7.292115e-5 * s[0];
        boolean falls = Orbit.of(s).perigeeHeightMetres() < 100_000;
        List<Moment> out = new ArrayList<>();
        for (int t = 0; t < 400; t++) {
            out.add(new Moment(new Flights.Truth(t, s, false), falls ? ObjectClass.BALLISTIC : ObjectClass.ORBITAL));
            FreeFlight.propagate(s, 1, 1);
            if (Wgs84.heightMetres(s[0], s[1], s[2]) < 80_000) {
                break;
            }
        }
        return out;
    }

    private static List<Moment> aircraft(Geodetic site, double azimuth, Random random) {
        double height = between(random, 1000, 12_000);
        double speed = between(random, 80, 600);
        double climb = between(random, -40, 60);
        List<Moment> out = new ArrayList<>();
        double heading = azimuth;
        double turn = random.nextBoolean() ? 0 : between(random, -2, 2) * 9.81 / speed;
        double[] s = Flights.straight(
                new Geodetic(site.latitudeRadians(), site.longitudeRadians(), height), heading, speed, climb);
        for (int t = 0; t < 300; t++) {
            out.add(new Moment(new Flights.Truth(t, s, false), ObjectClass.AIRCRAFT));
            Geodetic at = Wgs84.toGeodetic(s[0] + s[3], s[1] + s[4], s[2] + s[5]);
            heading += t > 60 && t < 120 ? turn : 0;
            double level = Math.clamp(at.heightMetres(), 500, 15_000);
            s = Flights.straight(
                    new Geodetic(at.latitudeRadians(), at.longitudeRadians(), level), heading, speed, climb);
        }
        return out;
    }

    /** Pitch falls steadily to a final angle; cut off at a speed. */
    private static List<Moment> missile(Geodetic site, double azimuth, Random random, double pitch, double cutOffMps) {
        double acceleration = between(random, 15, 35);
        double tilt = (Math.PI / 2 - pitch) / between(random, 40, 90);
        List<Moment> out = new ArrayList<>();
        Ascents.climb(
                        site,
                        azimuth,
                        acceleration,
                        1200,
                        (t, v) -> Math.max(pitch, Math.PI / 2 - tilt * Math.max(0, t - 6)),
                        v -> v > cutOffMps)
                .forEach(truth -> out.add(new Moment(truth, ObjectClass.BALLISTIC)));
        return out;
    }

    /** To orbit by a path angle that falls with speed; a failure ends the thrust somewhere on the way. */
    private static List<Moment> ascent(Geodetic site, double azimuth, Random random, boolean fails) {
        double scale = between(random, 1300, 2600);
        double steepness = between(random, 0.9, 1.3);
        double failure = fails ? between(random, 1200, 6900) : 1e9;
        List<Flights.Truth> truths = Ascents.climb(
                site,
                azimuth,
                between(random, 12, 18),
                1500,
                (t, v) -> Math.PI / 2 * Math.exp(-Math.pow(v / scale, steepness)),
                v -> v > failure);
        List<Moment> out = new ArrayList<>();
        for (Flights.Truth truth : truths) {
            boolean orbit = !truth.thrusting && Orbit.of(truth.state).perigeeHeightMetres() > 100_000;
            ObjectClass is = orbit
                    ? ObjectClass.ORBITAL
                    : fails && !truth.thrusting && truth.seconds > 20
                            ? ObjectClass.BALLISTIC
                            : ObjectClass.SPACE_LAUNCH;
            out.add(new Moment(truth, is));
        }
        return out;
    }
}
