package org.watchfire.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssignmentTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void findsTheTotalThatTryingAllFinds(int seed) {
        Random chance = new Random(seed);
        int rows = 1 + chance.nextInt(5);
        int columns = 1 + chance.nextInt(5);
        double[] score = new double[rows * columns];
        for (int i = 0; i < score.length; i++) {
            score[i] = chance.nextInt(4) == 0 ? Assignment.FORBIDDEN : chance.nextDouble() * 10;
        }
        int[] chosen = new int[rows];
        new Assignment().solve(score, rows, columns, chosen);
        double total = 0;
        for (int row = 0; row < rows; row++) {
            total += chosen[row] < 0 ? 0 : score[row * columns + chosen[row]];
        }
        assertThat(total).isCloseTo(best(score, columns, 0, rows, 0), within(1e-9));
    }

    private static double best(double[] score, int columns, int row, int rows, int taken) {
        if (row == rows) {
            return 0;
        }
        double best = best(score, columns, row + 1, rows, taken);
        for (int c = 0; c < columns; c++) {
            double s = score[row * columns + c];
            if ((taken & (1 << c)) == 0 && s != Assignment.FORBIDDEN) {
                best = Math.max(best, s + best(score, columns, row + 1, rows, taken | (1 << c)));
            }
        }
        return best;
    }
}
