package org.watchfire.model;

/** How far the clock behind a {@link TimeTag} is to be trusted. */
public enum ClockState {
    /** Disciplined by a reference now. */
    LOCKED,
    /** Was disciplined; drifting within the stated error. */
    HOLDOVER,
    /** Never disciplined, or the error is beyond its limit: the stamp is doubtful. */
    FREE
}
