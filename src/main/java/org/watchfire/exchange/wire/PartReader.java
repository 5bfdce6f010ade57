package org.watchfire.exchange.wire;

import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.watchfire.model.ClockState;
import org.watchfire.model.Ellipse;
import org.watchfire.model.EventId;
import org.watchfire.model.Geodetic;
import org.watchfire.model.GroundPoint;
import org.watchfire.model.Identity;
import org.watchfire.model.Label;
import org.watchfire.model.Lineage;
import org.watchfire.model.Motion;
import org.watchfire.model.NationId;
import org.watchfire.model.RadarId;
import org.watchfire.model.Stamps;
import org.watchfire.model.StateEstimate;
import org.watchfire.model.Threat;
import org.watchfire.model.TimeTag;
import org.watchfire.model.TrackId;

/** The parts that items and headers are made of, from CBOR: the mirror of {@link PartWriter}. Reads components in their declared order, as {@link ItemReader} does. */
final class PartReader {
    /** Longest list inside an item: lineage, contributions, threats, corners, regions. */
    static final int MAX_LIST = 4096;

    private static final ClockState[] CLOCKS = ClockState.values();
    private static final Threat.Basis[] BASES = Threat.Basis.values();

    private final CborReader in;

    PartReader(CborReader in) {
        this.in = in;
    }

    Label label() {
        in.array(3);
        return new Label(in.integer(0, 9), sorted(in::text), sorted(this::nation));
    }

    EventId event() {
        in.array(2);
        return new EventId(nation(), in.integer());
    }

    NationId nation() {
        return Names.nation(in.text());
    }

    TrackId trackId() {
        in.array(2);
        return new TrackId(nation(), in.integer());
    }

    TimeTag time() {
        in.array(3);
        return new TimeTag(in.integer(), in.integer(), in.enumeration(CLOCKS));
    }

    Stamps stamps() {
        in.array(2);
        return new Stamps(in.integer(), in.integer());
    }

    StateEstimate estimate() {
        in.array(3);
        return new StateEstimate(time(), in.numbers(StateEstimate.STATE), in.numbers(StateEstimate.COVARIANCE));
    }

    Motion motion() {
        in.array(5);
        return new Motion(in.number(), in.number(), in.number(), in.number(), in.number());
    }

    Identity identity() {
        in.array(3);
        return new Identity(in.integer(-1, Integer.MAX_VALUE), in.integer(-1, Integer.MAX_VALUE), in.text());
    }

    Lineage lineage() {
        return new Lineage(sorted(this::radar));
    }

    private RadarId radar() {
        in.array(2);
        return Names.radar(nation(), in.text());
    }

    Threat threat() {
        in.array(5);
        return new Threat(in.text(), in.enumeration(BASES), in.number(), time(), time());
    }

    GroundPoint groundPoint() {
        in.array(3);
        return new GroundPoint(ellipse(), time(), in.number());
    }

    private Ellipse ellipse() {
        in.array(5);
        return new Ellipse(geodetic(), in.number(), in.number(), in.number(), in.number());
    }

    Geodetic geodetic() {
        in.array(3);
        return new Geodetic(in.number(), in.number(), in.number());
    }

    <T> List<T> list(Supplier<T> element) {
        return in.list(MAX_LIST, element);
    }

    /** A set, which stands in order and without repetition on the wire. */
    <T extends Comparable<T>> NavigableSet<T> sorted(Supplier<T> element) {
        NavigableSet<T> set = new TreeSet<>();
        for (T next : list(element)) {
            if (!set.isEmpty() && next.compareTo(set.last()) <= 0) {
                throw in.fault("set is not in order");
            }
            set.add(next);
        }
        return set;
    }
}
