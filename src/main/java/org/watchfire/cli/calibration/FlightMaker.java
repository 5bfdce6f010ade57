package org.watchfire.cli.calibration;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.watchfire.astro.Geodesic;
import org.watchfire.astro.Orbit;
import org.watchfire.astro.Wgs84;
import org.watchfire.model.Geodetic;
import org.watchfire.model.ObjectClass;

/**
 * Draws flights of every kind, from 75° south to 75° north, at any longitude and in any direction. Invented, not fitted to
 * any vehicle: rockets of one to three stages whose path angle falls with speed, steeply or gently, with gaps of seconds
 * and for some of minutes between stages.
 */
final class FlightMaker {
    private static final double STEP_SECONDS = 0.25;
    private static final double LONGEST_SECONDS = 1_800;
    private static final double ORBIT_METRES = 150_000;
    private static final double HOLDING_GRAVITY = 9.81;

    private final Random random;
    private final double dragKgPerM2;

    /**
     * @param dragKgPerM2 ballistic coefficient of what is launched; infinite for a vacuum
     */
    FlightMaker(Random random, double dragKgPerM2) {
        this.random = random;
        this.dragKgPerM2 = dragKgPerM2;
    }

    /** Ascent to a speed: first acceleration, speed at which the stage parts, seconds until the next one. */
    private record Stage(double acceleration, double partsAtMps, double gapSeconds) {}

    Flight fly(FlightKind kind) {
        Geodetic site = Geodetic.ofDegrees(between(-75, 75), between(-180, 180), 0);
        double azimuth = between(0, 2 * Math.PI);
        return switch (kind) {
            case SPACE_LAUNCH, FAILED_SPACE_LAUNCH -> launch(kind, site, azimuth);
            case LEAST_ENERGY -> ballistic(kind, site, azimuth, between(800, 6_500), 0);
            case LOFTED -> ballistic(kind, site, azimuth, between(1_300, 6_500), between(18, 42));
            case DEPRESSED -> ballistic(kind, site, azimuth, between(1_500, 5_000), between(-20, -8));
            case AIRCRAFT -> aircraft(site, azimuth);
            case SATELLITE -> passing(kind, site, azimuth, between(300e3, 1_200e3), 1);
            case DEBRIS -> passing(kind, site, azimuth, between(130e3, 400e3), between(0.6, 0.99));
        };
    }

    private double between(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    /** To orbit; drawn again until it gets there. A failure ends the thrust at any moment of it. */
    private Flight launch(FlightKind kind, Geodetic site, double azimuth) {
        while (true) {
            double scale = between(1_300, 3_000);
            double bend = between(0.8, 1.4);
            double late = random.nextDouble() < 0.25 ? between(30, 150) : between(2, 12);
            List<Stage> stages = List.of(
                    new Stage(between(12, 20), between(1_500, 3_000), between(2, 12)),
                    new Stage(between(8, 16), between(4_000, 6_500), late),
                    new Stage(between(6, 14), Double.POSITIVE_INFINITY, 0));
            Ascent ascent = new Ascent(site, azimuth, stages, v -> Math.PI / 2 * Math.exp(-Math.pow(v / scale, bend)));
            Flight flight = ascent.fly(kind, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
            if (!ascent.inOrbit) {
                continue;
            }
            return kind == FlightKind.SPACE_LAUNCH
                    ? flight
                    : ascent.fly(kind, Double.POSITIVE_INFINITY, between(20, flight.cutOffSeconds()));
        }
    }

    /** To a cut-off speed, at the path angle of least energy for it or so many degrees from that. */
    private Flight ballistic(FlightKind kind, Geodetic site, double azimuth, double cutOffMps, double offDegrees) {
        // Least energy on a round Earth: the angle is (π - range angle) / 4, and the speed gives the range.
        double q = Math.pow(cutOffMps / 7_905, 2);
        double range = 2 * Math.asin(q / (2 - q));
        double angle =
                Math.clamp((Math.PI - range) / 4 + Math.toRadians(offDegrees + 4 * random.nextGaussian()), 0.1, 1.5);
        double scale = between(0.25, 0.5) * cutOffMps;
        int count = cutOffMps < 2_000 ? 1 : cutOffMps < 4_500 ? 1 + random.nextInt(2) : 2 + random.nextInt(2);
        List<Stage> stages = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            double parts = i == count ? Double.POSITIVE_INFINITY : cutOffMps * i / count;
            stages.add(new Stage(between(15, 32), parts, between(1, 6)));
        }
        return new Ascent(site, azimuth, stages, v -> angle + (Math.PI / 2 - angle) * Math.exp(-v / scale))
                .fly(kind, cutOffMps, Double.POSITIVE_INFINITY);
    }

    /** The path angle that is steered to at a speed. */
    @FunctionalInterface
    private interface Steering {
        double angle(double speedMps);
    }

    private final class Ascent {
        private final Geodetic site;
        private final double azimuth;
        private final List<Stage> stages;
        private final Steering steering;
        private boolean inOrbit;

        Ascent(Geodetic site, double azimuth, List<Stage> stages, Steering steering) {
            this.site = site;
            this.azimuth = azimuth;
            this.stages = stages;
            this.steering = steering;
        }

        /** Until the ground, or five minutes after the last thrust. */
        Flight fly(FlightKind kind, double cutOffMps, double failsAtSeconds) {
            double[] s = new double[6];
            System.arraycopy(Wgs84.toEcef(site), 0, s, 0, 3);
            List<Flight.Moment> out = new ArrayList<>();
            boolean ends = false;
            int stage = 0;
            double ignition = 0;
            double cutOff = 0;
            inOrbit = false;
            for (int k = 0; k * STEP_SECONDS < LONGEST_SECONDS; k++) {
                double t = k * STEP_SECONDS;
                double speed = Motion.speed(s);
                inOrbit |= Orbit.of(s).perigeeHeightMetres() > ORBIT_METRES;
                if (!ends && (speed > cutOffMps || t > failsAtSeconds || inOrbit)) {
                    ends = true;
                    cutOff = t;
                }
                if (!ends && t >= ignition && speed > stages.get(stage).partsAtMps()) {
                    ignition = t + stages.get(stage).gapSeconds();
                    stage++;
                }
                boolean thrusts = !ends && t >= ignition;
                double[] thrust = thrusts ? thrust(s, stages.get(stage), t - ignition, speed) : new double[3];
                if (k % Math.round(1 / STEP_SECONDS) == 0) {
                    out.add(new Flight.Moment(s, thrusts, is(kind, ends)));
                }
                Motion.step(s, thrust, dragKgPerM2, STEP_SECONDS);
                if ((t > 20 && Motion.height(s) < 0) || (ends && t > cutOff + 300)) {
                    break;
                }
            }
            return new Flight(kind, site, azimuth, out, cutOff);
        }

        private ObjectClass is(FlightKind kind, boolean ended) {
            if (kind == FlightKind.SPACE_LAUNCH) {
                return ended ? ObjectClass.ORBITAL : ObjectClass.SPACE_LAUNCH;
            }
            return kind == FlightKind.FAILED_SPACE_LAUNCH && !ended ? ObjectClass.SPACE_LAUNCH : ObjectClass.BALLISTIC;
        }

        private double[] thrust(double[] s, Stage stage, double since, double speed) {
            double a = stage.acceleration() / Math.max(0.25, 1 - since * stage.acceleration() / 3_000);
            double path = speed < 30 ? Math.PI / 2 : Motion.pathAngle(s);
            double wanted = steering.angle(speed);
            double held = Math.max(0, HOLDING_GRAVITY - speed * speed / 6.5e6) * Math.cos(path) / a;
            double angle = Math.clamp(wanted + Math.min(0.9, held) + 2 * (wanted - path), -0.3, Math.PI / 2);
            Geodetic at = Wgs84.toGeodetic(s[0], s[1], s[2]);
            double along = speed < 300 ? azimuth : Geodesic.azimuthRadians(site, at);
            return Motion.vector(at, along, a * Math.cos(angle), a * Math.sin(angle));
        }
    }

    /** Level or climbing, half of them with a turn of up to 2 g for a minute. */
    private Flight aircraft(Geodetic site, double azimuth) {
        double speed = between(80, 600);
        double climb = between(-40, 60);
        double rate = random.nextBoolean() ? 0 : between(-2, 2) * 9.81 / speed;
        double heading = azimuth;
        Geodetic at = new Geodetic(site.latitudeRadians(), site.longitudeRadians(), between(1_000, 12_000));
        List<Flight.Moment> out = new ArrayList<>();
        for (int t = 0; t < 150; t++) {
            double[] s = new double[6];
            System.arraycopy(Wgs84.toEcef(at), 0, s, 0, 3);
            boolean level = at.heightMetres() > 14_000 || at.heightMetres() < 600;
            System.arraycopy(Motion.vector(at, heading, speed, level ? 0 : climb), 0, s, 3, 3);
            out.add(new Flight.Moment(s, false, ObjectClass.AIRCRAFT));
            Geodetic next = Geodesic.direct(at, (heading % (2 * Math.PI) + 2 * Math.PI) % (2 * Math.PI), speed);
            at = new Geodetic(next.latitudeRadians(), next.longitudeRadians(), at.heightMetres() + (level ? 0 : climb));
            heading += t > 50 && t < 110 ? rate : 0;
        }
        return new Flight(FlightKind.AIRCRAFT, site, azimuth, out, 0);
    }

    /** Over the site at a height, at a share of circular speed. */
    private Flight passing(FlightKind kind, Geodetic site, double azimuth, double height, double share) {
        Geodetic place = new Geodetic(site.latitudeRadians(), site.longitudeRadians(), height);
        double[] s = new double[6];
        System.arraycopy(Wgs84.toEcef(place), 0, s, 0, 3);
        double mps = share * Math.sqrt(Wgs84.GM / (Wgs84.MEAN_RADIUS_METRES + height));
        System.arraycopy(Motion.vector(place, azimuth, mps, 0), 0, s, 3, 3);
        s[3] += Wgs84.OMEGA * s[1];
        s[4] -= Wgs84.OMEGA * s[0];
        boolean falls = Orbit.of(s).perigeeHeightMetres() < 100_000;
        List<Flight.Moment> out = new ArrayList<>();
        for (int t = 0; t < 200 && Motion.height(s) > 80_000; t++) {
            out.add(new Flight.Moment(s, false, falls ? ObjectClass.BALLISTIC : ObjectClass.ORBITAL));
            Motion.step(s, new double[3], dragKgPerM2, 1);
        }
        return new Flight(kind, site, azimuth, out, 0);
    }
}
