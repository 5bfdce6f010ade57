package org.watchfire.assess.launch;

import static org.watchfire.assess.launch.Boost.LOG_BURNT;
import static org.watchfire.assess.launch.Boost.LOG_BURN_SECONDS;
import static org.watchfire.assess.launch.Boost.LOG_EXHAUST;
import static org.watchfire.assess.launch.Boost.LOG_GAP_SECONDS;
import static org.watchfire.assess.launch.Boost.LOG_SECOND_THRUST;
import static org.watchfire.assess.launch.Boost.LOG_THRUST;

/** How strongly the engines of a {@link Boost} thrust at some time after launch, with the derivatives by the parameters in closed form. */
final class BoostBurn {
    /** Parameters that the size of the thrust depends on, in the order of the derivatives here. */
    static final int[] OF = {LOG_THRUST, LOG_EXHAUST, LOG_BURNT, LOG_GAP_SECONDS, LOG_SECOND_THRUST};

    /** Parameters that say when thrust jumps. */
    static final int[] JUMPING = {LOG_BURNT, LOG_GAP_SECONDS, LOG_BURN_SECONDS};

    private static final double LEAST_MASS_SHARE = 0.15;

    /** From within a step at both its ends: thrust jumps at a bend. */
    private static final double BEND_SECONDS = 1e-6;

    private static final double SAME_SECONDS = 1e-7;

    private final double first;
    private final double second;
    private final double exhaust;

    /** When the first stage ends, the second begins, and thrust ends for good, seconds after launch. */
    private final double parts;

    private final double ignites;
    private final double ends;
    private final boolean staged;

    BoostBurn(double[] p, boolean staged) {
        this.staged = staged;
        first = Math.exp(p[LOG_THRUST]);
        second = Math.exp(p[LOG_SECOND_THRUST]);
        exhaust = Math.exp(p[LOG_EXHAUST]);
        double burn = Math.exp(p[LOG_BURN_SECONDS]);
        parts = staged ? Math.exp(p[LOG_BURNT]) * exhaust / first : burn;
        ignites = staged ? parts + Math.exp(p[LOG_GAP_SECONDS]) : burn;
        ends = staged ? ignites + burn : burn;
    }

    /** Whether it thrusts just before or after a time, by the sign of {@code side}. */
    boolean isOn(double t, int side) {
        double near = t + side * BEND_SECONDS;
        return near < parts || (near > ignites && near < ends);
    }

    /** Seconds after some time for which thrust changes smoothly: a step over a bend of it would err. */
    double smoothAfter(double t) {
        double left = after(lightest(first), t, Double.POSITIVE_INFINITY);
        left = after(parts, t, left);
        if (staged) {
            left = after(ignites, t, left);
            left = after(ignites + lightest(second), t, left);
            left = after(ends, t, left);
        }
        return left;
    }

    static double after(double bend, double t, double left) {
        return bend > t + 1e-9 ? Math.min(left, bend - t) : left;
    }

    private double lightest(double acceleration) {
        return (1 - LEAST_MASS_SHARE) * exhaust / acceleration;
    }

    /**
     * The acceleration at a time, m/s².
     *
     * @param side which side of a bend is meant: -1, 0 or 1
     * @param by receives the derivative by each of {@link #OF}
     */
    double at(double t, int side, double[] by) {
        double near = t + side * BEND_SECONDS;
        boolean later = staged && near > parts;
        double a = later ? second : first;
        double from = later ? ignites : 0;
        boolean least = 1 - a * (near - from) / exhaust < LEAST_MASS_SHARE;
        double burnt = a * (t - from) / exhaust;
        double share = least ? LEAST_MASS_SHARE : 1 - burnt;
        double size = isOn(t, side) ? a / share : 0;
        double byThrust = size * (least ? 1 : 1 / share);
        double byIgnition = later && !least ? -size * a / exhaust / share : 0;
        by[0] = later ? 0 : byThrust;
        by[1] = least ? 0 : -size * burnt / share;
        by[2] = byIgnition * parts;
        by[3] = byIgnition * (ignites - parts);
        by[4] = later ? byThrust : 0;
        return size;
    }

    /**
     * What a jump of the thrust at a time adds to the derivatives of the speed along it: a later end would have added what it gave last.
     *
     * @param gain thrust before less thrust after
     * @param by receives what each of {@link #JUMPING} gains
     */
    void jump(double t, double gain, double[] by) {
        boolean isParting = staged && Math.abs(t - parts) < SAME_SECONDS;
        boolean isEnd = Math.abs(t - ends) < SAME_SECONDS;
        by[0] = staged ? parts * gain : 0;
        by[1] = staged && !isParting ? (ignites - parts) * gain : 0;
        by[2] = isEnd ? (staged ? ends - ignites : ends) * gain : 0;
    }

    boolean isStaged() {
        return staged;
    }
}
