package org.watchfire.exchange.simulation;

import java.util.List;

/**
 * A straight line through equally spaced values, by least squares.
 *
 * @param slope change from one value to the next
 * @param error one standard deviation of the slope, from how the values scatter about the line
 */
public record Trend(double slope, double error) {
    /** Fewest values that a line and its error can be drawn from. */
    public static final int FEWEST = 3;

    /**
     * The line through some values.
     *
     * @throws IllegalArgumentException for fewer than {@link #FEWEST}
     */
    static Trend of(List<Double> values) {
        int count = values.size();
        if (count < FEWEST) {
            throw new IllegalArgumentException(count + " values are fewer than " + FEWEST);
        }
        double middle = (count - 1) / 2.0;
        double mean = values.stream().mapToDouble(value -> value).sum() / count;
        double products = 0;
        double squares = 0;
        for (int i = 0; i < count; i++) {
            products += (i - middle) * (values.get(i) - mean);
            squares += (i - middle) * (i - middle);
        }
        double slope = products / squares;
        double residuals = 0;
        for (int i = 0; i < count; i++) {
            double residual = values.get(i) - mean - slope * (i - middle);
            residuals += residual * residual;
        }
        return new Trend(slope, Math.sqrt(residuals / (count - 2) / squares));
    }

    /** Whether it rises by more than some amount, beyond two standard deviations. */
    public boolean risesBeyond(double amount) {
        return slope - 2 * error > amount;
    }
}
