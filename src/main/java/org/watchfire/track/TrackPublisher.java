package org.watchfire.track;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.watchfire.model.ClockState;
import org.watchfire.model.Label;
import org.watchfire.model.Lineage;
import org.watchfire.model.NationId;
import org.watchfire.model.RadarId;
import org.watchfire.model.Stamps;
import org.watchfire.model.StateEstimate;
import org.watchfire.model.TimeTag;
import org.watchfire.model.Track;
import org.watchfire.model.TrackId;

/** Makes the records that leave the tracker, and gives out the numbers. */
final class TrackPublisher {
    private static final int MOST_LINEAGES = 10_000;

    private final NationId own;
    private final Label label;
    private final List<Sensor> sensors;

    /** By the radars in them: most tracks share a few. */
    private final Map<BitSet, Lineage> lineages = new LinkedHashMap<>();

    private final double[] x = new double[6];
    private final double[] p = new double[36];
    private final double[] upper = new double[StateEstimate.COVARIANCE];
    private long epochNanos;
    private long lastNumber;

    TrackPublisher(NationId own, Label label, List<Sensor> sensors) {
        this.own = own;
        this.label = label;
        this.sensors = sensors;
    }

    void epoch(long nanos) {
        epochNanos = nanos;
    }

    /** Gives a track its number. */
    void number(HeldTrack track) {
        track.number = ++lastNumber;
    }

    /** Its name outside. */
    TrackId id(HeldTrack track) {
        return new TrackId(own, track.number);
    }

    /** A track at its newest plot. */
    Track newest(HeldTrack track, long wallNanos) {
        track.changed = false;
        double at = track.seconds();
        Track newest = record(track, time(track, at), at, wallNanos);
        track.published = Optional.of(newest);
        return newest;
    }

    /** A track predicted to a moment; at its newest plot, as it was published then, when the moment is not later. */
    Track at(HeldTrack track, TimeTag moment, double seconds, long wallNanos) {
        boolean ahead = seconds > track.seconds();
        if (!ahead && !track.changed && track.published.isPresent()) {
            return track.published.orElseThrow();
        }
        return record(
                track, ahead ? moment : time(track, track.seconds()), ahead ? seconds : track.seconds(), wallNanos);
    }

    private Track record(HeldTrack track, TimeTag time, double seconds, long wallNanos) {
        track.explanations.estimate(seconds, x, p);
        int k = 0;
        for (int i = 0; i < 6; i++) {
            for (int j = i; j < 6; j++) {
                upper[k++] = p[6 * i + j];
            }
        }
        return new Track(
                id(track),
                label,
                new StateEstimate(time, x, upper),
                track.explanations.motion(),
                track.existence.stated(track.explanations, track.plots),
                track.status,
                track.identity,
                lineage(track),
                track.first.plot.time(),
                track.last.plot.time(),
                track.plots,
                track.parent,
                new Stamps(track.last.plot.arrivedUnixNanos(), wallNanos));
    }

    private TimeTag time(HeldTrack track, double seconds) {
        TimeTag last = track.last.plot.time();
        if (track.last.seconds == seconds && track.last.takenOff[3] == 0) {
            return last;
        }
        return new TimeTag(epochNanos + Math.round(seconds * 1e9), 0, ClockState.LOCKED);
    }

    private Lineage lineage(HeldTrack track) {
        int hit = track.existence.radars();
        if (track.lineage.isEmpty() || track.lineageSize != hit) {
            BitSet seenBy = new BitSet(sensors.size());
            for (Sensor sensor : sensors) {
                seenBy.set(sensor.index, track.existence.isSeenBy(sensor));
            }
            if (lineages.size() == MOST_LINEAGES) {
                lineages.clear();
            }
            track.lineage = Optional.of(lineages.computeIfAbsent(seenBy, this::lineage));
            track.lineageSize = hit;
        }
        return track.lineage.orElseThrow();
    }

    private Lineage lineage(BitSet seenBy) {
        TreeSet<RadarId> radars = new TreeSet<>();
        seenBy.stream().forEach(i -> radars.add(sensors.get(i).radar.id()));
        return new Lineage(radars);
    }
}
