package org.watchfire.fuse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes back to a nation through others is no news, however often it goes round. */
class LoopTest {
    private final CovarianceIntersection intersection = new CovarianceIntersection();

    private static Gaussian6 random(Random chance) {
        Gaussian6 g = new Gaussian6();
        double[] root = new double[36];
        for (int i = 0; i < 36; i++) {
            root[i] = chance.nextGaussian() * (i / 6 < 3 ? 300 : 10);
        }
        for (int i = 0; i < 6; i++) {
            g.x[i] = chance.nextGaussian() * 100;
            for (int j = 0; j < 6; j++) {
                for (int k = 0; k < 6; k++) {
                    g.p[6 * i + j] += root[6 * i + k] * root[6 * j + k];
                }
            }
            g.p[7 * i] += i < 3 ? 100 : 1;
        }
        return g;
    }

    private static Gaussian6 copy(Gaussian6 from) {
        Gaussian6 to = new Gaussian6();
        System.arraycopy(from.x, 0, to.x, 0, 6);
        System.arraycopy(from.p, 0, to.p, 0, 36);
        return to;
    }

    /** Lower Cholesky factor of the covariance. */
    private static double[] factor(Gaussian6 g) {
        double[] l = new double[36];
        for (int i = 0; i < 6; i++) {
            for (int j = 0; j <= i; j++) {
                double s = g.p[6 * i + j];
                for (int k = 0; k < j; k++) {
                    s -= l[6 * i + k] * l[6 * j + k];
                }
                l[6 * i + j] = i == j ? Math.sqrt(s) : s / l[7 * j];
            }
        }
        return l;
    }

    private static double logDeterminant(Gaussian6 g) {
        double[] l = factor(g);
        double sum = 0;
        for (int i = 0; i < 6; i++) {
            sum += 2 * Math.log(l[7 * i]);
        }
        return sum;
    }

    /** What an estimate knows in a direction: uᵀ P⁻¹ u. */
    private static double information(Gaussian6 g, double[] u) {
        double[] l = factor(g);
        double[] y = new double[6];
        double sum = 0;
        for (int i = 0; i < 6; i++) {
            y[i] = u[i];
            for (int k = 0; k < i; k++) {
                y[i] -= l[6 * i + k] * y[k];
            }
            y[i] /= l[7 * i];
            sum += y[i] * y[i];
        }
        return sum;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void aLoopOfAnyLengthNeverShrinksACovariance(long seed) {
        Random chance = new Random(seed);
        Gaussian6 own = random(chance);
        Gaussian6 hub = random(chance);
        Gaussian6 partner = random(chance);
        Gaussian6 travelling = copy(own);
        for (int round = 0; round < 100; round++) {
            // to the hub, on to the partner, back to the hub and home, each having fused the same before
            for (Gaussian6 there : new Gaussian6[] {hub, partner, hub, own}) {
                Gaussian6 fused = copy(there);
                intersection.fuse(fused, travelling);
                travelling = fused;
            }
        }
        for (int i = 0; i < 200; i++) {
            double[] u = chance.doubles(6, -1, 1).toArray();
            double most = Math.max(information(own, u), Math.max(information(hub, u), information(partner, u)));
            assertThat(information(travelling, u)).isLessThan(most * (1 + 1e-6));
        }
        Gaussian6 again = copy(travelling);
        for (int i = 0; i < 100; i++) {
            intersection.fuse(again, copy(travelling));
        }
        assertThat(logDeterminant(again)).isGreaterThan(logDeterminant(travelling) - 1e-6);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aDegradedVersionOfWhatIsAlreadyThereAddsNothing(long seed) {
        Random chance = new Random(seed);
        Gaussian6 own = random(chance);
        Gaussian6 degraded = copy(own);
        for (int i = 0; i < 6; i++) {
            double round = i < 3 ? 100 : 5;
            degraded.x[i] = Math.rint(degraded.x[i] / round) * round;
            degraded.p[7 * i] += round * round / 12;
        }
        double before = logDeterminant(own);
        for (int i = 0; i < 50; i++) {
            intersection.fuse(own, copy(degraded));
        }
        assertThat(logDeterminant(own)).isGreaterThan(before - 1e-6);
    }
}
