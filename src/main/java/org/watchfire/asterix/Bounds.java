package org.watchfire.asterix;

/**
 * The range that the specification declares for an element, in its unit; infinite where it declares none.
 *
 * @param low least value
 * @param high greatest value
 * @param highExcluded whether {@code high} itself is outside
 */
public record Bounds(double low, double high, boolean highExcluded) {
    /** No bound declared. */
    public static final Bounds NONE = new Bounds(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, false);

    public Bounds {
        if (!(low < high)) {
            throw new IllegalArgumentException("bounds " + low + " to " + high + " are empty");
        }
    }

    /** Whether a value is inside. */
    public boolean holds(double value) {
        return value >= low && (highExcluded ? value < high : value <= high);
    }
}
