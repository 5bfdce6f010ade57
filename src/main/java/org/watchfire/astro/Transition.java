package org.watchfire.astro;

import java.util.Arrays;

/** How a state under way depends on the one it set out from: the product of the derivatives of the steps since. Mutable; nothing here allocates. */
final class Transition {
    private final double[] total = new double[36];
    private final double[] step = new double[36];
    private final double[] product = new double[36];
    private final double[] byPlace = new double[9];
    private final double[] byVelocity = new double[9];
    private final double[] byDrag = new double[21];
    private final double[] gradients = new double[FreeFlight.WORK];

    /** Sets out. */
    void begin() {
        Arrays.fill(total, 0);
        for (int i = 0; i < 6; i++) {
            total[7 * i] = 1;
        }
    }

    /** Six rows of six columns: the state now by the state then. */
    double[] total() {
        return total;
    }

    /** Flies free for some seconds; the state is replaced. */
    void coast(double[] state6, double seconds, double maxStepSeconds) {
        FreeFlight.propagate(state6, seconds, maxStepSeconds, step, gradients);
        goOn();
    }

    /** A step through air: I + hA + (hA)²/2 with the derivative A of the rates in the middle of it. */
    void descend(double[] middle6, double ballisticCoefficientKgPerM2, double h) {
        FreeFlight.positionJacobian(middle6, byPlace);
        FreeFlight.velocityJacobian(byVelocity);
        Drag.jacobian(middle6, ballisticCoefficientKgPerM2, byDrag);
        double[] a = product;
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                a[6 * i + j] = 0;
                a[6 * i + 3 + j] = i == j ? h : 0;
                a[6 * (3 + i) + j] = h * (byPlace[3 * i + j] + byDrag[7 * i + j]);
                a[6 * (3 + i) + 3 + j] = h * (byVelocity[3 * i + j] + byDrag[7 * i + 3 + j]);
            }
        }
        multiply(a, a, step);
        for (int i = 0; i < 36; i++) {
            step[i] = step[i] / 2 + a[i] + (i % 7 == 0 ? 1 : 0);
        }
        goOn();
    }

    private void goOn() {
        multiply(step, total, product);
        System.arraycopy(product, 0, total, 0, 36);
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
