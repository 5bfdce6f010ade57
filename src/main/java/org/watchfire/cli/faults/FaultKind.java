package org.watchfire.cli.faults;

/** What is done to a nation, its wire, its disk or the hub. */
public enum FaultKind {
    /** {@code kill -9} of a nation's process, both origin and recipient, and a start at once. */
    NATION_KILLED,
    /** The same of the hub. */
    HUB_KILLED,
    /** A nation's wire to the hub is cut for 0.2 to 3 s; once in a run of 20 faults or more for 30 s. */
    WIRE_CUT,
    /** A nation's process stands still for 0.2 to 3 s, its connections open: a slow partner. */
    NATION_FROZEN,
    /** The same of the hub. */
    HUB_FROZEN,
    /** The disk that holds the journals is full for 0.7 to 3.5 s. */
    DISK_FULL
}
