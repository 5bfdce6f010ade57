package org.watchfire.astro;

/**
 * Where a body comes down that gravity and the air act on, as {@link Impact} says it for gravity alone. Above {@link #AIR_METRES}
 * it flies free; below, by the midpoint rule in steps over which neither the air nor the speed changes by much; and what the air has
 * stopped sinks straight down. No wind, no lift. Of one thread; nothing here allocates.
 */
public final class Descent {
    /** Above this the air takes less than 0.03 m/s² of a body of 300 kg/m² at 2 km/s. */
    public static final double AIR_METRES = 90e3;

    private static final double AIR_RADIUS_METRES = Wgs84.EQUATORIAL_RADIUS_METRES + AIR_METRES;

    private static final double LONGEST_STEP_SECONDS = 4;

    /** Share of the height over which air thins by e, and of the time in which drag stops a body, that a step may take. */
    private static final double STEP_SHARE = 0.5;

    /** So near to the ground it is down. */
    private static final double TOUCH_METRES = 0.5;

    /** A body sinks that is no faster than this beyond the speed at which the air carries its weight, and so steep. */
    private static final double SINKING_EXCESS = 1.1;

    private static final double SINKING_LEVEL_SHARE = 0.1;

    /** Up to here the density has one scale. */
    private static final double SINKING_METRES = 25e3;

    private static final double GRAVITY = 9.8;
    private static final double GROUND_KG_PER_M3 = Atmosphere.densityKgPerM3(0);
    private static final double GROUND_SCALE_METRES = Atmosphere.scaleMetres(0);
    private static final int MAX_STEPS = 20_000;

    private final double[] middle = new double[6];
    private final double[] before = new double[6];
    private final double[] rate = new double[6];
    private final double[] three = new double[3];
    private final Transition transition = new Transition();
    private boolean mapped;

    /** Height of the state under way, metres, and its climb, m/s. */
    private double height;

    private double climb;

    /** Whether it is in the air, or so near above it that it may be: cheap, and the Earth taken for as thick everywhere as at the equator. */
    public static boolean mayBeInAir(double[] state6) {
        double radius2 = state6[0] * state6[0] + state6[1] * state6[1] + state6[2] * state6[2];
        return radius2 < AIR_RADIUS_METRES * AIR_RADIUS_METRES;
    }

    /**
     * Flies a state to the ground.
     *
     * @param state6 ECEF; replaced by the state at impact (left somewhere on the way when there is none)
     * @param ballisticCoefficientKgPerM2 above 0
     * @param maxSeconds longest flight followed
     * @return seconds to go, 0 on or below the ground, NaN when it does not come down within {@code maxSeconds}
     */
    public double fly(double[] state6, double ballisticCoefficientKgPerM2, double maxSeconds) {
        mapped = false;
        return descend(state6, ballisticCoefficientKgPerM2, maxSeconds);
    }

    /**
     * The same, and finds how the place and time of impact depend on the state now.
     *
     * @param placeMap18 as in {@link Impact#flyWithMap}
     * @param timeMap6 likewise
     * @return as {@link #fly}, and NaN too where the path grazes the ground; the maps hold only when it is a number
     */
    public double flyWithMap(
            double[] state6,
            double ballisticCoefficientKgPerM2,
            double maxSeconds,
            double[] placeMap18,
            double[] timeMap6) {
        mapped = true;
        transition.begin();
        double seconds = descend(state6, ballisticCoefficientKgPerM2, maxSeconds);
        boolean falls =
                !Double.isNaN(seconds) && Impact.project(state6, transition.total(), placeMap18, timeMap6, three);
        return falls ? seconds : Double.NaN;
    }

    /**
     * Flies on for a while, not below the ground: to follow a body on its way down. By the rule for the air throughout, so that above it the
     * while is to be short.
     *
     * @param state6 ECEF; replaced by the state reached
     * @return seconds flown, fewer than asked for where it is down
     */
    public double advance(double[] state6, double ballisticCoefficientKgPerM2, double seconds) {
        mapped = false;
        look(state6);
        double t = 0;
        while (t < seconds && height > TOUCH_METRES) {
            t += step(state6, ballisticCoefficientKgPerM2, seconds - t);
        }
        return t;
    }

    private double descend(double[] s, double beta, double maxSeconds) {
        look(s);
        double t = 0;
        for (int i = 0; i < MAX_STEPS && t < maxSeconds; i++) {
            if (height <= TOUCH_METRES) {
                return t;
            }
            if (height > AIR_METRES) {
                t += coast(s, maxSeconds - t);
                if (Double.isNaN(t)) {
                    return t;
                }
            }
            if (!mapped && sinks(s, beta)) {
                return t + sink(s, beta);
            }
            t += step(s, beta, LONGEST_STEP_SECONDS);
        }
        return Double.NaN;
    }

    private void look(double[] s) {
        height = Wgs84.heightMetres(s[0], s[1], s[2]);
        climb = Impact.climb(s);
    }

    /** Down to the air; NaN if it does not come there. */
    private double coast(double[] s, double maxSeconds) {
        System.arraycopy(s, 0, before, 0, 6);
        double seconds = Impact.flyTo(s, AIR_METRES, maxSeconds);
        if (mapped && !Double.isNaN(seconds)) {
            System.arraycopy(before, 0, s, 0, 6);
            transition.coast(s, seconds, Impact.STEP_SECONDS);
        }
        look(s);
        return seconds;
    }

    /** One step through air, no longer than said, or what of it is above the ground; returns how long it was. */
    private double step(double[] s, double beta, double longest) {
        double from = height;
        double speed = Math.sqrt(s[3] * s[3] + s[4] * s[4] + s[5] * s[5]);
        double slowing = Atmosphere.densityKgPerM3(from) * speed / (2 * beta);
        double thinning = Math.abs(climb) / Atmosphere.scaleMetres(from);
        double h = Math.min(longest, Math.min(LONGEST_STEP_SECONDS, STEP_SHARE / Math.max(slowing, thinning)));
        System.arraycopy(s, 0, before, 0, 6);
        rate(before, slowing);
        advance(s, beta, from, h);
        while (height < -TOUCH_METRES) {
            h *= from / (from - height);
            rate(before, slowing);
            advance(s, beta, from, h);
        }
        if (mapped) {
            transition.descend(middle, beta, h);
        }
        climb = Impact.climb(s);
        return h;
    }

    /** By the rate at the begin of a step to its middle, and by that there to its end. */
    private void advance(double[] s, double beta, double from, double h) {
        for (int i = 0; i < 6; i++) {
            middle[i] = before[i] + h / 2 * rate[i];
        }
        double speed = Math.sqrt(middle[3] * middle[3] + middle[4] * middle[4] + middle[5] * middle[5]);
        rate(middle, Atmosphere.densityKgPerM3(from + h / 2 * climb) * speed / (2 * beta));
        for (int i = 0; i < 6; i++) {
            s[i] = before[i] + h * rate[i];
        }
        height = Wgs84.heightMetres(s[0], s[1], s[2]);
    }

    /** @param slowing share of its speed that the air takes in a second */
    private void rate(double[] s, double slowing) {
        FreeFlight.acceleration(s, three);
        for (int i = 0; i < 3; i++) {
            rate[i] = s[3 + i];
            rate[3 + i] = three[i] - slowing * s[3 + i];
        }
    }

    private boolean sinks(double[] s, double beta) {
        if (height > SINKING_METRES || climb >= 0) {
            return false;
        }
        double speed2 = s[3] * s[3] + s[4] * s[4] + s[5] * s[5];
        double carried2 = 2 * beta * GRAVITY / Atmosphere.densityKgPerM3(height);
        return climb * climb < SINKING_EXCESS * SINKING_EXCESS * carried2
                && speed2 - climb * climb < SINKING_LEVEL_SHARE * SINKING_LEVEL_SHARE * speed2;
    }

    /** Straight down, everywhere as fast as the air there carries its weight; returns the seconds it takes. */
    private double sink(double[] s, double beta) {
        double atGround = Math.sqrt(2 * beta * GRAVITY / GROUND_KG_PER_M3);
        double seconds = 2 * GROUND_SCALE_METRES / atGround * (1 - Math.exp(-height / (2 * GROUND_SCALE_METRES)));
        Wgs84.up(s[0], s[1], s[2], three);
        for (int i = 0; i < 3; i++) {
            s[i] -= height * three[i];
            s[3 + i] = -atGround * three[i];
        }
        return seconds;
    }
}
