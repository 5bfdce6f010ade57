package org.watchfire.exchange.simulation;

import org.watchfire.exchange.outside.ExchangeClock;
import org.watchfire.model.ClockState;

/** A clock that a simulation moves by hand; a node's wall time may be wrong by an offset. */
public final class ManualClock implements ExchangeClock {
    /** Where every run begins, 2026-01-01T00:00:00 UTC: nanoseconds since 1970-01-01T00:00:00 UTC. */
    public static final long START = 1_767_225_600_000_000_000L;

    private final Time time;
    private long offsetNanos;

    /** True time, shared by all nodes: nanoseconds since the run began. */
    public static final class Time {
        private long nanos;

        /** Since the run began. */
        public long nanos() {
            return nanos;
        }

        /**
         * Moves on.
         *
         * @throws IllegalArgumentException for a moment that is past
         */
        public void moveTo(long moment) {
            if (moment < nanos) {
                throw new IllegalArgumentException("time " + moment + " is before " + nanos);
            }
            nanos = moment;
        }
    }

    /** One that is right until it is shifted. */
    public ManualClock(Time time) {
        this.time = time;
    }

    void shift(long nanos) {
        offsetNanos = nanos;
    }

    boolean isShifted() {
        return offsetNanos != 0;
    }

    @Override
    public long wallUnixNanos() {
        return START + time.nanos + offsetNanos;
    }

    @Override
    public long taiNanos() {
        return START + time.nanos;
    }

    @Override
    public long monotonicNanos() {
        return time.nanos;
    }

    @Override
    public long wallErrorNanos() {
        return 1_000_000;
    }

    @Override
    public ClockState wallState() {
        return ClockState.LOCKED;
    }
}
