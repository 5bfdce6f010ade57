package org.watchfire.node;

import java.util.List;
import org.watchfire.fuse.Fuser;
import org.watchfire.picture.PictureStatus.Counter;
import org.watchfire.track.TrackCounters;

/** What became of the plots and tracks that came in, counted: where a bound was reached, something was not followed. */
final class TrackingCounts {
    private TrackingCounts() {}

    /** As they are now; for the thread that both belong to. */
    static List<Counter> of(TrackCounters tracker, Fuser fuser) {
        return List.of(
                new Counter("watchfire_track_confirmed_total", "Tracks confirmed.", tracker.confirmed()),
                new Counter("watchfire_track_dropped_total", "Tracks dropped.", tracker.dropped()),
                new Counter(
                        "watchfire_track_late_total",
                        "Plots older than their track's state, put in their place.",
                        tracker.late()),
                new Counter(
                        "watchfire_track_repeated_total",
                        "Plots left out because they had come before.",
                        tracker.repeated()),
                new Counter(
                        "watchfire_track_bound_reached_total",
                        "Plots, starts and tracks not followed because a bound was reached.",
                        tracker.boundReached()),
                new Counter(
                        "watchfire_fuse_outdated_total",
                        "Versions of tracks left because a newer or finer one was there.",
                        fuser.outdated()),
                new Counter(
                        "watchfire_fuse_bound_reached_total",
                        "Tracks left out because a bound was reached.",
                        fuser.boundReached()));
    }
}
