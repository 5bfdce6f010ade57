package org.watchfire.astro;

import static org.watchfire.astro.Wgs84.EQUATORIAL_RADIUS_METRES;
import static org.watchfire.astro.Wgs84.POLAR_RADIUS_METRES;

import org.watchfire.model.StateEstimate;

/**
 * Where a body comes down if nothing but gravity acts from now on: the impact point of a coasting body, the
 * instantaneous impact point of a thrusting one. Nothing here allocates.
 *
 * <p>The flight goes by steps of {@link #STEP_SECONDS}, and by shorter ones near the ground: no body falls faster than
 * under {@link #GRAVITY} alone, so the moment at which that would bring it down is never past the impact, and going there
 * again and again closes on it from above with quadratic speed.
 */
public final class Impact {
    /** Longest flight that is followed unless the caller says otherwise: three hours. */
    public static final double MAX_SECONDS = 10_800;

    /** Longest step of the integration. */
    static final double STEP_SECONDS = 20;

    /** At least what gravity is anywhere on or above the ground, m/s². */
    static final double GRAVITY = 9.84;

    private static final double TOLERANCE_METRES = 1e-3;
    private static final double SLOWEST_FALL_MPS = 1e-3;
    private static final int MAX_STEPS = 20_000;

    private Impact() {}

    /** Scratch of {@link #flyWithMap}; one for each thread. */
    public static final class Work {
        private final double[] transition = new double[36];
        private final double[] gradients = new double[FreeFlight.WORK];
        private final double[] up = new double[3];
    }

    /**
     * Flies a state to height 0 above the ellipsoid.
     *
     * @param state6 ECEF; replaced by the state at impact (left somewhere on the way when there is none)
     * @param maxSeconds longest flight followed
     * @return seconds to go, 0 when it is on or below the ground and cannot rise above it, NaN when it does not come
     *     down within {@code maxSeconds}
     */
    public static double fly(double[] state6, double maxSeconds) {
        return flyTo(state6, 0, maxSeconds);
    }

    /** As {@link #fly(double[], double)}, down to some height above the ellipsoid. */
    static double flyTo(double[] state6, double floorMetres, double maxSeconds) {
        double t = 0;
        for (int i = 0; i < MAX_STEPS && t < maxSeconds; i++) {
            if (isHigh(state6, floorMetres)) {
                FreeFlight.step(state6, STEP_SECONDS);
                t += STEP_SECONDS;
                continue;
            }
            double height = Wgs84.heightMetres(state6[0], state6[1], state6[2]) - floorMetres;
            double climb = climb(state6);
            double reach = climb * climb + 2 * GRAVITY * height;
            if (reach < 0 || (height < TOLERANCE_METRES && climb <= 0)) {
                return t;
            }
            double step = Math.min(STEP_SECONDS, (climb + Math.sqrt(reach)) / GRAVITY);
            FreeFlight.step(state6, step);
            t += step;
        }
        return Double.NaN;
    }

    /** As {@link #fly(double[], double)} with {@link #MAX_SECONDS}. */
    public static double fly(double[] state6) {
        return fly(state6, MAX_SECONDS);
    }

    /**
     * As {@link #fly(double[], double)}, and finds how the place and time of impact depend on the state now: the transition matrix of the
     * flight, projected along the path at impact onto the level plane there.
     *
     * @param state6 ECEF; replaced by the state at impact
     * @param maxSeconds longest flight followed
     * @param placeMap18 receives three rows (ECEF x, y, z of the place of impact) of six columns (the state now)
     * @param timeMap6 receives the derivatives of the time of impact by the state now, s/m and s/(m/s)
     * @param work scratch
     * @return as {@link #fly(double[], double)}, and NaN too where the path grazes the ground; the maps hold only when it is a number
     */
    public static double flyWithMap(
            double[] state6, double maxSeconds, double[] placeMap18, double[] timeMap6, Work work) {
        double x = state6[0];
        double y = state6[1];
        double z = state6[2];
        double u = state6[3];
        double v = state6[4];
        double w = state6[5];
        double seconds = fly(state6, maxSeconds);
        if (Double.isNaN(seconds)) {
            return seconds;
        }
        state6[0] = x;
        state6[1] = y;
        state6[2] = z;
        state6[3] = u;
        state6[4] = v;
        state6[5] = w;
        FreeFlight.propagate(state6, seconds, STEP_SECONDS, work.transition, work.gradients);
        return project(state6, work.transition, placeMap18, timeMap6, work.up) ? seconds : Double.NaN;
    }

    /**
     * Projects the transition matrix of a flight along the path at its end onto the level plane there.
     *
     * @param transition of six columns, its rows the state at impact
     * @return whether the path falls at its end; the maps hold only then
     */
    static boolean project(double[] impact6, double[] transition, double[] placeMap18, double[] timeMap6, double[] up) {
        Wgs84.up(impact6[0], impact6[1], impact6[2], up);
        double fall = up[0] * impact6[3] + up[1] * impact6[4] + up[2] * impact6[5];
        if (!(fall < -SLOWEST_FALL_MPS)) {
            return false;
        }
        for (int j = 0; j < 6; j++) {
            double rise = up[0] * transition[j] + up[1] * transition[6 + j] + up[2] * transition[12 + j];
            double delay = -rise / fall;
            timeMap6[j] = delay;
            for (int i = 0; i < 3; i++) {
                placeMap18[6 * i + j] = transition[6 * i + j] + impact6[3 + i] * delay;
            }
        }
        return true;
    }

    /**
     * Carries a covariance onto the ground.
     *
     * @param impact6 the state at impact
     * @param placeMap18 from {@link #flyWithMap}
     * @param covariance21 of the state flown from, as in {@link StateEstimate}
     * @param out3 receives the covariance of the place of impact: east-east, east-north, north-north, m²
     */
    public static void groundCovariance(double[] impact6, double[] placeMap18, double[] covariance21, double[] out3) {
        double longitude = Math.atan2(impact6[1], impact6[0]);
        double sinLon = Math.sin(longitude);
        double cosLon = Math.cos(longitude);
        double slope = impact6[2]
                / Math.sqrt(impact6[0] * impact6[0] + impact6[1] * impact6[1])
                / (1 - Wgs84.ECCENTRICITY_SQUARED);
        double cosLat = 1 / Math.sqrt(1 + slope * slope);
        double sinLat = slope * cosLat;
        double ee = 0;
        double en = 0;
        double nn = 0;
        for (int i = 0; i < 6; i++) {
            double eastI = -sinLon * placeMap18[i] + cosLon * placeMap18[6 + i];
            double northI =
                    -sinLat * (cosLon * placeMap18[i] + sinLon * placeMap18[6 + i]) + cosLat * placeMap18[12 + i];
            for (int j = 0; j < 6; j++) {
                double p = covariance21[i <= j ? StateEstimate.index(i, j) : StateEstimate.index(j, i)];
                double eastJ = -sinLon * placeMap18[j] + cosLon * placeMap18[6 + j];
                double northJ =
                        -sinLat * (cosLon * placeMap18[j] + sinLon * placeMap18[6 + j]) + cosLat * placeMap18[12 + j];
                ee += eastI * p * eastJ;
                en += eastI * p * northJ;
                nn += northI * p * northJ;
            }
        }
        out3[0] = ee;
        out3[1] = en;
        out3[2] = nn;
    }

    /** Variance of the time of impact, s². */
    public static double timeVariance(double[] timeMap6, double[] covariance21) {
        double sum = 0;
        for (int i = 0; i < 6; i++) {
            for (int j = 0; j < 6; j++) {
                int at = i <= j ? StateEstimate.index(i, j) : StateEstimate.index(j, i);
                sum += timeMap6[i] * covariance21[at] * timeMap6[j];
            }
        }
        return sum;
    }

    /** Whether it stays as far above the equator's height for a whole step, and so above the floor: cheap, and true of most of a flight. */
    private static boolean isHigh(double[] s, double floorMetres) {
        double r = Math.sqrt(s[0] * s[0] + s[1] * s[1] + s[2] * s[2]);
        double left = r - EQUATORIAL_RADIUS_METRES - floorMetres - GRAVITY * STEP_SECONDS * STEP_SECONDS / 2;
        double climb = (s[0] * s[3] + s[1] * s[4] + s[2] * s[5]) / r;
        return left + STEP_SECONDS * climb > 0 && left > 0;
    }

    /** Vertical speed, m/s, by the normal of the ellipsoid's own family of surfaces. */
    static double climb(double[] s) {
        double a2 = EQUATORIAL_RADIUS_METRES * EQUATORIAL_RADIUS_METRES;
        double b2 = POLAR_RADIUS_METRES * POLAR_RADIUS_METRES;
        double x = s[0] / a2;
        double y = s[1] / a2;
        double z = s[2] / b2;
        return (x * s[3] + y * s[4] + z * s[5]) / Math.sqrt(x * x + y * y + z * z);
    }
}
