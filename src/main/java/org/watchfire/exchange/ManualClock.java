package org.watchfire.exchange;

import org.watchfire.model.ClockState;

/** A clock that a simulation moves; a node's wall time may be wrong by an offset. */
final class ManualClock implements ExchangeClock {
    /** 2026-01-01T00:00:00 UTC. */
    static final long START = 1_767_225_600_000_000_000L;

    private final SimulatedTime time;
    private long offsetNanos;

    /** True time, shared by all nodes. */
    static final class SimulatedTime {
        private long nanos;

        long nanos() {
            return nanos;
        }

        void moveTo(long moment) {
            if (moment < nanos) {
                throw new IllegalArgumentException("time " + moment + " is before " + nanos);
            }
            nanos = moment;
        }
    }

    ManualClock(SimulatedTime time) {
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
