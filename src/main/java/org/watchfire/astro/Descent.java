package org.watchfire.astro;

/**
 * Where a body comes down that gravity and the air act on, as {@link Impact} says it for gravity alone. Above {@link #AIR_METRES}
 * it flies free; below, by the midpoint rule in steps over which neither the air nor the speed changes by much. No wind, no lift.
 * Nothing here allocates.
 */
public final class Descent {
    /** Above this the air takes less than 0.03 m/s² of a body of 300 kg/m² at 2 km/s. */
    public static final double AIR_METRES = 90e3;

    private static final double LONGEST_STEP_SECONDS = 4;

    /** Share of the height over which air thins by e, and of the time in which drag stops a body, that a step may take. */
    private static final double STEP_SHARE = 0.3;

    /** So near to the ground it is down. */
    private static final double TOUCH_METRES = 0.5;

    private static final int MAX_STEPS = 20_000;

    private Descent() {}

    /** Scratch of all here; one for each thread. */
    public static final class Work {
        private final double[] middle = new double[6];
        private final double[] before = new double[6];
        private final double[] rate = new double[6];
        private final double[] drag = new double[3];
        private final double[] up = new double[3];
        private final double[] transition = new double[36];
        private final double[] part = new double[36];
        private final double[] product = new double[36];
        private final double[] byPlace = new double[9];
        private final double[] byVelocity = new double[9];
        private final double[] byDrag = new double[21];
        private final double[] gradients = new double[FreeFlight.WORK];
        private boolean withMap;
    }

    /**
     * Flies a state to the ground.
     *
     * @param state6 ECEF; replaced by the state at impact (left somewhere on the way when there is none)
     * @param ballisticCoefficientKgPerM2 above 0
     * @param maxSeconds longest flight followed
     * @return seconds to go, 0 on or below the ground, NaN when it does not come down within {@code maxSeconds}
     */
    public static double fly(double[] state6, double ballisticCoefficientKgPerM2, double maxSeconds, Work work) {
        work.withMap = false;
        return descend(state6, ballisticCoefficientKgPerM2, maxSeconds, work);
    }

    /**
     * The same, and finds how the place and time of impact depend on the state now.
     *
     * @param placeMap18 as in {@link Impact#flyWithMap}
     * @param timeMap6 likewise
     * @return as {@link #fly}, and NaN too where the path grazes the ground; the maps hold only when it is a number
     */
    public static double flyWithMap(
            double[] state6,
            double ballisticCoefficientKgPerM2,
            double maxSeconds,
            double[] placeMap18,
            double[] timeMap6,
            Work work) {
        work.withMap = true;
        identity(work.transition);
        double seconds = descend(state6, ballisticCoefficientKgPerM2, maxSeconds, work);
        boolean falls =
                !Double.isNaN(seconds) && Impact.project(state6, work.transition, placeMap18, timeMap6, work.up);
        return falls ? seconds : Double.NaN;
    }

    private static double descend(double[] s, double beta, double maxSeconds, Work work) {
        double t = 0;
        for (int i = 0; i < MAX_STEPS && t < maxSeconds; i++) {
            double height = Wgs84.heightMetres(s[0], s[1], s[2]);
            if (height <= TOUCH_METRES) {
                return t;
            }
            if (height > AIR_METRES) {
                double seconds = coast(s, maxSeconds - t, work);
                if (Double.isNaN(seconds)) {
                    return seconds;
                }
                t += seconds;
                height = AIR_METRES;
            }
            double step = step(s, height, beta);
            System.arraycopy(s, 0, work.before, 0, 6);
            double below = advance(s, beta, step, work);
            while (below > TOUCH_METRES) {
                step *= height / (height + below);
                System.arraycopy(work.before, 0, s, 0, 6);
                below = advance(s, beta, step, work);
            }
            if (work.withMap) {
                multiply(work.part, work.transition, work.product);
                System.arraycopy(work.product, 0, work.transition, 0, 36);
            }
            t += step;
        }
        return Double.NaN;
    }

    /** Down to the air. */
    private static double coast(double[] s, double maxSeconds, Work work) {
        System.arraycopy(s, 0, work.before, 0, 6);
        double seconds = Impact.flyTo(s, AIR_METRES, maxSeconds);
        if (work.withMap && !Double.isNaN(seconds)) {
            System.arraycopy(work.before, 0, s, 0, 6);
            FreeFlight.propagate(s, seconds, Impact.STEP_SECONDS, work.part, work.gradients);
            multiply(work.part, work.transition, work.product);
            System.arraycopy(work.product, 0, work.transition, 0, 36);
        }
        return seconds;
    }

    private static double step(double[] s, double height, double beta) {
        double speed = Math.sqrt(s[3] * s[3] + s[4] * s[4] + s[5] * s[5]);
        double slowing = Atmosphere.densityKgPerM3(height) * speed / (2 * beta);
        double thinning = Math.abs(Impact.climb(s)) / Atmosphere.scaleMetres(height);
        return Math.min(LONGEST_STEP_SECONDS, STEP_SHARE / Math.max(slowing, thinning));
    }

    /** One step, and with a map the derivative of it; returns how far below the ground it ends. */
    private static double advance(double[] s, double beta, double h, Work work) {
        double[] middle = work.middle;
        rate(s, beta, work);
        for (int i = 0; i < 6; i++) {
            middle[i] = s[i] + h / 2 * work.rate[i];
        }
        rate(middle, beta, work);
        for (int i = 0; i < 6; i++) {
            s[i] += h * work.rate[i];
        }
        if (work.withMap) {
            derive(beta, h, work);
        }
        return -Wgs84.heightMetres(s[0], s[1], s[2]);
    }

    private static void rate(double[] s, double beta, Work work) {
        Drag.acceleration(s, beta, work.drag);
        FreeFlight.acceleration(s, work.up);
        for (int i = 0; i < 3; i++) {
            work.rate[i] = s[3 + i];
            work.rate[3 + i] = work.up[i] + work.drag[i];
        }
    }

    /** I + hA + (hA)²/2 with the derivative A of the rates in the middle of the step. */
    private static void derive(double beta, double h, Work work) {
        FreeFlight.positionJacobian(work.middle, work.byPlace);
        FreeFlight.velocityJacobian(work.byVelocity);
        Drag.jacobian(work.middle, beta, work.byDrag);
        double[] a = work.product;
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                a[6 * i + j] = 0;
                a[6 * i + 3 + j] = i == j ? h : 0;
                a[6 * (3 + i) + j] = h * (work.byPlace[3 * i + j] + work.byDrag[7 * i + j]);
                a[6 * (3 + i) + 3 + j] = h * (work.byVelocity[3 * i + j] + work.byDrag[7 * i + 3 + j]);
            }
        }
        multiply(a, a, work.part);
        for (int i = 0; i < 36; i++) {
            work.part[i] = work.part[i] / 2 + a[i] + (i % 7 == 0 ? 1 : 0);
        }
    }

    private static void identity(double[] m) {
        for (int i = 0; i < 36; i++) {
            m[i] = i % 7 == 0 ? 1 : 0;
        }
    }

    /** The product of two matrices of six rows, which {@code out} is not one of. */
    private static void multiply(double[] a, double[] b, double[] out) {
        for (int i = 0; i < 6; i++) {
            for (int j = 0; j < 6; j++) {
                double sum = 0;
                for (int k = 0; k < 6; k++) {
                    sum += a[6 * i + k] * b[6 * k + j];
                }
                out[6 * i + j] = sum;
            }
        }
    }
}
