package org.watchfire.astro;

import static org.watchfire.astro.Wgs84.EQUATORIAL_RADIUS_METRES;
import static org.watchfire.astro.Wgs84.GM;
import static org.watchfire.astro.Wgs84.J2;
import static org.watchfire.astro.Wgs84.OMEGA;

import java.util.Arrays;

/**
 * Motion under gravity alone in the rotating Earth-fixed frame: the central term and J2, with Coriolis and centrifugal
 * acceleration (O. Montenbruck, E. Gill, Satellite Orbits, 2000, section 3.2). Nothing here allocates.
 *
 * <p>Steps are classical Runge-Kutta of fourth order. Over a ballistic flight of half an hour a step of 10 s errs by
 * less than a centimetre, one of 30 s by less than a metre.
 */
public final class FreeFlight {
    /** Terms of scratch that a propagation with its transition matrix needs. */
    public static final int WORK = 24;

    private static final double J2_FACTOR = 1.5 * J2 * EQUATORIAL_RADIUS_METRES * EQUATORIAL_RADIUS_METRES;

    private static final double[] NO_WORK = {};

    private FreeFlight() {}

    /**
     * Acceleration in the rotating frame.
     *
     * @param state6 ECEF x, y, z, vx, vy, vz
     * @param out3 receives ax, ay, az in m/s²
     */
    public static void acceleration(double[] state6, double[] out3) {
        double x = state6[0];
        double y = state6[1];
        double z = state6[2];
        double r2 = x * x + y * y + z * z;
        double k = GM / (r2 * Math.sqrt(r2));
        double q = J2_FACTOR / r2;
        double zz = 5 * z * z / r2;
        double level = OMEGA * OMEGA - k * (1 + q * (1 - zz));
        out3[0] = level * x + 2 * OMEGA * state6[4];
        out3[1] = level * y - 2 * OMEGA * state6[3];
        out3[2] = -k * z * (1 + q * (3 - zz));
    }

    /**
     * Derivatives of {@link #acceleration} by position: a symmetric matrix.
     *
     * @param state6 ECEF; only the position is read
     * @param out9 receives three rows of three, 1/s²
     */
    public static void positionJacobian(double[] state6, double[] out9) {
        gradient(state6[0], state6[1], state6[2], out9, 0);
        double xx = out9[0];
        double xy = out9[1];
        double xz = out9[2];
        double yy = out9[3];
        double yz = out9[4];
        double zz = out9[5];
        out9[0] = xx;
        out9[1] = xy;
        out9[2] = xz;
        out9[3] = xy;
        out9[4] = yy;
        out9[5] = yz;
        out9[6] = xz;
        out9[7] = yz;
        out9[8] = zz;
    }

    /**
     * Derivatives of {@link #acceleration} by velocity: the Coriolis term, the same everywhere.
     *
     * @param out9 receives three rows of three, 1/s
     */
    public static void velocityJacobian(double[] out9) {
        Arrays.fill(out9, 0, 9, 0);
        out9[1] = 2 * OMEGA;
        out9[3] = -2 * OMEGA;
    }

    /**
     * Moves a state in time, in place.
     *
     * @param state6 ECEF, replaced
     * @param seconds forward, or back when negative
     * @param maxStepSeconds longest step, above 0; the interval is cut into equal steps
     */
    public static void propagate(double[] state6, double seconds, double maxStepSeconds) {
        int steps = steps(seconds, maxStepSeconds);
        double h = steps == 0 ? 0 : seconds / steps;
        for (int i = 0; i < steps; i++) {
            step(state6, h);
        }
    }

    /**
     * Moves a state in time and finds how it depends on where it began.
     *
     * @param state6 ECEF, replaced
     * @param seconds forward, or back when negative
     * @param maxStepSeconds longest step, above 0
     * @param transition36 receives the transition matrix, six rows of six: the exact derivative of {@link #propagate}
     * @param work scratch of {@link #WORK} terms
     */
    public static void propagate(
            double[] state6, double seconds, double maxStepSeconds, double[] transition36, double[] work) {
        if (work.length < WORK) {
            throw new IllegalArgumentException("work has " + work.length + " terms, below " + WORK);
        }
        for (int i = 0; i < 36; i++) {
            transition36[i] = i % 7 == 0 ? 1 : 0;
        }
        int steps = steps(seconds, maxStepSeconds);
        double h = steps == 0 ? 0 : seconds / steps;
        for (int i = 0; i < steps; i++) {
            step(state6, h, work);
            for (int column = 0; column < 6; column++) {
                advance(transition36, column, h, work);
            }
        }
    }

    private static int steps(double seconds, double maxStepSeconds) {
        if (!(maxStepSeconds > 0) || !Double.isFinite(seconds)) {
            throw new IllegalArgumentException(
                    "seconds " + seconds + " and maxStepSeconds " + maxStepSeconds + " are no interval and step");
        }
        return (int) Math.ceil(Math.abs(seconds) / maxStepSeconds - 1e-9);
    }

    /** One Runge-Kutta step of {@code h} seconds, in place. */
    static void step(double[] s, double h) {
        step(s, h, NO_WORK);
    }

    /** The same; where {@code work} has room, it keeps the gradient of gravity at each stage there, six terms each. */
    private static void step(double[] s, double h, double[] work) {
        boolean keep = work.length >= WORK;
        double x = s[0];
        double y = s[1];
        double z = s[2];
        double u = s[3];
        double v = s[4];
        double w = s[5];
        double sx = 0;
        double sy = 0;
        double sz = 0;
        double su = 0;
        double sv = 0;
        double sw = 0;
        for (int stage = 0; stage < 4; stage++) {
            if (keep) {
                gradient(x, y, z, work, 6 * stage);
            }
            double r2 = x * x + y * y + z * z;
            double k = GM / (r2 * Math.sqrt(r2));
            double q = J2_FACTOR / r2;
            double zz = 5 * z * z / r2;
            double level = OMEGA * OMEGA - k * (1 + q * (1 - zz));
            double ax = level * x + 2 * OMEGA * v;
            double ay = level * y - 2 * OMEGA * u;
            double az = -k * z * (1 + q * (3 - zz));
            double weight = stage == 0 || stage == 3 ? 1 : 2;
            sx += weight * u;
            sy += weight * v;
            sz += weight * w;
            su += weight * ax;
            sv += weight * ay;
            sw += weight * az;
            double c = stage == 2 ? h : h / 2;
            x = s[0] + c * u;
            y = s[1] + c * v;
            z = s[2] + c * w;
            u = s[3] + c * ax;
            v = s[4] + c * ay;
            w = s[5] + c * az;
        }
        s[0] += h / 6 * sx;
        s[1] += h / 6 * sy;
        s[2] += h / 6 * sz;
        s[3] += h / 6 * su;
        s[4] += h / 6 * sv;
        s[5] += h / 6 * sw;
    }

    /** One column of the transition matrix through the same four stages. */
    private static void advance(double[] m, int column, double h, double[] gradients) {
        double x0 = m[column];
        double y0 = m[6 + column];
        double z0 = m[12 + column];
        double u0 = m[18 + column];
        double v0 = m[24 + column];
        double w0 = m[30 + column];
        double x = x0;
        double y = y0;
        double z = z0;
        double u = u0;
        double v = v0;
        double w = w0;
        double sx = 0;
        double sy = 0;
        double sz = 0;
        double su = 0;
        double sv = 0;
        double sw = 0;
        for (int stage = 0; stage < 4; stage++) {
            int g = 6 * stage;
            double ax = gradients[g] * x + gradients[g + 1] * y + gradients[g + 2] * z + 2 * OMEGA * v;
            double ay = gradients[g + 1] * x + gradients[g + 3] * y + gradients[g + 4] * z - 2 * OMEGA * u;
            double az = gradients[g + 2] * x + gradients[g + 4] * y + gradients[g + 5] * z;
            double weight = stage == 0 || stage == 3 ? 1 : 2;
            sx += weight * u;
            sy += weight * v;
            sz += weight * w;
            su += weight * ax;
            sv += weight * ay;
            sw += weight * az;
            double c = stage == 2 ? h : h / 2;
            x = x0 + c * u;
            y = y0 + c * v;
            z = z0 + c * w;
            u = u0 + c * ax;
            v = v0 + c * ay;
            w = w0 + c * az;
        }
        m[column] = x0 + h / 6 * sx;
        m[6 + column] = y0 + h / 6 * sy;
        m[12 + column] = z0 + h / 6 * sz;
        m[18 + column] = u0 + h / 6 * su;
        m[24 + column] = v0 + h / 6 * sv;
        m[30 + column] = w0 + h / 6 * sw;
    }

    /** xx, xy, xz, yy, yz, zz of the derivative of the acceleration by position. */
    private static void gradient(double x, double y, double z, double[] out, int at) {
        double r2 = x * x + y * y + z * z;
        double k = GM / (r2 * Math.sqrt(r2));
        double q = J2_FACTOR / r2;
        double s = z * z / r2;
        // With f = k (1 + q (1 - 5 s)): ∂f/∂x = -x/r² k (3 + q (5 - 35 s)), ∂f/∂z adds -10 k q z/r².
        double f = k * (1 + q * (1 - 5 * s));
        double fz = k * (1 + q * (3 - 5 * s));
        double radial = k * (3 + q * (5 - 35 * s)) / r2;
        double radialZ = k * (3 + q * (15 - 35 * s)) / r2;
        out[at] = OMEGA * OMEGA - f + radial * x * x;
        out[at + 1] = radial * x * y;
        out[at + 2] = radialZ * x * z;
        out[at + 3] = OMEGA * OMEGA - f + radial * y * y;
        out[at + 4] = radialZ * y * z;
        out[at + 5] = -fz + (radialZ + 10 * k * q / r2) * z * z;
    }
}
