package org.watchfire.assess.numbers;

import org.apache.commons.numbers.gamma.Erfc;

/** The standard normal distribution. */
public final class Normal {
    private Normal() {}

    /** Probability of less than {@code z}, as exact in either tail as a double can be. */
    public static double below(double z) {
        return 0.5 * Erfc.value(-z / Math.sqrt(2));
    }
}
