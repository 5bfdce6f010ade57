package org.watchfire.cli.demo;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.watchfire.astro.RadarFrame;
import org.watchfire.astro.Wgs84;
import org.watchfire.model.Geodetic;
import org.watchfire.model.Plot;
import org.watchfire.model.StateEstimate;
import org.watchfire.model.TimeTag;
import org.watchfire.scenario.TruthObject;

/**
 * What truly flew, for the proof alone: no node sees it. A plot or track is of the launch when it lies near one of the
 * launched objects.
 *
 * @param scenarioStart second 0 of the scenario
 * @param launch first launch
 * @param failureSeconds since launch, if the flight failed
 * @param rockets the launched objects and their parts, the first rocket first
 */
record Truth(TimeTag scenarioStart, TimeTag launch, OptionalDouble failureSeconds, List<TruthObject> rockets) {
    /** Beyond any radar's error here. */
    private static final double NEAR_METRES = 10_000;

    /** Below, a track may be an aircraft's; a plot with elevation is of a radar that reports none. */
    private static final double AIR_TRAFFIC_METRES = 15_000;

    /** Seconds since launch. */
    double sinceLaunch(TimeTag moment) {
        return moment.secondsSince(launch);
    }

    /** Whether a plot with elevation is of the launch. */
    boolean isOfLaunch(Plot plot, RadarFrame frame) {
        if (!plot.hasElevation()) {
            return false;
        }
        double[] place = new double[3];
        frame.position(plot.rangeMetres(), plot.azimuthRadians(), plot.elevationRadians(), place);
        return isNear(place, plot.time(), 0);
    }

    /** Whether an estimate is of the launch. */
    boolean isOfLaunch(StateEstimate estimate) {
        return isNear(estimate.toState(), estimate.time(), AIR_TRAFFIC_METRES);
    }

    /** Where the first rocket, or what was left of it, came down; empty when it did not within the scenario. */
    Optional<Geodetic> impact() {
        TruthObject rocket = rockets.getFirst();
        double[] state = new double[6];
        if (!rocket.trajectory().at(rocket.trajectory().toSeconds(), state)) {
            return Optional.empty();
        }
        Geodetic last = Wgs84.toGeodetic(state[0], state[1], state[2]);
        return last.heightMetres() < 1000
                ? Optional.of(new Geodetic(last.latitudeRadians(), last.longitudeRadians(), 0))
                : Optional.empty();
    }

    private boolean isNear(double[] place, TimeTag moment, double aboveMetres) {
        double seconds = moment.secondsSince(scenarioStart);
        double[] state = new double[6];
        for (TruthObject rocket : rockets) {
            if (rocket.trajectory().at(seconds, state)
                    && Wgs84.heightMetres(state[0], state[1], state[2]) > aboveMetres
                    && distance(place, state) < NEAR_METRES) {
                return true;
            }
        }
        return false;
    }

    private static double distance(double[] a, double[] b) {
        return Math.hypot(Math.hypot(a[0] - b[0], a[1] - b[1]), a[2] - b[2]);
    }
}
