package org.watchfire.model;

/**
 * The part of an item's time budget that its origin knows, in wall time: when the bytes behind it came in and when it
 * was decided. Wall time is not scenario time; it is what latency is measured in.
 *
 * @param arrivedUnixNanos arrival of the newest datagram behind the item, nanoseconds since 1970-01-01T00:00:00 UTC
 * @param decidedUnixNanos when the engine took the input that made the item, same scale
 */
public record Stamps(long arrivedUnixNanos, long decidedUnixNanos) {}
