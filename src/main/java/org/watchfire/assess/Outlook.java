package org.watchfire.assess;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.watchfire.astro.FreeFlight;
import org.watchfire.astro.Impact;
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
    private static final double MEAN_BURN_SECONDS = 60;
    private static final double LONGEST_BURN_SECONDS = 300;
    private static final double TURN_SIGMA_RADIANS = Math.toRadians(6);
    private static final double USUAL_THRUST_MPS2 = 20;
    private static final double LEAST_SHARE_THRUSTING = 0.04;
    private static final long SEED = 20_230_531;

    /** Speed that pieces of a break-up part with, one sigma per axis, m/s. */
    private static final double BREAK_UP_MPS = 40;

    private final Areas areas;
    private final Map<Key, Tally> tallies = new TreeMap<>();
    private int futures;
    private int paths;
    private int comeDown;
    private double lastDown;

    private record Key(int area, Threat.Basis basis) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            return Comparator.comparingInt(Key::area).thenComparing(Key::basis).compare(this, other);
        }
    }

    /** When the futures do one thing to one area. */
    private static final class Tally {
        int count;
        int last = -1;
        private double[] seconds = new double[8];
        private int size;
        private boolean inOrder = true;

        void add(double t) {
            if (size == seconds.length) {
                seconds = Arrays.copyOf(seconds, 2 * size);
            }
            seconds[size++] = t;
            inOrder = false;
        }

        double[] sorted() {
            if (!inOrder) {
                seconds = Arrays.copyOf(seconds, size);
                Arrays.sort(seconds);
                inOrder = true;
            }
            return seconds;
        }

        int later(double afterSeconds) {
            double[] all = sorted();
            int at = Arrays.binarySearch(all, afterSeconds);
            return all.length - (at < 0 ? -at - 1 : at);
        }
    }

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
            boolean over = key.basis == Threat.Basis.OVERFLIGHT;
            double probability = (double) tally.count / (over ? paths : futures);
            if (probability >= (over ? overflight : impact)) {
                double[] sorted = tally.sorted();
                out.add(new Threat(
                        areas.area(key.area).code(),
                        key.basis,
                        probability,
                        now.plusSeconds(sorted[sorted.length / 100]),
                        now.plusSeconds(sorted[sorted.length - 1 - sorted.length / 100])));
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
        for (Map.Entry<Key, Tally> entry : tallies.entrySet()) {
            if (entry.getKey().area == index) {
                Tally tally = entry.getValue();
                int later = tally.later(afterSeconds);
                boolean over = entry.getKey().basis == Threat.Basis.OVERFLIGHT;
                most = Math.max(most, Math.min(later, tally.count) / (double) (over ? paths : futures));
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
            if (Wgs84.heightMetres(s[0], s[1], s[2]) < 0) {
                break;
            }
        }
        if (follow) {
            t = followPath(k, s, t);
        }
        double rest = Impact.fly(s, HORIZON_SECONDS);
        if (!Double.isNaN(rest)) {
            comeDown++;
            lastDown = Math.max(lastDown, t + rest);
            Geodetic at = Wgs84.toGeodetic(s[0], s[1], s[2]);
            count(k, areas.indexAt(at.latitudeRadians(), at.longitudeRadians()), basis, t + rest);
        }
    }

    /** Coasts while it stays high, looking down at every step; returns the time reached. */
    private double followPath(int k, double[] s, double from) {
        double t = from;
        double[] next = s.clone();
        while (t < HORIZON_SECONDS) {
            FreeFlight.propagate(next, STEP_SECONDS, STEP_SECONDS);
            if (Wgs84.heightMetres(next[0], next[1], next[2]) < 0) {
                return t;
            }
            t += STEP_SECONDS;
            System.arraycopy(next, 0, s, 0, 6);
            look(k, s, t);
        }
        return t;
    }

    /** Counts the areas under a point of the path and beside it. */
    private void look(int k, double[] s, double t) {
        Geodetic at = Wgs84.toGeodetic(s[0], s[1], s[2]);
        double lat = at.latitudeRadians();
        double lon = at.longitudeRadians();
        double cos = Math.max(0.01, Math.cos(lat));
        double east = -Math.sin(lon) * s[3] + Math.cos(lon) * s[4];
        double north = s[5] / cos;
        double level = Math.max(1, Math.hypot(east, north));
        for (int side = -1; side <= 1; side++) {
            double beside = side * BESIDE_METRES / Wgs84.EQUATORIAL_RADIUS_METRES;
            int index = areas.roughIndexAt(
                    Math.clamp(lat + beside * east / level, -Math.PI / 2, Math.PI / 2),
                    lon - beside * north / level / cos);
            count(k, index, Threat.Basis.OVERFLIGHT, t);
        }
    }

    private void count(int k, int index, Threat.Basis basis, double seconds) {
        if (index == Areas.SEA) {
            return;
        }
        Tally tally = tallies.computeIfAbsent(new Key(index, basis), key -> new Tally());
        if (tally.last != k) {
            tally.last = k;
            tally.count++;
        }
        tally.add(seconds);
    }

    /** One step under thrust along the velocity, turned up and aside. */
    private static void push(double[] s, double thrust, double up, double aside, double h) {
        double[] radial = new double[3];
        Wgs84.up(s[0], s[1], s[2], radial);
        double speed = Math.max(1, Math.sqrt(s[3] * s[3] + s[4] * s[4] + s[5] * s[5]));
        double sideX = (s[4] * radial[2] - s[5] * radial[1]) / speed;
        double sideY = (s[5] * radial[0] - s[3] * radial[2]) / speed;
        double sideZ = (s[3] * radial[1] - s[4] * radial[0]) / speed;
        s[3] += thrust * h * (s[3] / speed + up * radial[0] + aside * sideX);
        s[4] += thrust * h * (s[4] / speed + up * radial[1] + aside * sideY);
        s[5] += thrust * h * (s[5] / speed + up * radial[2] + aside * sideZ);
        FreeFlight.propagate(s, h, STEP_SECONDS);
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
