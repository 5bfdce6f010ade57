package org.watchfire.assess;

import java.util.Optional;
import org.watchfire.astro.GroundEllipse;
import org.watchfire.astro.Impact;
import org.watchfire.astro.Wgs84;
import org.watchfire.model.Geodetic;
import org.watchfire.model.GroundPoint;
import org.watchfire.model.StateEstimate;

/**
 * Where a body comes down under gravity alone, as a region of 95 % with time and its sigma: the impact area of a coasting
 * body, the instantaneous impact point of a thrusting one. Without drag, which shortens a steep fall by hundreds of
 * metres and a shallow one by kilometres (docs/assessment.md).
 */
final class ImpactRegion {
    static final double PROBABILITY = 0.95;

    private ImpactRegion() {}

    /** The region, or nothing for a path that does not meet the ground within three hours. */
    static Optional<GroundPoint> of(StateEstimate estimate) {
        double[] s = estimate.toState();
        double[] covariance = estimate.toCovariance();
        double[] place = new double[18];
        double[] time = new double[6];
        double seconds = Impact.flyWithMap(s, Impact.MAX_SECONDS, place, time, new Impact.Work());
        if (Double.isNaN(seconds)) {
            return Optional.empty();
        }
        double[] ground = new double[3];
        Impact.groundCovariance(s, place, covariance, ground);
        double variance = Impact.timeVariance(time, covariance);
        double spread = ground[0] + ground[2];
        if (!Double.isFinite(spread) || !Double.isFinite(variance)) {
            return Optional.empty();
        }
        Geodetic centre = Wgs84.toGeodetic(s[0], s[1], s[2]);
        return Optional.of(new GroundPoint(
                GroundEllipse.of(
                        new Geodetic(centre.latitudeRadians(), centre.longitudeRadians(), 0),
                        ground[0],
                        ground[1],
                        ground[2],
                        PROBABILITY),
                estimate.time().plusSeconds(seconds),
                Math.sqrt(Math.max(0, variance))));
    }
}
