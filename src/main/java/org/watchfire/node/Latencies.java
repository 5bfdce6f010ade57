package org.watchfire.node;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;
import org.watchfire.model.NationId;

/**
 * How long it took from the arrival of a datagram at its origin to the frame this node's picture sent, in wall time, by
 * origin. Kept in microseconds to three digits; one minute is the longest told apart.
 */
public final class Latencies {
    private static final long MAX_MICROS = 60_000_000L;
    private static final int DIGITS = 3;
    private static final int NATION = 3;

    private final Map<NationId, Histogram> all = new TreeMap<>();
    private final Map<NationId, Histogram> sinceDrained = new TreeMap<>();

    /**
     * Percentiles, in milliseconds.
     *
     * @param count of items
     * @param p50 median
     * @param p99 99th percentile
     * @param max longest
     */
    public record Summary(long count, double p50, double p99, double max) {}

    /** Adds one item shown. */
    public synchronized void record(NationId origin, long latencyNanos) {
        long micros = Math.clamp(latencyNanos / 1000, 0, MAX_MICROS);
        of(all, origin).recordValue(micros);
        of(sinceDrained, origin).recordValue(micros);
    }

    /** Origins heard of so far with their percentiles. */
    public synchronized Map<NationId, Summary> summaries() {
        Map<NationId, Summary> summaries = new TreeMap<>();
        all.forEach((origin, histogram) -> summaries.put(origin, summary(histogram)));
        return summaries;
    }

    /** What was added since the last call, in a form that {@link #add} reads; empty when nothing was. */
    public synchronized byte[] drain() {
        ByteBuffer rows = ByteBuffer.allocate(sinceDrained.values().stream()
                .mapToInt(h -> NATION + 4 + h.getNeededByteBufferCapacity())
                .sum());
        sinceDrained.forEach((origin, histogram) -> {
            for (int i = 0; i < NATION; i++) {
                rows.put((byte) origin.code().charAt(i));
            }
            int lengthAt = rows.position();
            rows.putInt(0);
            int length = histogram.encodeIntoCompressedByteBuffer(rows);
            rows.putInt(lengthAt, length);
        });
        sinceDrained.clear();
        return Arrays.copyOf(rows.array(), rows.position());
    }

    /**
     * Adds what another instance drained.
     *
     * @throws IllegalArgumentException if the bytes are not from {@link #drain}
     */
    public synchronized void add(byte[] drained) {
        ByteBuffer rows = ByteBuffer.wrap(drained);
        try {
            while (rows.remaining() > NATION + 4) {
                String code = "" + (char) rows.get() + (char) rows.get() + (char) rows.get();
                byte[] row = new byte[Math.clamp(rows.getInt(), 0, rows.remaining())];
                rows.get(row);
                of(all, new NationId(code)).add(Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(row), 0));
            }
        } catch (DataFormatException | IndexOutOfBoundsException | BufferUnderflowException unreadable) {
            throw new IllegalArgumentException("a latency row is not readable", unreadable);
        }
    }

    /** All origins together. */
    public synchronized Summary total() {
        Histogram sum = fresh();
        all.values().forEach(sum::add);
        return summary(sum);
    }

    private static Summary summary(Histogram histogram) {
        return new Summary(
                histogram.getTotalCount(),
                histogram.getValueAtPercentile(50) / 1e3,
                histogram.getValueAtPercentile(99) / 1e3,
                histogram.getMaxValue() / 1e3);
    }

    private static Histogram of(Map<NationId, Histogram> histograms, NationId origin) {
        return histograms.computeIfAbsent(origin, unknown -> fresh());
    }

    private static Histogram fresh() {
        return new Histogram(MAX_MICROS, DIGITS);
    }
}
