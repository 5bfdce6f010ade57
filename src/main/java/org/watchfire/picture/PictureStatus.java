package org.watchfire.picture;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.watchfire.model.Geodetic;
import org.watchfire.model.Lane;
import org.watchfire.model.NationId;
import org.watchfire.model.RadarId;
import org.watchfire.model.TimeTag;

/**
 * How the node itself is doing. Given about once a second; each replaces the one before.
 *
 * @param now scenario time, with the error and state of the clock behind it
 * @param speed scenario seconds per wall second; 1 in live use
 * @param plotsPerSecond plots taken in over the last seconds, per second of wall time
 * @param sensors the node's own radars
 * @param links both directions to each peer
 * @param journalWriting whether the journal is being written; empty when not known
 * @param journalAlteredAt number of the first row of the journal that is not what was written; empty where none is known
 * @param counters for the metrics page, beside the picture's own
 */
public record PictureStatus(
        TimeTag now,
        double speed,
        double plotsPerSecond,
        List<Sensor> sensors,
        List<Link> links,
        Optional<Boolean> journalWriting,
        OptionalLong journalAlteredAt,
        List<Counter> counters) {
    public PictureStatus {
        if (!(speed >= 0)) {
            throw new IllegalArgumentException("speed " + speed + " is below 0");
        }
        sensors = List.copyOf(sensors);
        links = List.copyOf(links);
        counters = List.copyOf(counters);
    }

    /**
     * A number that only rises while the node runs.
     *
     * @param name as Prometheus has it: watchfire_PART_WHAT_total
     * @param help one sentence
     * @param value now
     */
    public record Counter(String name, String help, long value) {}

    /**
     * One radar.
     *
     * @param id which
     * @param site where, if known
     * @param maxRangeMetres instrumented range, if known
     * @param periodSeconds between two looks at the same direction, if known
     * @param lastPlotAgeSeconds scenario seconds since its last plot or service message; empty before the first
     * @param plots taken in; -1 when not known here, as with a partner's radar
     * @param tracks system tracks it is in; -1 when not known
     * @param errors inputs of it that could not be read; -1 when not known
     * @param consistency whether its plots lie about the tracks as far off as its sigmas say; empty before the first
     */
    public record Sensor(
            RadarId id,
            Optional<Geodetic> site,
            OptionalDouble maxRangeMetres,
            OptionalDouble periodSeconds,
            OptionalDouble lastPlotAgeSeconds,
            long plots,
            long tracks,
            long errors,
            Optional<Consistency> consistency) {}

    /**
     * Mean of a radar's normalised innovations squared, per measured quantity.
     *
     * @param mean 1 when the radar errs as it declares
     * @param low lower end of the 95 % band
     * @param high upper end
     */
    public record Consistency(double mean, double low, double high) {}

    /**
     * One direction between two nations.
     *
     * @param from origin
     * @param to recipient
     * @param state up, slow or down
     * @param latencyP50Seconds median, wall time from the datagram's arrival at the origin; empty when not measured
     * @param latencyP99Seconds 99th percentile of the same
     * @param assured ledger of the assured lane
     * @param live ledger of the live lane
     * @param reconciled what came of the last statement of each lane; one at most for each
     * @param recalls how often the recipient was asked to give something back
     * @param struck of these, how many it says it has
     */
    public record Link(
            NationId from,
            NationId to,
            LinkState state,
            OptionalDouble latencyP50Seconds,
            OptionalDouble latencyP99Seconds,
            LaneCounters assured,
            LaneCounters live,
            List<Reconciled> reconciled,
            int recalls,
            int struck) {
        public Link {
            reconciled = List.copyOf(reconciled);
        }
    }

    /**
     * Both ends' words on one lane, held against each other after each full hour.
     *
     * @param lane which
     * @param state where the two stand
     * @param untilUnixNanos wall time up to which it is about
     * @param number first number that differs; 0 where none does or none is named
     */
    public record Reconciled(Lane lane, Agreement state, long untilUnixNanos, long number) {}

    /** Where two ends stand. */
    public enum Agreement {
        /** Both have the same. */
        AGREED,
        /** They have not. */
        DIFFERS,
        /** The recipient has not answered. */
        MISSING
    }

    /** Whether a link carries. */
    public enum LinkState {
        /** Carries within its time. */
        UP,
        /** Carries, late. */
        SLOW,
        /** Carries nothing. */
        DOWN,
        /** Not known to this node. */
        UNKNOWN
    }

    /**
     * Items of one lane, counted; -1 for what this node cannot know.
     *
     * @param released given a number by the origin
     * @param delivered held by the recipient
     * @param refused by the hub or the recipient
     * @param outstanding released and neither delivered nor refused yet
     * @param lost given up
     * @param duplicated arrived twice
     * @param outOfOrder arrived after a later one of the same event
     * @param coalesced replaced by a newer state before they left (live lane)
     */
    public record LaneCounters(
            long released,
            long delivered,
            long refused,
            long outstanding,
            long lost,
            long duplicated,
            long outOfOrder,
            long coalesced) {
        /** Nothing known. */
        public static final LaneCounters UNKNOWN = new LaneCounters(-1, -1, -1, -1, -1, -1, -1, -1);
    }
}
