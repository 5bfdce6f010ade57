package org.watchfire.asterix;

/**
 * Prints raw numbers as decimals of their unit without going through floating point text: {@code raw * multiplier} is
 * the value in units of {@code 10^-decimals}. Exact where the scale has an exact decimal of at most 14 places whose
 * numbers fit 63 bits, else correct to 12 places, far below any least significant bit.
 */
final class DecimalScale {
    private static final int EXACT_PLACES = 14;
    private static final int ROUNDED_PLACES = 12;

    private final long numerator;
    private final long denominator;
    final int decimals;
    /** 0 when the decimal is rounded. */
    final long multiplier;

    final long power;
    private final double perUnit;

    DecimalScale(Scale scale, int bits) {
        long n = (long) scale.numerator();
        long d = (long) scale.denominator();
        if (n != scale.numerator() || d != scale.denominator()) {
            throw new IllegalArgumentException("scale " + scale + " is no fraction of whole numbers");
        }
        long divisor = gcd(n, d);
        numerator = n / divisor;
        denominator = d / divisor;
        int places = 0;
        long ten = 1;
        while (places < EXACT_PLACES && ten % denominator != 0) {
            ten *= 10;
            places++;
        }
        double greatest = Math.pow(2, bits) * numerator * ((double) ten / denominator);
        boolean exact = ten % denominator == 0 && greatest < Long.MAX_VALUE;
        decimals = exact ? places : ROUNDED_PLACES;
        power = (long) Math.pow(10, decimals);
        multiplier = exact ? numerator * (ten / denominator) : 0;
        perUnit = (double) power / denominator;
    }

    private static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    /** The value in units of {@code 10^-decimals}. */
    long scaled(long raw) {
        if (multiplier != 0) {
            return raw * multiplier;
        }
        long product = raw * numerator;
        return product / denominator * power + Math.round(product % denominator * perUnit);
    }
}
