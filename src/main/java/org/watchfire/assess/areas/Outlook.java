package org.watchfire.assess.areas;

import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.watchfire.assess.impact.BallisticCoefficient;
import org.watchfire.assess.numbers.Linear;
import org.watchfire.astro.Descent;
import org.watchfire.astro.FreeFlight;
import org.watchfire.astro.Impact;
import org.watchfire.astro.Orbit;
import org.watchfire.astro.Wgs84;
import org.watchfire.model.Geodetic;
import org.watchfire.model.StateEstimate;
import org.watchfire.model.Threat;
import org.watchfire.model.TimeTag;

/**
 * Where a flight may yet go: many futures drawn from the estimate's covariance, from what its ballistic coefficient may be
 * and, while it thrusts, from how long and in which direction it may go on thrusting; each flown through the air to the ground
 * and looked up in the areas. Gives the probability, per area, of impact, of debris and of overflight, with the time window in
 * which 98 % of those futures do it.
 *
 * <p>The draws are the same for the same estimate: the seed is fixed.
 */
public final class Outlook {
    /** Futures flown; every {@link #PATH_EVERY}th is followed over the ground. */
    static final int FUTURES = 128;

    static final int PATH_EVERY = 4;

    /** What is in orbit is followed over the ground for half a revolution. */
    private static final double ORBIT_SECONDS = 2700;

    private static final double STEP_SECONDS = 5;

    /** An orbit that clears the air by more than J2 and the flattening can bend it does not come down at this pass. */
    private static final double CLEAR_PERIGEE_METRES = Descent.AIR_METRES + 20_000;

    private static final double POLAR_SHARE = (1 - Wgs84.FLATTENING) * (1 - Wgs84.FLATTENING);
    private static final double MEAN_BURN_SECONDS = 60;
    private static final double LONGEST_BURN_SECONDS = 300;
    private static final double TURN_SIGMA_RADIANS = Math.toRadians(6);
    private static final double USUAL_THRUST_MPS2 = 20;
    private static final double LEAST_SHARE_THRUSTING = 0.04;
    private static final long SEED = 20_230_531;

    /** Speed that pieces of a break-up part with, one sigma per axis, m/s. */
    private static final double BREAK_UP_MPS = 40;

    private final Areas areas;
    private final Tallies tallies;
    private final GroundTrack groundTrack;
    private final Descent descent = new Descent();
    private double lastDown;

    private Outlook(Areas areas) {
        this.areas = areas;
        this.tallies = new Tallies(areas);
        this.groundTrack = new GroundTrack(areas, tallies);
    }

    /**
     * The futures of one object.
     *
     * @param estimate where it is
     * @param drag what is known of how the air slows it
     * @param thrustMps2 acceleration it thrusts with; 0 when it does not, NaN when it does but is not known
     * @param widening factor on the covariance; 1, or more to be cautious
     * @param basis of an impact: {@link Threat.Basis#IMPACT} for the object, {@link Threat.Basis#DEBRIS} for parts
     */
    public static Outlook of(
            Areas areas,
            StateEstimate estimate,
            BallisticCoefficient drag,
            double thrustMps2,
            double widening,
            Threat.Basis basis) {
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
            double kgPerM2 = drag.drawnKgPerM2(random.nextGaussian());
            double begin = thrust > 0 ? out.burn(k, s, thrust, burn, up, aside) : 0;
            out.fall(k, s, begin, kgPerM2, basis);
        }
        return out;
    }

    /** Most probable first; then by area and basis, so that equal inputs give equal lists. */
    public static final Comparator<Threat> ORDER = Comparator.comparingDouble(Threat::probability)
            .reversed()
            .thenComparing(Threat::area)
            .thenComparing(Threat::basis);

    /** See {@link Tallies#threats}. */
    public List<Threat> threats(TimeTag now, double impact, double overflight) {
        return tallies.threats(now, impact, overflight);
    }

    /** See {@link Tallies#greatest}. */
    public double greatest(String code, double afterSeconds) {
        return tallies.greatest(code, afterSeconds);
    }

    /** Seconds after the estimate by which every future that comes down is down. */
    public double lastDownSeconds() {
        return lastDown;
    }

    /** Least probability worth listing: while it thrusts the futures are a guess, and single ones say little. */
    public static double leastShare(double configured, boolean thrusting) {
        return thrusting ? Math.max(configured, LEAST_SHARE_THRUSTING) : configured;
    }

    /** The rest of the burn, as far as it is above the ground; returns how long it was. */
    private double burn(int k, double[] s, double thrust, double burn, double up, double aside) {
        double t = 0;
        while (t < burn) {
            double h = Math.min(STEP_SECONDS, burn - t);
            push(s, thrust, up, aside, h);
            t += h;
            if (isFollowed(k)) {
                groundTrack.look(k, s, t);
            }
            if (Descent.mayBeInAir(s) && Wgs84.heightMetres(s[0], s[1], s[2]) < 0) {
                break;
            }
        }
        return t;
    }

    private static boolean isFollowed(int k) {
        return k % PATH_EVERY == 0;
    }

    /** All that comes after thrust, from some seconds after the estimate on. */
    private void fall(int k, double[] s, double from, double kgPerM2, Threat.Basis basis) {
        boolean stays = Orbit.of(s).perigeeHeightMetres() > CLEAR_PERIGEE_METRES;
        double t = Double.NaN;
        if (isFollowed(k)) {
            t = groundTrack.follow(k, s, from, from + (stays ? ORBIT_SECONDS : Impact.MAX_SECONDS), kgPerM2);
        } else if (!stays) {
            t = from + descent.fly(s, kgPerM2, Impact.MAX_SECONDS);
        }
        if (!Double.isNaN(t)) {
            lastDown = Math.max(lastDown, t);
            Geodetic at = Wgs84.toGeodetic(s[0], s[1], s[2]);
            int index = areas.indexAt(at.latitudeRadians(), at.longitudeRadians());
            if (index != Areas.SEA) {
                tallies.of(index, basis).add(k, t);
            }
        }
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
