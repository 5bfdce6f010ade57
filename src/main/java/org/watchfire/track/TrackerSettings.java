package org.watchfire.track;

/**
 * What a tracker is told from outside. The defaults suit radars from one to twelve seconds a turn.
 *
 * @param confirmExistence a track is confirmed at this existence probability
 * @param dropExistence and dropped below this one
 * @param mostTracks bound on confirmed tracks; a start beyond it is not confirmed and counted
 * @param mostStarts bound on starts not yet confirmed; those beyond it are not made and counted
 * @param mostLoosePlots bound on plots waiting for a second one; those beyond it do not wait
 * @param lateSeconds how far back a late plot is still taken in
 * @param ballisticCoastSeconds how long a ballistic track, once held by six plots, is carried on without plots
 */
public record TrackerSettings(
        double confirmExistence,
        double dropExistence,
        int mostTracks,
        int mostStarts,
        int mostLoosePlots,
        double lateSeconds,
        double ballisticCoastSeconds) {
    public TrackerSettings {
        if (!(confirmExistence > dropExistence && dropExistence > 0 && confirmExistence < 1)) {
            throw new IllegalArgumentException("confirmExistence " + confirmExistence + " and dropExistence "
                    + dropExistence + " are not in the order 0 < drop < confirm < 1");
        }
        if (mostTracks < 1 || mostStarts < 1 || mostLoosePlots < 1) {
            throw new IllegalArgumentException("a bound is below 1: mostTracks " + mostTracks + ", mostStarts "
                    + mostStarts + ", mostLoosePlots " + mostLoosePlots);
        }
        if (!(lateSeconds >= 0 && lateSeconds <= 120) || !(ballisticCoastSeconds >= 0)) {
            throw new IllegalArgumentException("lateSeconds " + lateSeconds + " is outside [0, 120] or"
                    + " ballisticCoastSeconds " + ballisticCoastSeconds + " is below 0");
        }
    }

    /** For operation. */
    public static TrackerSettings defaults() {
        return new TrackerSettings(0.99, 0.02, 20_000, 60_000, 30_000, 30, 60);
    }
}
