package org.watchfire.track;

/** What a tracker counted since its beginning; read from the tracker's own thread. */
public final class TrackCounters {
    long plots;
    long unknownRadar;
    long repeated;
    long confirmed;
    long dropped;
    long boundReached;
    long late;
    long swapped;
    long resumed;
    long separated;

    TrackCounters() {}

    /** Plots taken in, each once. */
    public long plots() {
        return plots;
    }

    /** Plots of radars the tracker does not know; left out. */
    public long unknownRadar() {
        return unknownRadar;
    }

    /** Plots that came before, with all that was measured the same; left out. */
    public long repeated() {
        return repeated;
    }

    /** Tracks confirmed. */
    public long confirmed() {
        return confirmed;
    }

    /** Tracks dropped. */
    public long dropped() {
        return dropped;
    }

    /**
     * Plots that could not wait for a second one or were not asked for a pair of something thrown, starts not made and starts not
     * confirmed, because a bound was reached; a plot left out of several turns counts in each.
     */
    public long boundReached() {
        return boundReached;
    }

    /** Plots older than the track's state that were put in their place. */
    public long late() {
        return late;
    }

    /** Plots that took the place of another of the same look, which had come in an earlier datagram, for a track or for its flown explanation alone. */
    public long swapped() {
        return swapped;
    }

    /** Aircraft lost and begun again that kept their number. */
    public long resumed() {
        return resumed;
    }

    /** Tracks that began as parts of another one. */
    public long separated() {
        return separated;
    }
}
