package org.watchfire.assess.impact;

import java.util.Optional;
import org.watchfire.astro.Descent;
import org.watchfire.astro.GroundEllipse;
import org.watchfire.astro.Impact;
import org.watchfire.astro.Wgs84;
import org.watchfire.model.Geodetic;
import org.watchfire.model.GroundPoint;
import org.watchfire.model.StateEstimate;

/**
 * Where a body comes down under gravity and drag alone, or gravity alone, as a region of 95 % with time and its sigma: the impact area of a coasting
 * body, the instantaneous impact point of a thrusting one. Bodies with few values of the ballistic coefficient stand for all that it may
 * have; the region has the mean and the spread of their places, and the estimate's own covariance carried to the ground by the
 * middle one.
 */
final class ImpactRegion {
    static final double PROBABILITY = 0.95;

    private final Descent descent = new Descent();
    private final double[] map = new double[18];
    private final double[] timeMap = new double[6];
    private final double[] ground = new double[3];

    private ImpactRegion() {}

    /**
     * The region, or nothing for a path that does not meet the ground within three hours, or would not without air.
     *
     * @param drag what is known of how the air slows it; nothing for free flight
     */
    static Optional<GroundPoint> of(StateEstimate estimate, Optional<BallisticCoefficient> drag) {
        ImpactRegion region = new ImpactRegion();
        return drag.isPresent() ? region.slowed(estimate, drag.get()) : region.free(estimate);
    }

    private Optional<GroundPoint> free(StateEstimate estimate) {
        double[] s = estimate.toState();
        double seconds = Impact.flyWithMap(s, Impact.MAX_SECONDS, map, timeMap, new Impact.Work());
        if (Double.isNaN(seconds)) {
            return Optional.empty();
        }
        Spread spread = new Spread(s);
        spread.add(1, s, seconds);
        return carried(estimate, s, spread);
    }

    private Optional<GroundPoint> slowed(StateEstimate estimate, BallisticCoefficient drag) {
        if (Double.isNaN(Impact.fly(estimate.toState()))) {
            return Optional.empty();
        }
        double[] s = estimate.toState();
        double middle = descent.flyWithMap(s, drag.kgPerM2(), Impact.MAX_SECONDS, map, timeMap);
        if (Double.isNaN(middle)) {
            return Optional.empty();
        }
        Spread spread = new Spread(s);
        spread.add(BallisticCoefficient.weight(0), s, middle);
        for (int i = 1; i < BallisticCoefficient.nodes(); i++) {
            double[] at = estimate.toState();
            double seconds = descent.fly(at, drag.kgPerM2(i), Impact.MAX_SECONDS);
            if (Double.isNaN(seconds)) {
                return Optional.empty();
            }
            spread.add(BallisticCoefficient.weight(i), at, seconds);
        }
        return carried(estimate, s, spread);
    }

    /**
     * The estimate's covariance carried to the ground by the maps, with the spread of the bodies.
     *
     * @param impact6 state on the ground that the maps lead to
     */
    private Optional<GroundPoint> carried(StateEstimate estimate, double[] impact6, Spread spread) {
        double[] covariance = estimate.toCovariance();
        Impact.groundCovariance(impact6, map, covariance, ground);
        double variance = Impact.timeVariance(timeMap, covariance) + spread.timeVariance();
        if (!Double.isFinite(ground[0] + ground[2]) || !Double.isFinite(variance)) {
            return Optional.empty();
        }
        return Optional.of(new GroundPoint(
                GroundEllipse.of(
                        spread.centre(),
                        ground[0] + spread.eastEast(),
                        ground[1] + spread.eastNorth(),
                        ground[2] + spread.northNorth(),
                        PROBABILITY),
                estimate.time().plusSeconds(spread.seconds),
                Math.sqrt(Math.max(0, variance))));
    }

    /** Weighed places and times of impact, by their first and second moments on the level plane at one of them. */
    private static final class Spread {
        private final double[] origin;
        private final double[] axes = new double[9];
        private double east;
        private double north;
        private double seconds;
        private double ee;
        private double en;
        private double nn;
        private double tt;

        Spread(double[] origin6) {
            origin = origin6;
            Geodetic place = Wgs84.toGeodetic(origin[0], origin[1], origin[2]);
            Wgs84.eastNorthUp(place.latitudeRadians(), place.longitudeRadians(), axes);
        }

        void add(double weight, double[] at, double t) {
            double e = 0;
            double n = 0;
            for (int i = 0; i < 3; i++) {
                e += axes[i] * (at[i] - origin[i]);
                n += axes[3 + i] * (at[i] - origin[i]);
            }
            east += weight * e;
            north += weight * n;
            seconds += weight * t;
            ee += weight * e * e;
            en += weight * e * n;
            nn += weight * n * n;
            tt += weight * t * t;
        }

        Geodetic centre() {
            double[] p = new double[3];
            for (int i = 0; i < 3; i++) {
                p[i] = origin[i] + east * axes[i] + north * axes[3 + i];
            }
            Geodetic at = Wgs84.toGeodetic(p[0], p[1], p[2]);
            return new Geodetic(at.latitudeRadians(), at.longitudeRadians(), 0);
        }

        double eastEast() {
            return ee - east * east;
        }

        double eastNorth() {
            return en - east * north;
        }

        double northNorth() {
            return nn - north * north;
        }

        double timeVariance() {
            return tt - seconds * seconds;
        }
    }
}
