package org.watchfire.cli.calibration;

/** Moments of a flight at which a claimed place is held against the true one. */
enum Phase {
    LAUNCH("launch point, last claim", 0, 0),
    HALF_BURN("instantaneous impact point, half of the burn", 0.5, 0),
    LATE_BURN("instantaneous impact point, 10 s before cut-off", 1, -10),
    COAST_30("impact, 30 s after cut-off", 1, 30),
    COAST_90("impact, 90 s after cut-off", 1, 90),
    COAST_180("impact, 180 s after cut-off", 1, 180);

    private static final double LATEST_SECONDS = 8;

    final String words;
    private final double share;
    private final double later;

    Phase(String words, double share, double later) {
        this.words = words;
        this.share = share;
        this.later = later;
    }

    /** Whether a moment, seconds since the launch, is the first one of a phase or up to some seconds later. */
    boolean isDue(double seconds, double cutOffSeconds) {
        double from = share * cutOffSeconds + later;
        boolean inTime = (this != HALF_BURN && this != LATE_BURN) || seconds < cutOffSeconds - 2;
        return this != LAUNCH && inTime && seconds >= from && seconds < from + LATEST_SECONDS;
    }
}
