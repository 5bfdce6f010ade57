package org.watchfire.exchange.desk;

/**
 * The first number that has not come although a later one has. It is named once, when it has stayed away for a second: until
 * then its origin is likely to be sending it again.
 */
final class Gap {
    private static final long PATIENCE_NANOS = 1_000_000_000L;

    private long first;
    private long sinceNanos;
    private boolean isNamed;

    /**
     * Looks at how it stands now.
     *
     * @param missing the first number that has not come; 0 where none is missing
     * @param nowNanos monotonic
     * @return whether it is to be named now
     */
    boolean isToBeNamed(long missing, long nowNanos) {
        if (missing == 0 || missing != first) {
            first = missing;
            sinceNanos = nowNanos;
            isNamed = false;
            return false;
        }
        boolean isDue = !isNamed && nowNanos - sinceNanos >= PATIENCE_NANOS;
        isNamed |= isDue;
        return isDue;
    }
}
