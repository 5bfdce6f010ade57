package org.watchfire.assess;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.watchfire.astro.FreeFlight;
import org.watchfire.astro.Impact;
import org.watchfire.astro.Orbit;
import org.watchfire.astro.Wgs84;
import org.watchfire.model.Geodetic;
import org.watchfire.model.StateEstimate;
import org.watchfire.model.Threat;
import org.watchfire.model.TimeTag;

/**
 * Where a flight may yet go: many futures drawn from the estimate's covariance (and, while it thrusts, from how long and
 * in which direction it may go on thrusting), each flown to the ground and looked up in the areas. Gives the
 * probability, per area, of impact, of debris and of overflight, with the time window in which 98 % of those futures do
 * it.
 *
 * <p>Overflight counts within {@link #BESIDE_METRES} of land on either side: the breadth of a territorial sea. The draws are
 * the same for the same estimate: the seed is fixed.
 */
final class Outlook {
    /** Futures flown; every {@link #PATH_EVERY}th is followed over the ground. */
    static final int FUTURES = 128;

    static final int PATH_EVERY = 4;
    static final double BESIDE_METRES = 22_224;

    private static final double HORIZON_SECONDS = 2700;
    private static final double STEP_SECONDS = 5;
    private static final int LOOKS_IN_STEP = 4;
    private static final double LONG_STEP_SECONDS = LOOKS_IN_STEP * STEP_SECONDS;
    private static final double LOOK_METRES = 36_000;
    private static final double CLEAR_PERIGEE_METRES = 60_000;
    private static final double POLAR_SHARE = (1 - Wgs84.FLATTENING) * (1 - Wgs84.FLATTENING);
    private static final List<Threat.Basis> BASES = List.of(Threat.Basis.values());
    private static final double MEAN_BURN_SECONDS = 60;
    private static final double LONGEST_BURN_SECONDS = 300;
    private static final double TURN_SIGMA_RADIANS = Math.toRadians(6);
    private static final double USUAL_THRUST_MPS2 = 20;
    private static final double LEAST_SHARE_THRUSTING = 0.04;
    private static final long SEED = 20_230_531;

    /** Speed that pieces of a break-up part with, one sigma per axis, m/s. */
    private static final double BREAK_UP_MPS = 40;

    private final Areas areas;

    /** By number of the area times the number of bases, plus the basis. */
    private final Map<Integer, Tally> tallies = new HashMap<>();

    private final double[] before = new double[6];
    private final double[] between = new double[6];

    /** What was last counted below and to either side; mostly it is the same again. */
    private final int[] besideArea = {Areas.SEA, Areas.SEA, Areas.SEA};

    private final Tally[] besideTally = {new Tally(), new Tally(), new Tally()};
    private int futures;
    private int paths;
    private int comeDown;
    private double lastDown;

    private Outlook(Areas areas) {
        this.areas = areas;
    }

    /**
     * The futures of one object.
     *
     * @param estimate where it is
     * @param thrustMps2 acceleration it thrusts with; 0 when it does not, NaN when it does but is not known
     * @param widening factor on the covariance; 1, or more to be cautious
     * @param basis of an impact: {@link Threat.Basis#IMPACT} for the object, {@link Threat.Basis#DEBRIS} for parts
     */
    static Outlook of(Areas areas, StateEstimate estimate, double thrustMps2, double widening, Threat.Basis basis) {
        Outlook out = new Outlook(areas);
        double[][] factor = factor(estimate, widening, basis);
        SplittableRandom random = new SplittableRandom(SEED);
        double[] noise = new double[6];
        for (int k = 0; k < FUTURES; k++) {
            double[] s = estimate.toState();
            for (int i = 0; i < 6; i++) {
                noise[i] = random.nextGaussian();
            }
            for (int i = 0; i < 6; i++) {
                for (int j = 0; j <= i; j++) {
                    s[i] += factor[i][j] * noise[j];
                }
            }
            double burn = Math.min(LONGEST_BURN_SECONDS, -MEAN_BURN_SECONDS * Math.log(1 - random.nextDouble()));
            double up = TURN_SIGMA_RADIANS * random.nextGaussian();
            double aside = TURN_SIGMA_RADIANS * random.nextGaussian();
            double thrust = Double.isNaN(thrustMps2) ? USUAL_THRUST_MPS2 : thrustMps2;
            out.fly(k, s, thrust, thrust > 0 ? burn : 0, up, aside, basis);
        }
        return out;
    }

    /** Share of the futures that come down. */
    double comeDownShare() {
        return (double) comeDown / futures;
    }

    /**
     * The threats from some probability on, most probable first.
     *
     * @param now what the times count from
     * @param impact least probability for impact or debris
     * @param overflight least probability for overflight
     */
    List<Threat> threats(TimeTag now, double impact, double overflight) {
        List<Threat> out = new ArrayList<>();
        tallies.forEach((key, tally) -> {
            Threat.Basis basis = BASES.get(key % BASES.size());
            boolean over = basis == Threat.Basis.OVERFLIGHT;
            double probability = (double) tally.count() / (over ? paths : futures);
            if (probability >= (over ? overflight : impact)) {
                out.add(new Threat(
                        areas.area(key / BASES.size()).code(),
                        basis,
                        probability,
                        now.plusSeconds(tally.begin()),
                        now.plusSeconds(tally.end())));
            }
        });
        out.sort(ORDER);
        return out;
    }

    /** Most probable first; then by area and basis, so that equal inputs give equal lists. */
    static final Comparator<Threat> ORDER = Comparator.comparingDouble(Threat::probability)
            .reversed()
            .thenComparing(Threat::area)
            .thenComparing(Threat::basis);

    /**
     * The greatest probability, over all bases, that this object harms or passes an area from some moment on.
     *
     * @param code ISO 3166-2; an area that is not known has probability 0
     * @param afterSeconds since the estimate; what happened before is over
     */
    double greatest(String code, double afterSeconds) {
        int index = areas.indexOf(code).orElse(Areas.SEA);
        double most = 0;
        for (Threat.Basis basis : BASES) {
            Tally tally = index == Areas.SEA ? null : tallies.get(key(index, basis));
            if (tally != null) {
                boolean over = basis == Threat.Basis.OVERFLIGHT;
                most = Math.max(most, tally.later(afterSeconds) / (double) (over ? paths : futures));
            }
        }
        return most;
    }

    /** Seconds after the estimate by which every future that comes down is down. */
    double lastDownSeconds() {
        return lastDown;
    }

    /** Least probability worth listing: while it thrusts the futures are a guess, and single ones say little. */
    static double leastShare(double configured, boolean thrusting) {
        return thrusting ? Math.max(configured, LEAST_SHARE_THRUSTING) : configured;
    }

    private void fly(int k, double[] s, double thrust, double burn, double up, double aside, Threat.Basis basis) {
        futures++;
        boolean follow = k % PATH_EVERY == 0;
        if (follow) {
            paths++;
        }
        double t = 0;
        while (t < burn) {
            double h = Math.min(STEP_SECONDS, burn - t);
            push(s, thrust, up, aside, h);
            t += h;
            if (follow) {
                look(k, s, t);
            }
            if (isDown(s)) {
                break;
            }
        }
        if (follow) {
            t = followPath(k, s, t);
        }
        // An orbit that clears the ground by more than J2 and the flattening can bend it never comes down.
        double rest =
                Orbit.of(s).perigeeHeightMetres() > CLEAR_PERIGEE_METRES ? Double.NaN : Impact.fly(s, HORIZON_SECONDS);
        if (!Double.isNaN(rest)) {
            comeDown++;
            lastDown = Math.max(lastDown, t + rest);
            Geodetic at = Wgs84.toGeodetic(s[0], s[1], s[2]);
            int index = areas.indexAt(at.latitudeRadians(), at.longitudeRadians());
            if (index != Areas.SEA) {
                tally(index, basis).add(k, t + rest);
            }
        }
    }

    /**
     * Coasts while it stays high, looking down where it has gone on by {@link #LOOK_METRES} or less; returns the time reached.
     * Between the ends of a step the path is the cubic through both places and velocities, centimetres off.
     */
    private double followPath(int k, double[] s, double from) {
        double t = from;
        while (t < HORIZON_SECONDS) {
            System.arraycopy(s, 0, before, 0, 6);
            FreeFlight.propagate(s, LONG_STEP_SECONDS, LONG_STEP_SECONDS);
            if (isDown(s)) {
                int looks = lastLooks(s);
                for (int i = 1; i <= looks; i++) {
                    between(before, s, i / (double) LOOKS_IN_STEP);
                    look(k, between, t + i * STEP_SECONDS);
                }
                // Back to the last place above the ground.
                System.arraycopy(before, 0, s, 0, 6);
                FreeFlight.propagate(s, looks * STEP_SECONDS, STEP_SECONDS);
                return t + looks * STEP_SECONDS;
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
        return t;
    }

    /** How far the place below has moved over the ground, near enough. */
    private static double movedMetres(double[] from, double[] to) {
        double dot = from[0] * to[0] + from[1] * to[1] + from[2] * to[2];
        double one = from[0] * from[0] + from[1] * from[1] + from[2] * from[2];
        double other = to[0] * to[0] + to[1] * to[1] + to[2] * to[2];
        return Wgs84.EQUATORIAL_RADIUS_METRES * Math.sqrt(Math.max(0, 1 - dot * dot / (one * other)));
    }

    /** How many looks of the step that ends below the ground are above it. */
    private int lastLooks(double[] end) {
        for (int i = 1; i < LOOKS_IN_STEP; i++) {
            between(before, end, i / (double) LOOKS_IN_STEP);
            if (isDown(between)) {
                return i - 1;
            }
        }
        return LOOKS_IN_STEP - 1;
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

    /** Whether it is below the ground; dear only where it is below the height of the equator. */
    private static boolean isDown(double[] s) {
        double r2 = s[0] * s[0] + s[1] * s[1] + s[2] * s[2];
        return r2 < Wgs84.EQUATORIAL_RADIUS_METRES * Wgs84.EQUATORIAL_RADIUS_METRES
                && Wgs84.heightMetres(s[0], s[1], s[2]) < 0;
    }

    /** Counts the areas under a point of the path and beside it: its place is a hundred metres off, the squares are thousands wide. */
    private void look(int k, double[] s, double t) {
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
                    besideTally[slot] = tally(index, Threat.Basis.OVERFLIGHT);
                }
                besideTally[slot].add(k, t);
            }
        }
    }

    private Tally tally(int index, Threat.Basis basis) {
        return tallies.computeIfAbsent(key(index, basis), key -> new Tally());
    }

    private static int key(int area, Threat.Basis basis) {
        return area * BASES.size() + BASES.indexOf(basis);
    }

    /** One step under thrust along the velocity, turned up and aside. */
    private static void push(double[] s, double thrust, double up, double aside, double h) {
        // Up by the ellipsoid's own family of surfaces: a hundredth of a degree off at most.
        double x = s[0];
        double y = s[1];
        double z = s[2] / POLAR_SHARE;
        double length = Math.sqrt(x * x + y * y + z * z);
        x /= length;
        y /= length;
        z /= length;
        double u = s[3];
        double v = s[4];
        double w = s[5];
        double speed = Math.max(1, Math.sqrt(u * u + v * v + w * w));
        double k = thrust * h;
        s[3] += k * (u / speed + up * x + aside * (v * z - w * y) / speed);
        s[4] += k * (v / speed + up * y + aside * (w * x - u * z) / speed);
        s[5] += k * (w / speed + up * z + aside * (u * y - v * x) / speed);
        FreeFlight.propagate(s, h, h);
    }

    private static double[][] factor(StateEstimate estimate, double widening, Threat.Basis basis) {
        double[][] a = new double[6][6];
        for (int i = 0; i < 6; i++) {
            for (int j = 0; j < 6; j++) {
                a[i][j] = widening * estimate.covariance(i, j);
            }
            a[i][i] += i < 3 ? 1 : basis == Threat.Basis.DEBRIS ? BREAK_UP_MPS * BREAK_UP_MPS : 1e-4;
        }
        if (!Linear.factor(a, 6)) {
            throw new IllegalArgumentException("the covariance at " + estimate.time() + " is not positive definite");
        }
        return a;
    }
}
