package org.watchfire.track;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.watchfire.model.Plot;
import org.watchfire.model.Radar;
import org.watchfire.model.RadarId;
import org.watchfire.model.TimeTag;

/**
 * The plots of a datagram in looks: those of one radar within half a turn, the looks by time. The order within a datagram does
 * not matter. Knows the radars by their names, and the tracker's time: seconds since the first plot.
 */
final class Looks {
    private static final Comparator<Sighting> ORDER = Looks::order;

    /** Within this part of a radar's turn, plots are of one look. */
    private static final double ONE_LOOK = 0.5;

    private final List<Sensor> sensors = new ArrayList<>();
    private final Map<RadarId, Sensor> byId = new TreeMap<>();
    private final TrackCounters counters;
    private boolean begun;
    private long epochNanos;
    private long serial;
    private long calls;

    Looks(List<Radar> radars, TrackCounters counters) {
        this.counters = counters;
        for (Radar radar : radars) {
            Sensor sensor = new Sensor(radar, sensors.size());
            sensors.add(sensor);
            if (byId.put(radar.id(), sensor) != null) {
                throw new IllegalArgumentException("radar " + radar.id() + " is there twice");
            }
        }
    }

    /** In the order of the radars given; to read. */
    List<Sensor> sensors() {
        return sensors;
    }

    /** Whether a plot has come, so that there is a time. */
    boolean isBegun() {
        return begun;
    }

    /** The first plot's time, nanoseconds of TAI. */
    long epochNanos() {
        return epochNanos;
    }

    double seconds(TimeTag time) {
        return (time.taiNanos() - epochNanos) * 1e-9;
    }

    /** Cuts one datagram's plots into looks; those of other radars, and those that came before, are counted and left. */
    List<List<Sighting>> of(List<Plot> plots) {
        List<Sighting> sightings = new ArrayList<>(plots.size());
        calls++;
        for (Plot plot : plots) {
            if (!begun) {
                begun = true;
                epochNanos = plot.time().taiNanos();
            }
            Sensor sensor = byId.get(plot.radar());
            if (sensor == null) {
                counters.unknownRadar++;
            } else if (sensor.twins.isTwin(plot)) {
                counters.repeated++;
            } else {
                Sighting s = new Sighting(plot, sensor, seconds(plot.time()), serial++);
                s.call = calls;
                sightings.add(s);
            }
        }
        counters.plots += sightings.size();
        if (sightings.size() > 1) {
            sightings.sort(ORDER);
        }
        List<List<Sighting>> looks = new ArrayList<>();
        int from = 0;
        while (from < sightings.size()) {
            int to = end(sightings, from);
            looks.add(sightings.subList(from, to));
            from = to;
        }
        return looks;
    }

    private static int end(List<Sighting> sightings, int from) {
        Sighting first = sightings.get(from);
        int to = from + 1;
        while (to < sightings.size()
                && sightings.get(to).sensor == first.sensor
                && sightings.get(to).seconds < first.seconds + ONE_LOOK * first.sensor.periodSeconds) {
            to++;
        }
        return to;
    }

    /** By time, radar and place, so that the order within a datagram does not matter. */
    private static int order(Sighting a, Sighting b) {
        int byTime = Double.compare(a.seconds, b.seconds);
        if (byTime != 0) {
            return byTime;
        }
        int byRadar = Integer.compare(a.sensor.index, b.sensor.index);
        if (byRadar != 0) {
            return byRadar;
        }
        int byRange = Double.compare(a.range, b.range);
        return byRange != 0 ? byRange : Double.compare(a.plot.azimuthRadians(), b.plot.azimuthRadians());
    }
}
