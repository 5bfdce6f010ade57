package org.watchfire.track;

import java.util.Arrays;

/**
 * Best one-to-one choice between rows and columns by total score, each row free to stay alone at score 0. Shortest
 * augmenting paths with potentials (R. Jonker, A. Volgenant, Computing 38, 1987), on the rows of one cluster.
 */
final class Assignment {
    /** A pair that must not be chosen. */
    static final double FORBIDDEN = Double.NEGATIVE_INFINITY;

    private static final double LARGE = 1e12;

    private double[] rowPotential = new double[0];
    private double[] columnPotential = new double[0];
    private double[] shortest = new double[0];
    private int[] rowOf = new int[0];
    private int[] way = new int[0];
    private boolean[] done = new boolean[0];

    /**
     * @param score rows × columns, row-major; higher is better
     * @param chosen receives for each row its column, or -1
     */
    void solve(double[] score, int rows, int columns, int[] chosen) {
        int all = columns + rows;
        reserve(rows, all);
        for (int row = 1; row <= rows; row++) {
            augment(score, row, columns, all);
        }
        Arrays.fill(chosen, 0, rows, -1);
        for (int column = 1; column <= columns; column++) {
            int row = rowOf[column];
            if (row > 0 && score[(row - 1) * columns + column - 1] > 0) {
                chosen[row - 1] = column - 1;
            }
        }
    }

    private void reserve(int rows, int all) {
        if (rowPotential.length < rows + 1 || columnPotential.length < all + 1) {
            rowPotential = new double[rows + 1];
            columnPotential = new double[all + 1];
            shortest = new double[all + 1];
            rowOf = new int[all + 1];
            way = new int[all + 1];
            done = new boolean[all + 1];
        }
        Arrays.fill(rowPotential, 0, rows + 1, 0);
        Arrays.fill(columnPotential, 0, all + 1, 0);
        Arrays.fill(rowOf, 0, all + 1, 0);
    }

    private static double cost(double[] score, int row, int column, int columns) {
        if (column > columns) {
            return column - columns == row ? 0 : LARGE;
        }
        double s = score[(row - 1) * columns + column - 1];
        return s == FORBIDDEN ? LARGE : -s;
    }

    private void augment(double[] score, int row, int columns, int all) {
        rowOf[0] = row;
        int column = 0;
        Arrays.fill(shortest, 0, all + 1, Double.MAX_VALUE);
        Arrays.fill(done, 0, all + 1, false);
        do {
            done[column] = true;
            int from = rowOf[column];
            double delta = Double.MAX_VALUE;
            int to = 0;
            for (int j = 1; j <= all; j++) {
                if (!done[j]) {
                    double reduced = cost(score, from, j, columns) - rowPotential[from] - columnPotential[j];
                    if (reduced < shortest[j]) {
                        shortest[j] = reduced;
                        way[j] = column;
                    }
                    if (shortest[j] < delta) {
                        delta = shortest[j];
                        to = j;
                    }
                }
            }
            for (int j = 0; j <= all; j++) {
                if (done[j]) {
                    rowPotential[rowOf[j]] += delta;
                    columnPotential[j] -= delta;
                } else {
                    shortest[j] -= delta;
                }
            }
            column = to;
        } while (rowOf[column] != 0);
        do {
            int previous = way[column];
            rowOf[column] = rowOf[previous];
            column = previous;
        } while (column != 0);
    }
}
