package org.watchfire.ingest;

import java.util.SortedMap;
import java.util.TreeMap;
import org.watchfire.model.RadarId;
import org.watchfire.model.TimeTag;

/** What came in, good and bad, since the node began. Written by the engine thread; {@link #view} is for the others. */
public final class IngestCounts {
    private long datagrams;
    private long plots;
    private long tracks;
    private long bad;
    private long unknownSource;
    private long unusable;
    private final SortedMap<RadarId, PerRadar> radars = new TreeMap<>();

    /**
     * A moment's copy.
     *
     * @param datagrams taken
     * @param plots made
     * @param tracks of other systems made
     * @param bad blocks and messages that broke a rule of their format
     * @param unknownSource records and TDM observations of radars that are not configured
     * @param unusable records, blocks of unknown categories and single TDM values that are in order but of no use
     * @param radars by radar
     */
    public record View(
            long datagrams,
            long plots,
            long tracks,
            long bad,
            long unknownSource,
            long unusable,
            SortedMap<RadarId, PerRadar> radars) {}

    /**
     * One radar.
     *
     * @param plots so far
     * @param last time of the newest plot or sign of life
     */
    public record PerRadar(long plots, TimeTag last) {}

    IngestCounts() {}

    void datagram() {
        datagrams++;
    }

    void plot(RadarId radar, TimeTag time) {
        plots++;
        radars.merge(radar, new PerRadar(1, time), (old, one) -> new PerRadar(old.plots + 1, later(old, one)));
    }

    void alive(RadarId radar, TimeTag time) {
        radars.merge(radar, new PerRadar(0, time), (old, none) -> new PerRadar(old.plots, later(old, none)));
    }

    private static TimeTag later(PerRadar one, PerRadar other) {
        return one.last.compareTo(other.last) > 0 ? one.last : other.last;
    }

    void track() {
        tracks++;
    }

    void bad() {
        bad++;
    }

    void unknownSource() {
        unknownSource++;
    }

    void unusable() {
        unusable++;
    }

    /** A copy of everything. */
    public View view() {
        return new View(datagrams, plots, tracks, bad, unknownSource, unusable, new TreeMap<>(radars));
    }
}
