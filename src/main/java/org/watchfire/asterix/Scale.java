package org.watchfire.asterix;

/**
 * The worth of the least significant bit, as the fraction in the specification: {@code value = raw * numerator /
 * denominator}, one rounding.
 *
 * @param numerator above 0
 * @param denominator above 0
 * @param unit as in the specification ("NM", "deg", "FL"); "1" for a number without a unit
 */
public record Scale(double numerator, double denominator, String unit) {
    /** Of elements that are not quantities. */
    public static final Scale NONE = new Scale(1, 1, "1");

    public Scale {
        if (!(numerator > 0 && denominator > 0)) {
            throw new IllegalArgumentException("scale " + numerator + "/" + denominator + " is not above 0");
        }
    }

    /** The physical value of a raw number, in {@link #unit()}. */
    public double value(long raw) {
        return raw * numerator / denominator;
    }

    /** The raw number nearest to a physical value. */
    public long raw(double value) {
        return Math.round(value * denominator / numerator);
    }

    /** The physical worth of one bit, in {@link #unit()}. */
    public double lsb() {
        return numerator / denominator;
    }
}
