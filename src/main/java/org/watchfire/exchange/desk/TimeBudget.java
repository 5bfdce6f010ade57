package org.watchfire.exchange.desk;

import org.watchfire.model.ClockState;

/**
 * When an envelope passed each point, in wall time (nanoseconds since 1970-01-01T00:00:00 UTC), by the clock of whoever
 * stands there.
 *
 * @param measuredUnixNanos arrival at the origin of the oldest datagram behind it
 * @param decidedUnixNanos decision at the origin
 * @param sentUnixNanos signing at the origin
 * @param hubInUnixNanos arrival at the hub; 0 when not known
 * @param hubOutUnixNanos passing on by the hub; 0 when not known
 * @param receivedUnixNanos arrival here
 * @param originErrorNanos one standard deviation of the origin's clock
 * @param originClock state of the origin's clock by its own word, and FREE where receipts show that it is off
 */
public record TimeBudget(
        long measuredUnixNanos,
        long decidedUnixNanos,
        long sentUnixNanos,
        long hubInUnixNanos,
        long hubOutUnixNanos,
        long receivedUnixNanos,
        long originErrorNanos,
        ClockState originClock) {}
