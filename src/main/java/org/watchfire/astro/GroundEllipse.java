package org.watchfire.astro;

import org.watchfire.model.Ellipse;
import org.watchfire.model.Geodetic;

/** Regions of stated probability from covariances on the ground. */
public final class GroundEllipse {
    private GroundEllipse() {}

    /**
     * The smallest region that holds a normally distributed place with a probability.
     *
     * @param centre the mean
     * @param eastEast variance eastwards, m²
     * @param eastNorth covariance, m²
     * @param northNorth variance northwards, m²
     * @param probability in (0, 1); the squared radius in sigmas is -2 ln(1 - probability) (chi-square, two degrees of
     *     freedom)
     */
    public static Ellipse of(
            Geodetic centre, double eastEast, double eastNorth, double northNorth, double probability) {
        double mean = (eastEast + northNorth) / 2;
        double spread = Math.hypot((eastEast - northNorth) / 2, eastNorth);
        double scale = Math.sqrt(-2 * Math.log1p(-probability));
        double major = scale * Math.sqrt(Math.max(0, mean + spread));
        double minor = scale * Math.sqrt(Math.max(0, mean - spread));
        // The angle of the major axis from north, clockwise: tan 2θ = 2 en / (nn - ee).
        double azimuth = Math.atan2(2 * eastNorth, northNorth - eastEast) / 2;
        if (azimuth < 0) {
            azimuth += Math.PI;
        }
        return new Ellipse(centre, major, Math.min(minor, major), azimuth < Math.PI ? azimuth : 0, probability);
    }
}
