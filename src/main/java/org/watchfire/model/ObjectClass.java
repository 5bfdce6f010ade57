package org.watchfire.model;

/** What a track can turn out to be. */
public enum ObjectClass {
    /** Will fall back: its path meets the ground. */
    BALLISTIC,
    /** Under way to orbit: thrusting on a path that looks like it, orbit not yet decided. */
    SPACE_LAUNCH,
    /** In orbit: perigee above the atmosphere, beyond doubt. */
    ORBITAL,
    /** Flies in the atmosphere. */
    AIRCRAFT,
    /** Not yet known. */
    UNDECIDED
}
