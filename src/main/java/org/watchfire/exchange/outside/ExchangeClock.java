package org.watchfire.exchange.outside;

import java.time.Instant;
import java.util.function.LongSupplier;
import org.watchfire.model.ClockState;

/** The exchange's time. Two exist: the system's, and the simulated one. */
public interface ExchangeClock {
    /** Wall time, nanoseconds since 1970-01-01T00:00:00 UTC. */
    long wallUnixNanos();

    /** The same as {@link #wallUnixNanos}. */
    default Instant wallInstant() {
        long nanos = wallUnixNanos();
        return Instant.ofEpochSecond(Math.floorDiv(nanos, 1_000_000_000L), Math.floorMod(nanos, 1_000_000_000L));
    }

    /** Scenario time, nanoseconds since 1970-01-01T00:00:00 TAI. */
    long taiNanos();

    /** Time that never jumps, for intervals; nanoseconds from anywhere. */
    long monotonicNanos();

    /** One standard deviation of the wall time, nanoseconds. */
    long wallErrorNanos();

    /** How far the wall time is to be trusted. */
    ClockState wallState();

    /**
     * The system's clock.
     *
     * @param taiNanos scenario time, which the node keeps
     * @param wallErrorNanos as configured or measured
     */
    static ExchangeClock system(LongSupplier taiNanos, long wallErrorNanos) {
        return new ExchangeClock() {
            @Override
            public long wallUnixNanos() {
                Instant now = Instant.now();
                return now.getEpochSecond() * 1_000_000_000L + now.getNano();
            }

            @Override
            public long taiNanos() {
                return taiNanos.getAsLong();
            }

            @Override
            public long monotonicNanos() {
                return System.nanoTime();
            }

            @Override
            public long wallErrorNanos() {
                return wallErrorNanos;
            }

            @Override
            public ClockState wallState() {
                return ClockState.LOCKED;
            }
        };
    }
}
