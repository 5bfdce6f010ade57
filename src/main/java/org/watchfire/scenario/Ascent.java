package org.watchfire.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.watchfire.astro.Drag;
import org.watchfire.astro.FreeFlight;
import org.watchfire.astro.Wgs84;
import org.watchfire.model.Geodetic;

/**
 * Flies a {@link Rocket} and all that falls off it: gravity with J2 in the turning frame, drag of an exponential
 * atmosphere, thrust along the programme; Runge-Kutta of fourth order, with nodes at every event.
 */
final class Ascent {
    /** One object of the flight. */
    record Flown(String name, boolean rocket, Trajectory trajectory) {}

    private static final double FINE_SECONDS = 0.25;
    private static final double COARSE_SECONDS = 1;
    private static final double COARSE_ABOVE_METRES = 130e3;

    private final Rocket rocket;
    private final double endSeconds;
    private final double[] enu = new double[9];
    private final double[] gravity = new double[3];
    private final double[] drag = new double[3];
    private final double[] probe = new double[6];
    private final double[] rate = new double[6];

    private Ascent(Rocket rocket, double endSeconds) {
        this.rocket = rocket;
        this.endSeconds = endSeconds;
    }

    /**
     * All objects of a flight, the rocket first.
     *
     * @param endSeconds of the scenario: nothing is followed beyond
     * @param random for pieces of a failure
     */
    static List<Flown> fly(Rocket rocket, double endSeconds, SplittableRandom random) {
        return new Ascent(rocket, endSeconds).fly(random);
    }

    /** The part of a flight between two events: what burns, and what falls off at its end. */
    private record Leg(
            double to, int burning, double ignition, double dragKgPerM2, String phase, List<Stage.Part> off) {}

    private List<Flown> fly(SplittableRandom random) {
        List<Flown> out = new ArrayList<>();
        List<Flown> fallen = new ArrayList<>();
        double[] state = new double[6];
        System.arraycopy(Wgs84.toEcef(rocket.site()), 0, state, 0, 3);
        Trajectory.Builder path = new Trajectory.Builder();
        double t = 0;
        path.add(rocket.launchSeconds(), state, "boost1");
        for (Leg leg : legs()) {
            t = integrate(path, state, t, leg);
            if (t < leg.to()) {
                break;
            }
            for (Stage.Part part : leg.off()) {
                double[] piece = state.clone();
                double speed = Math.max(1, Math.sqrt(piece[3] * piece[3] + piece[4] * piece[4] + piece[5] * piece[5]));
                for (int k = 3; k < 6; k++) {
                    piece[k] *= 1 - part.kickMps() / speed;
                }
                fallen.add(fall(rocket.name() + " " + part.name(), piece, t, part.dragKgPerM2()));
            }
        }
        if (rocket.failure().isPresent() && t >= rocket.failure().get().atSeconds()) {
            Rocket.Failure failure = rocket.failure().get();
            double[] at = new double[6];
            Trajectory flown = path.build();
            flown.at(rocket.launchSeconds() + failure.atSeconds(), at);
            for (int i = 0; i < failure.pieces(); i++) {
                double[] piece = at.clone();
                for (int k = 3; k < 6; k++) {
                    piece[k] += failure.spreadMps() * random.nextGaussian();
                }
                fallen.add(
                        fall(rocket.name() + " piece " + (i + 1), piece, failure.atSeconds(), failure.dragKgPerM2()));
            }
        }
        out.add(new Flown(rocket.name(), true, path.build()));
        out.addAll(fallen);
        return out;
    }

    private Flown fall(String name, double[] state, double since, double dragKgPerM2) {
        Trajectory.Builder path = new Trajectory.Builder();
        path.add(rocket.launchSeconds() + since, state, "fall");
        integrate(path, state, since, new Leg(endSeconds, -1, 0, dragKgPerM2, "fall", List.of()));
        return new Flown(name, false, path.build());
    }

    private List<Leg> legs() {
        double fails = rocket.failure().map(Rocket.Failure::atSeconds).orElse(Double.POSITIVE_INFINITY);
        List<Leg> legs = new ArrayList<>();
        double t = 0;
        for (int i = 0; i < rocket.stages().size() && t < fails; i++) {
            Stage stage = rocket.stages().get(i);
            if (stage.coastSeconds() > 0) {
                t += stage.coastSeconds();
                cut(legs, Math.min(t, fails), new Leg(t, -1, 0, stage.dragKgPerM2(), "coast", List.of()));
            }
            double ignition = t;
            t += stage.burnSeconds();
            List<Stage.Part> off = t <= fails ? stage.remains().stream().toList() : List.of();
            cut(legs, Math.min(t, fails), new Leg(t, i, ignition, stage.dragKgPerM2(), "boost" + (i + 1), off));
        }
        cut(legs, Double.POSITIVE_INFINITY, new Leg(endSeconds, -1, 0, rocket.dragKgPerM2(), "coast", List.of()));
        return legs;
    }

    /** Adds a leg that ends at {@code to}, cut where parts come off on the way. */
    private void cut(List<Leg> legs, double to, Leg leg) {
        double from = legs.isEmpty() ? 0 : legs.getLast().to();
        double end = Math.min(to, endSeconds);
        if (!(end > from)) {
            return;
        }
        for (Rocket.Drop drop : rocket.drops()) {
            if (drop.atSeconds() > from && drop.atSeconds() < end) {
                legs.add(new Leg(
                        drop.atSeconds(),
                        leg.burning(),
                        leg.ignition(),
                        leg.dragKgPerM2(),
                        leg.phase(),
                        List.of(drop.part())));
            }
        }
        legs.add(new Leg(end, leg.burning(), leg.ignition(), leg.dragKgPerM2(), leg.phase(), leg.off()));
    }

    /** Flies a leg in place; returns where it ended, earlier than the leg's end when it hit the ground. */
    private double integrate(Trajectory.Builder path, double[] state, double from, Leg leg) {
        double t = from;
        double end = Math.min(leg.to(), endSeconds - rocket.launchSeconds());
        while (t < end) {
            double height = Wgs84.heightMetres(state[0], state[1], state[2]);
            boolean coarse = leg.burning() < 0 && height > COARSE_ABOVE_METRES;
            double h = Math.min(coarse ? COARSE_SECONDS : FINE_SECONDS, end - t);
            double[] before = state.clone();
            step(state, t, h, leg);
            double after = Wgs84.heightMetres(state[0], state[1], state[2]);
            if (after < 0 && t > 1) {
                double part = h * height / Math.max(1e-9, height - after);
                System.arraycopy(before, 0, state, 0, 6);
                step(state, t, part, leg);
                path.add(rocket.launchSeconds() + t + part, state, leg.phase());
                return t + part;
            }
            t = end - t - h < 1e-9 ? end : t + h;
            path.add(rocket.launchSeconds() + t, state, leg.phase());
        }
        return end < leg.to() ? t : leg.to();
    }

    private void step(double[] s, double t, double h, Leg leg) {
        double[] sum = new double[6];
        System.arraycopy(s, 0, probe, 0, 6);
        for (int stage = 0; stage < 4; stage++) {
            derivative(probe, t + (stage == 0 ? 0 : stage == 3 ? h : h / 2), leg);
            double c = stage == 2 ? h : h / 2;
            for (int k = 0; k < 6; k++) {
                sum[k] += (stage == 0 || stage == 3 ? 1 : 2) * rate[k];
                probe[k] = s[k] + c * rate[k];
            }
        }
        for (int k = 0; k < 6; k++) {
            s[k] += h / 6 * sum[k];
        }
    }

    private void derivative(double[] s, double t, Leg leg) {
        FreeFlight.acceleration(s, gravity);
        Drag.acceleration(s, leg.dragKgPerM2(), drag);
        for (int k = 0; k < 3; k++) {
            rate[k] = s[3 + k];
            rate[3 + k] = gravity[k] + drag[k];
        }
        if (leg.burning() >= 0) {
            double thrust = rocket.stages().get(leg.burning()).thrustMps2(t - leg.ignition());
            double pitch = Rocket.programme(rocket.pitch(), t);
            double azimuth = Rocket.programme(rocket.azimuth(), t);
            Geodetic place = Wgs84.toGeodetic(s[0], s[1], s[2]);
            Wgs84.eastNorthUp(place.latitudeRadians(), place.longitudeRadians(), enu);
            double east = thrust * Math.cos(pitch) * Math.sin(azimuth);
            double north = thrust * Math.cos(pitch) * Math.cos(azimuth);
            double up = thrust * Math.sin(pitch);
            for (int k = 0; k < 3; k++) {
                rate[3 + k] += east * enu[k] + north * enu[3 + k] + up * enu[6 + k];
            }
        }
    }
}
