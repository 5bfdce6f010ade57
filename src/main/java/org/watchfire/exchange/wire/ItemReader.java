package org.watchfire.exchange.wire;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.watchfire.model.Acknowledgement;
import org.watchfire.model.AllClear;
import org.watchfire.model.Assessment;
import org.watchfire.model.ClockState;
import org.watchfire.model.Contribution;
import org.watchfire.model.Ellipse;
import org.watchfire.model.EventId;
import org.watchfire.model.Geodetic;
import org.watchfire.model.GroundPoint;
import org.watchfire.model.Identity;
import org.watchfire.model.Item;
import org.watchfire.model.Label;
import org.watchfire.model.Lineage;
import org.watchfire.model.Motion;
import org.watchfire.model.NationId;
import org.watchfire.model.Notice;
import org.watchfire.model.NoticeId;
import org.watchfire.model.ObjectClass;
import org.watchfire.model.RadarId;
import org.watchfire.model.Realm;
import org.watchfire.model.Recall;
import org.watchfire.model.Retraction;
import org.watchfire.model.Stamps;
import org.watchfire.model.StateEstimate;
import org.watchfire.model.SystemTrack;
import org.watchfire.model.SystemTrackId;
import org.watchfire.model.Threat;
import org.watchfire.model.TimeTag;
import org.watchfire.model.Track;
import org.watchfire.model.TrackId;
import org.watchfire.model.Warning;

/**
 * CBOR to items, the mirror of {@link ItemWriter}. Java evaluates arguments from left to right, so each constructor call
 * below reads the components in their declared order.
 */
final class ItemReader {
    /** Longest list inside an item: lineage, contributions, threats, corners, regions. */
    static final int MAX_LIST = 4096;

    private static final Realm[] REALMS = Realm.values();
    private static final ClockState[] CLOCKS = ClockState.values();
    private static final Track.Status[] STATUSES = Track.Status.values();
    private static final ObjectClass[] CLASSES = ObjectClass.values();
    private static final Recall.Saying[] SAYINGS = Recall.Saying.values();
    private static final Threat.Basis[] BASES = Threat.Basis.values();

    private final CborReader in;

    ItemReader(CborReader in) {
        this.in = in;
    }

    Item item() {
        int start = in.offset();
        int size = in.arraySize(17);
        int number = in.integer(ItemWriter.TRACK, ItemWriter.RECALL);
        int expected = switch (number) {
            case ItemWriter.TRACK -> 14;
            case ItemWriter.SYSTEM_TRACK -> 15;
            case ItemWriter.ASSESSMENT, ItemWriter.NOTICE -> 13;
            case ItemWriter.WARNING -> 17;
            case ItemWriter.ALL_CLEAR -> 11;
            case ItemWriter.RECALL -> 7;
            default -> 9;
        };
        if (size != expected) {
            throw new CborFault(start, "item of kind " + number + " has " + size + " parts, not " + expected);
        }
        return switch (number) {
            case ItemWriter.TRACK -> track();
            case ItemWriter.SYSTEM_TRACK -> systemTrack();
            case ItemWriter.ASSESSMENT -> assessment();
            case ItemWriter.WARNING -> warning();
            case ItemWriter.ALL_CLEAR -> allClear();
            case ItemWriter.RETRACTION -> retraction();
            case ItemWriter.NOTICE -> notice();
            case ItemWriter.ACKNOWLEDGEMENT -> acknowledgement();
            default -> recall();
        };
    }

    private Track track() {
        return new Track(
                trackId(),
                label(),
                estimate(),
                motion(),
                in.number(),
                in.enumeration(STATUSES),
                identity(),
                lineage(),
                time(),
                time(),
                in.integer(0, Integer.MAX_VALUE),
                in.optional(this::trackId),
                stamps());
    }

    private SystemTrack systemTrack() {
        return new SystemTrack(
                new SystemTrackId(in.integer()),
                nation(),
                label(),
                estimate(),
                motion(),
                in.number(),
                in.enumeration(STATUSES),
                identity(),
                lineage(),
                list(() -> {
                    in.array(3);
                    return new Contribution(trackId(), in.number(), time());
                }),
                time(),
                time(),
                in.integer(),
                stamps());
    }

    private Assessment assessment() {
        return new Assessment(
                new SystemTrackId(in.integer()),
                nation(),
                label(),
                time(),
                in.enumeration(CLASSES),
                probabilities(),
                in.optional(this::groundPoint),
                in.optional(this::groundPoint),
                list(this::threat),
                in.bool(),
                in.optional(() -> {
                    in.array(2);
                    return new Assessment.Perigee(in.number(), in.number());
                }),
                in.bool());
    }

    private Map<ObjectClass, Double> probabilities() {
        int pairs = in.map(CLASSES.length);
        Map<ObjectClass, Double> probabilities = new EnumMap<>(ObjectClass.class);
        Optional<ObjectClass> last = Optional.empty();
        for (int i = 0; i < pairs; i++) {
            ObjectClass key = in.enumeration(CLASSES);
            if (last.isPresent() && key.compareTo(last.get()) <= 0) {
                throw in.fault("keys are not in order");
            }
            last = Optional.of(key);
            probabilities.put(key, in.number());
        }
        return probabilities;
    }

    private Warning warning() {
        return new Warning(
                event(),
                in.integer(1, Integer.MAX_VALUE),
                nation(),
                in.enumeration(REALMS),
                label(),
                in.enumeration(CLASSES),
                in.number(),
                in.optional(this::trackId),
                in.optional(this::groundPoint),
                in.optional(this::groundPoint),
                list(this::threat),
                in.bool(),
                in.bool(),
                in.optional(() -> new NoticeId(in.text())),
                time(),
                stamps());
    }

    private AllClear allClear() {
        return new AllClear(
                event(),
                in.integer(1, Integer.MAX_VALUE),
                nation(),
                in.enumeration(REALMS),
                label(),
                list(in::text),
                in.bool(),
                in.text(),
                time(),
                stamps());
    }

    private Retraction retraction() {
        return new Retraction(
                event(),
                in.integer(1, Integer.MAX_VALUE),
                nation(),
                in.enumeration(REALMS),
                label(),
                in.text(),
                time(),
                stamps());
    }

    private Notice notice() {
        return new Notice(
                new NoticeId(in.text()),
                nation(),
                in.enumeration(REALMS),
                label(),
                geodetic(),
                time(),
                time(),
                list(() -> {
                    in.array(2);
                    return new Notice.HazardArea(in.text(), list(this::geodetic));
                }),
                list(in::text),
                in.bool(),
                in.text(),
                in.text());
    }

    private Acknowledgement acknowledgement() {
        return new Acknowledgement(
                event(),
                in.integer(1, Integer.MAX_VALUE),
                nation(),
                in.enumeration(REALMS),
                label(),
                in.text(),
                time(),
                stamps());
    }

    private Recall recall() {
        return new Recall(
                nation(), in.enumeration(REALMS), label(), in.list(Recall.MOST, this::subject), time(), stamps());
    }

    private Recall.Subject subject() {
        int start = in.offset();
        int size = in.arraySize(3);
        int number = in.integer(ItemWriter.OF_TRACK, ItemWriter.OF_NOTICE);
        if (size != (number == ItemWriter.OF_EVENT ? 3 : 2)) {
            throw new CborFault(start, "subject of kind " + number + " has " + size + " parts");
        }
        return switch (number) {
            case ItemWriter.OF_TRACK -> new Recall.Subject.OfTrack(trackId());
            case ItemWriter.OF_EVENT -> new Recall.Subject.OfEvent(event(), in.enumeration(SAYINGS));
            default -> new Recall.Subject.OfNotice(new NoticeId(in.text()));
        };
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

    private TrackId trackId() {
        in.array(2);
        return new TrackId(nation(), in.integer());
    }

    private TimeTag time() {
        in.array(3);
        return new TimeTag(in.integer(), in.integer(), in.enumeration(CLOCKS));
    }

    private Stamps stamps() {
        in.array(2);
        return new Stamps(in.integer(), in.integer());
    }

    private StateEstimate estimate() {
        in.array(3);
        return new StateEstimate(time(), in.numbers(StateEstimate.STATE), in.numbers(StateEstimate.COVARIANCE));
    }

    private Motion motion() {
        in.array(5);
        return new Motion(in.number(), in.number(), in.number(), in.number(), in.number());
    }

    private Identity identity() {
        in.array(3);
        return new Identity(in.integer(-1, Integer.MAX_VALUE), in.integer(-1, Integer.MAX_VALUE), in.text());
    }

    private Lineage lineage() {
        return new Lineage(sorted(this::radar));
    }

    private RadarId radar() {
        in.array(2);
        return Names.radar(nation(), in.text());
    }

    private Threat threat() {
        in.array(5);
        return new Threat(in.text(), in.enumeration(BASES), in.number(), time(), time());
    }

    private GroundPoint groundPoint() {
        in.array(3);
        return new GroundPoint(ellipse(), time(), in.number());
    }

    private Ellipse ellipse() {
        in.array(5);
        return new Ellipse(geodetic(), in.number(), in.number(), in.number(), in.number());
    }

    private Geodetic geodetic() {
        in.array(3);
        return new Geodetic(in.number(), in.number(), in.number());
    }

    private <T> List<T> list(Supplier<T> element) {
        return in.list(MAX_LIST, element);
    }

    /** A set, which stands in order and without repetition on the wire. */
    private <T extends Comparable<T>> NavigableSet<T> sorted(Supplier<T> element) {
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
