package org.watchfire.exchange.ledger;

import java.util.Arrays;

/**
 * How long envelopes took, from signing at the origin to arrival here, by both clocks.
 *
 * @param samples how many it is made of, the newest ones
 * @param p50Millis median; NaN without samples
 * @param p99Millis 99th percentile; NaN without samples
 * @param maxMillis longest ever, not only among the samples; NaN without samples
 */
public record Latency(int samples, double p50Millis, double p99Millis, double maxMillis) {
    /** Of nothing. */
    public static final Latency NONE = new Latency(0, Double.NaN, Double.NaN, Double.NaN);

    /** Collects; keeps the newest 2048. */
    public static final class Collector {
        private static final int KEPT = 2048;

        private final long[] nanos = new long[KEPT];
        private long count;
        private long max = Long.MIN_VALUE;

        /** One more, nanoseconds. */
        public void add(long latencyNanos) {
            nanos[(int) (count++ % KEPT)] = latencyNanos;
            max = Math.max(max, latencyNanos);
        }

        /** Of those it has. */
        public Latency latency() {
            int samples = (int) Math.min(count, KEPT);
            if (samples == 0) {
                return NONE;
            }
            long[] sorted = Arrays.copyOf(nanos, samples);
            Arrays.sort(sorted);
            return new Latency(samples, at(sorted, 0.5), at(sorted, 0.99), max * 1e-6);
        }

        /** Nearest rank. */
        private static double at(long[] sorted, double quantile) {
            return sorted[Math.max(0, (int) Math.ceil(quantile * sorted.length) - 1)] * 1e-6;
        }
    }
}
