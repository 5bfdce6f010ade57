package org.watchfire.picture;

import java.util.List;
import java.util.OptionalDouble;
import org.watchfire.model.Assessment;
import org.watchfire.model.Item;
import org.watchfire.model.Notice;
import org.watchfire.model.SystemTrack;
import org.watchfire.model.SystemTrackId;
import org.watchfire.model.TimeTag;

/** One thing on the picture, in its newest state: what a frame is made of. */
sealed interface Op {
    /** A track is so. */
    record TrackIs(SystemTrack track, boolean reduced) implements Op {}

    /** A track is no more. */
    record TrackGone(SystemTrackId id) implements Op {}

    /** A track means this. */
    record TrackMeans(Assessment assessment) implements Op {}

    /** An event is so. */
    record EventIs(EventView event) implements Op {}

    /** An activity is announced. */
    record Announced(Notice notice) implements Op {}

    /** The node is so. */
    record NodeIs(PictureStatus status) implements Op {}

    /** A line of the log, numbered from 1. */
    record Logged(long number, LogLine line) implements Op {}

    /** Plots per second at a time, for the time line. */
    record Rate(TimeTag at, double plotsPerSecond) implements Op {}

    /** Seconds from datagram to frame, and items sent in the last second. */
    record Timing(OptionalDouble p50Seconds, OptionalDouble p95Seconds, OptionalDouble p99Seconds, int items)
            implements Op {}

    /** The released items that an op is made of; none for what the node says of itself. */
    static List<Item> items(Op op) {
        return switch (op) {
            case TrackIs is -> List.of(is.track());
            case TrackMeans means -> List.of(means.assessment());
            case EventIs is -> is.event().items();
            case Announced announced -> List.of(announced.notice());
            case TrackGone gone -> List.of();
            case NodeIs is -> List.of();
            case Logged line -> List.of();
            case Rate rate -> List.of();
            case Timing timing -> List.of();
        };
    }
}
