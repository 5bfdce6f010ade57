package org.watchfire.exchange.bench;

import java.util.List;

/**
 * Of one set of times; NaN where there was none.
 *
 * @param p50 median, ms
 * @param p99 99th percentile, ms
 */
public record Percentiles(double p50, double p99) {
    static Percentiles of(List<Long> nanos) {
        long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        return sorted.length == 0
                ? new Percentiles(Double.NaN, Double.NaN)
                : new Percentiles(sorted[sorted.length / 2] * 1e-6, sorted[(int) (sorted.length * 0.99)] * 1e-6);
    }
}
