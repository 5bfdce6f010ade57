package org.watchfire.assess.areas;

import org.watchfire.astro.Descent;
import org.watchfire.astro.FreeFlight;
import org.watchfire.astro.Wgs84;
import org.watchfire.model.Threat;

/**
 * Follows futures over the ground and counts the areas that they pass. Overflight counts within {@link #BESIDE_METRES} of
 * land on either side: the breadth of a territorial sea. Flown by the thousand: nothing here allocates.
 */
final class GroundTrack {
    static final double BESIDE_METRES = 22_224;

    private static final double STEP_SECONDS = 5;
    private static final int LOOKS_IN_STEP = 4;
    private static final double LONG_STEP_SECONDS = LOOKS_IN_STEP * STEP_SECONDS;
    private static final double LOOK_METRES = 36_000;
    private static final double LOW_METRES = 15_000;

    private final Areas areas;
    private final Tallies tallies;
    private final double[] before = new double[6];
    private final double[] between = new double[6];
    private final Descent descent = new Descent();

    /** What was last counted below and to either side; mostly it is the same again. */
    private final int[] besideArea = {Areas.SEA, Areas.SEA, Areas.SEA};

    private final Tally[] besideTally = {new Tally(), new Tally(), new Tally()};

    GroundTrack(Areas areas, Tallies tallies) {
        this.areas = areas;
        this.tallies = tallies;
    }

    /**
     * Follows a future that thrusts no more to the ground. Above the air it looks down where it has gone on by {@link #LOOK_METRES} or less;
     * between the ends of a step the path is the cubic through both places and velocities, centimetres off.
     *
     * @param k number of the future
     * @param s where it is; replaced by where it ends
     * @param from seconds after the estimate
     * @param horizonSeconds after the estimate, no longer
     * @param kgPerM2 its ballistic coefficient
     * @return when it is down, seconds after the estimate; NaN if not by then
     */
    double follow(int k, double[] s, double from, double horizonSeconds, double kgPerM2) {
        double t = from;
        while (t < horizonSeconds) {
            System.arraycopy(s, 0, before, 0, 6);
            if (!Descent.mayBeInAir(s)) {
                FreeFlight.propagate(s, LONG_STEP_SECONDS, LONG_STEP_SECONDS);
            }
            if (Descent.mayBeInAir(s)) {
                System.arraycopy(before, 0, s, 0, 6);
                double flown = descent.advance(s, kgPerM2, STEP_SECONDS);
                t += flown;
                if (flown < STEP_SECONDS) {
                    return t;
                }
                look(k, s, t);
                if (isNearlyDown(s)) {
                    t += descent.fly(s, kgPerM2, horizonSeconds);
                    look(k, s, t);
                    return t;
                }
                continue;
            }
            int looks = Math.clamp((int) Math.ceil(movedMetres(before, s) / LOOK_METRES), 1, LOOKS_IN_STEP);
            for (int i = 1; i < looks; i++) {
                double share = i / (double) looks;
                between(before, s, share);
                look(k, between, t + share * LONG_STEP_SECONDS);
            }
            t += LONG_STEP_SECONDS;
            look(k, s, t);
        }
        return Double.NaN;
    }

    /** Whether it will be down before it has gone on by as much as it is looked down from. */
    private static boolean isNearlyDown(double[] s) {
        return s[0] * s[3] + s[1] * s[4] + s[2] * s[5] < 0 && Wgs84.heightMetres(s[0], s[1], s[2]) < LOW_METRES;
    }

    /** How far the place below has moved over the ground, near enough. */
    private static double movedMetres(double[] from, double[] to) {
        double dot = from[0] * to[0] + from[1] * to[1] + from[2] * to[2];
        double one = from[0] * from[0] + from[1] * from[1] + from[2] * from[2];
        double other = to[0] * to[0] + to[1] * to[1] + to[2] * to[2];
        return Wgs84.EQUATORIAL_RADIUS_METRES * Math.sqrt(Math.max(0, 1 - dot * dot / (one * other)));
    }

    private void between(double[] from, double[] to, double share) {
        double h = LONG_STEP_SECONDS;
        double u = 1 - share;
        double a = u * u * (1 + 2 * share);
        double b = share * share * (3 - 2 * share);
        double c = h * share * u * u;
        double d = -h * share * share * u;
        for (int i = 0; i < 3; i++) {
            between[i] = a * from[i] + b * to[i] + c * from[3 + i] + d * to[3 + i];
            between[3 + i] = u * from[3 + i] + share * to[3 + i];
        }
    }

    /** Counts the areas under a point of the path and beside it: its place is a hundred metres off, the squares are thousands wide. */
    void look(int k, double[] s, double t) {
        double rho = Math.max(1, Math.sqrt(s[0] * s[0] + s[1] * s[1]));
        double r = Math.sqrt(rho * rho + s[2] * s[2]);
        double flat = 1 - Wgs84.ECCENTRICITY_SQUARED * Wgs84.EQUATORIAL_RADIUS_METRES / r;
        double lat = RoughAngle.of(s[2], rho * flat);
        double lon = RoughAngle.of(s[1], s[0]);
        double cos = Math.max(0.01, rho / r);
        double east = (s[0] * s[4] - s[1] * s[3]) / rho;
        double north = s[5] / cos;
        double beside =
                BESIDE_METRES / Wgs84.EQUATORIAL_RADIUS_METRES / Math.max(1, Math.sqrt(east * east + north * north));
        for (int side = -1; side <= 1; side++) {
            int index = areas.roughIndexAt(
                    Math.clamp(lat + side * beside * east, -Math.PI / 2, Math.PI / 2),
                    lon - side * beside * north / cos);
            if (index != Areas.SEA) {
                int slot = side + 1;
                if (index != besideArea[slot]) {
                    besideArea[slot] = index;
                    besideTally[slot] = tallies.of(index, Threat.Basis.OVERFLIGHT);
                }
                besideTally[slot].add(k, t);
            }
        }
    }
}
