package org.watchfire.model;

/** The two queues between nations, kept apart so that bulk can never delay a warning. */
public enum Lane {
    /** Durable, numbered, receipted: nothing is lost, doubled or reordered within an event. */
    ASSURED,
    /** Short-lived state: the newest wins, gaps are counted. */
    LIVE
}
