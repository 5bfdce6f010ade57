package org.watchfire.astro;

import static org.watchfire.astro.Wgs84.GM;
import static org.watchfire.astro.Wgs84.MEAN_RADIUS_METRES;
import static org.watchfire.astro.Wgs84.OMEGA;

import org.watchfire.model.StateEstimate;

/**
 * The osculating Kepler orbit through a state: what tells an orbit from a ballistic path. The velocity is made inertial
 * by adding the Earth's rotation (R. R. Bate, D. D. Mueller, J. E. White, Fundamentals of Astrodynamics, 1971, sections
 * 1.4-1.6).
 *
 * @param perigeeHeightMetres above a sphere of the ellipsoid's mean radius; deep below 0 for a ballistic path
 * @param apogeeHeightMetres above the same sphere; infinite for an escape
 * @param semiMajorAxisMetres negative for an escape
 * @param eccentricity at least 0
 */
public record Orbit(
        double perigeeHeightMetres, double apogeeHeightMetres, double semiMajorAxisMetres, double eccentricity) {
    /** Below this the direction of perigee is noise and derivatives are cut off. */
    private static final double CIRCULAR = 1e-9;

    /** The orbit through an ECEF state. */
    public static Orbit of(double[] state6) {
        double u = state6[3] - OMEGA * state6[1];
        double v = state6[4] + OMEGA * state6[0];
        double w = state6[5];
        double r = radius(state6);
        double energy = (u * u + v * v + w * w) / 2 - GM / r;
        double axis = -GM / (2 * energy);
        double e = Math.sqrt(Math.max(0, 1 + 2 * energy * momentumSquared(state6, u, v, w) / (GM * GM)));
        // h²/µ / (1 + e) holds for every conic and keeps its digits for a nearly radial one.
        double perigee = momentumSquared(state6, u, v, w) / GM / (1 + e);
        double apogee = energy < 0 ? axis * (1 + e) : Double.POSITIVE_INFINITY;
        return new Orbit(perigee - MEAN_RADIUS_METRES, apogee - MEAN_RADIUS_METRES, axis, e);
    }

    /**
     * Derivatives of the perigee height by the ECEF state.
     *
     * @param state6 ECEF
     * @param out6 receives m/m and m/(m/s)
     */
    public static void perigeeGradient(double[] state6, double[] out6) {
        double x = state6[0];
        double y = state6[1];
        double z = state6[2];
        double u = state6[3] - OMEGA * y;
        double v = state6[4] + OMEGA * x;
        double w = state6[5];
        double r = radius(state6);
        double r2 = r * r;
        double speed2 = u * u + v * v + w * w;
        double dot = x * u + y * v + z * w;
        double energy = speed2 / 2 - GM / r;
        double momentum2 = momentumSquared(state6, u, v, w);
        double e = Math.sqrt(Math.max(0, 1 + 2 * energy * momentum2 / (GM * GM)));
        double perigee = momentum2 / GM / (1 + e);
        // Perigee p solves 2 E p² + 2 µ p - h² = 0, so dp = (dh² - 2 p² dE) / (4 E p + 2 µ), and the divisor is 2 µ e.
        double scale = 1 / (2 * GM * Math.max(e, CIRCULAR));
        double k = 2 * perigee * perigee;
        double g = GM / (r2 * r);
        double rx = scale * (2 * (speed2 * x - dot * u) - k * g * x);
        double ry = scale * (2 * (speed2 * y - dot * v) - k * g * y);
        double rz = scale * (2 * (speed2 * z - dot * w) - k * g * z);
        double vx = scale * (2 * (r2 * u - dot * x) - k * u);
        double vy = scale * (2 * (r2 * v - dot * y) - k * v);
        double vz = scale * (2 * (r2 * w - dot * z) - k * w);
        out6[0] = rx + OMEGA * vy;
        out6[1] = ry - OMEGA * vx;
        out6[2] = rz;
        out6[3] = vx;
        out6[4] = vy;
        out6[5] = vz;
    }

    /**
     * One standard deviation of the perigee height, metres, to first order.
     *
     * @param state6 ECEF
     * @param covariance21 as in {@link StateEstimate}
     */
    public static double perigeeSigmaMetres(double[] state6, double[] covariance21) {
        double[] gradient = new double[6];
        perigeeGradient(state6, gradient);
        double sum = 0;
        for (int i = 0; i < 6; i++) {
            for (int j = 0; j < 6; j++) {
                int at = i <= j ? StateEstimate.index(i, j) : StateEstimate.index(j, i);
                sum += gradient[i] * covariance21[at] * gradient[j];
            }
        }
        return Math.sqrt(Math.max(0, sum));
    }

    private static double radius(double[] s) {
        return Math.sqrt(s[0] * s[0] + s[1] * s[1] + s[2] * s[2]);
    }

    private static double momentumSquared(double[] s, double u, double v, double w) {
        double hx = s[1] * w - s[2] * v;
        double hy = s[2] * u - s[0] * w;
        double hz = s[0] * v - s[1] * u;
        return hx * hx + hy * hy + hz * hz;
    }
}
