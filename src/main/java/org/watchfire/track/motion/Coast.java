package org.watchfire.track.motion;

import java.util.Arrays;
import org.watchfire.astro.FreeFlight;

/**
 * Free flight: gravity with J2 in the rotating frame and no drag. The noise stands for the harmonics left out and is
 * small: 1e-4 m/s² held for ten seconds at a time.
 */
public final class Coast implements MotionModel {
    private static final int N = 6;
    private static final double LONGEST_STEP_SECONDS = 10;

    private final double density;
    private final double[] gradient = new double[9];
    private final double[] coriolis = new double[9];
    private final double[] transition = new double[36];
    private final double[] work = new double[36];
    private final double[] middle = new double[6];

    /** Density of the white acceleration, m²/s³. */
    public Coast(double density) {
        this.density = density;
        FreeFlight.velocityJacobian(coriolis);
    }

    @Override
    public Family family() {
        return Family.COAST;
    }

    @Override
    public int size() {
        return N;
    }

    @Override
    public double extraMean(int i, double[] from) {
        return 0;
    }

    @Override
    public double extraVariance(int i) {
        return 0;
    }

    @Override
    public void predict(double[] x, double[] p, double seconds) {
        int steps = (int) Math.ceil(Math.abs(seconds) / LONGEST_STEP_SECONDS);
        double h = seconds / steps;
        for (int i = 0; i < steps; i++) {
            step(x, p, h);
        }
    }

    private void step(double[] x, double[] p, double h) {
        Arrays.fill(middle, 3, 6, 0);
        for (int i = 0; i < 3; i++) {
            middle[i] = x[i] + h / 2 * x[3 + i];
        }
        FreeFlight.positionJacobian(middle, gradient);
        FreeFlight.propagate(x, h, LONGEST_STEP_SECONDS);
        Matrices.transition(gradient, coriolis, h, transition, N);
        Matrices.propagate(transition, p, work, N);
        Matrices.addWhiteAcceleration(p, N, density, Math.abs(h));
    }
}
