package org.watchfire.ingest;

import java.util.ArrayList;
import java.util.List;
import org.watchfire.model.Plot;
import org.watchfire.model.RadarId;
import org.watchfire.model.Track;

/**
 * What was in one datagram.
 *
 * @param plots of our radars, in their order
 * @param tracks of another system (Cat 062), in their order
 * @param alive radars that said they work, without a plot (Cat 034)
 * @param bad what could not be used, bounded by {@link #MAX_BAD}
 */
public record Ingested(List<Plot> plots, List<Track> tracks, List<RadarId> alive, List<BadInput> bad) {
    /** Faults kept of one datagram; the rest are counted only. */
    public static final int MAX_BAD = 8;

    public Ingested {
        plots = List.copyOf(plots);
        tracks = List.copyOf(tracks);
        alive = List.copyOf(alive);
        bad = List.copyOf(bad);
    }

    /** Gathers what is in one datagram. */
    static final class Builder {
        private final List<Plot> plots = new ArrayList<>();
        private final List<Track> tracks = new ArrayList<>();
        private final List<RadarId> alive = new ArrayList<>();
        private final List<BadInput> bad = new ArrayList<>();

        void plot(Plot plot) {
            plots.add(plot);
        }

        void track(Track track) {
            tracks.add(track);
        }

        void alive(RadarId radar) {
            alive.add(radar);
        }

        void bad(BadInput input) {
            if (bad.size() < MAX_BAD) {
                bad.add(input);
            }
        }

        Ingested build(Straightening straightening) {
            plots.replaceAll(straightening::of);
            return new Ingested(plots, tracks, alive, bad);
        }
    }
}
