package org.watchfire.exchange.wire;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.watchfire.model.Acknowledgement;
import org.watchfire.model.AllClear;
import org.watchfire.model.Assessment;
import org.watchfire.model.Contribution;
import org.watchfire.model.Item;
import org.watchfire.model.Notice;
import org.watchfire.model.NoticeId;
import org.watchfire.model.ObjectClass;
import org.watchfire.model.Realm;
import org.watchfire.model.Recall;
import org.watchfire.model.Relation;
import org.watchfire.model.Retraction;
import org.watchfire.model.SystemTrack;
import org.watchfire.model.SystemTrackId;
import org.watchfire.model.Track;
import org.watchfire.model.Warning;

/**
 * CBOR to items, the mirror of {@link ItemWriter}. Java evaluates arguments from left to right, so each constructor call
 * below reads the components in their declared order.
 */
final class ItemReader {
    private static final Realm[] REALMS = Realm.values();
    private static final Track.Status[] STATUSES = Track.Status.values();
    private static final ObjectClass[] CLASSES = ObjectClass.values();
    private static final Relation.Kind[] RELATIONS = Relation.Kind.values();
    private static final Recall.Saying[] SAYINGS = Recall.Saying.values();

    private final CborReader in;
    private final PartReader parts;

    ItemReader(CborReader in) {
        this.in = in;
        this.parts = new PartReader(in);
    }

    Item item() {
        return switch (ItemForm.read(in)) {
            case TRACK -> track();
            case SYSTEM_TRACK -> systemTrack();
            case ASSESSMENT -> assessment();
            case WARNING -> warning();
            case ALL_CLEAR -> allClear();
            case RETRACTION -> retraction();
            case NOTICE -> notice();
            case ACKNOWLEDGEMENT -> acknowledgement();
            case RECALL -> recall();
            case RELATION -> relation();
        };
    }

    private Track track() {
        return new Track(
                parts.trackId(),
                parts.label(),
                parts.estimate(),
                parts.motion(),
                in.number(),
                in.enumeration(STATUSES),
                parts.identity(),
                parts.lineage(),
                parts.time(),
                parts.time(),
                in.integer(0, Integer.MAX_VALUE),
                in.optional(parts::trackId),
                parts.stamps());
    }

    private SystemTrack systemTrack() {
        return new SystemTrack(
                new SystemTrackId(in.integer()),
                parts.nation(),
                parts.label(),
                parts.estimate(),
                parts.motion(),
                in.number(),
                in.enumeration(STATUSES),
                parts.identity(),
                parts.lineage(),
                parts.list(() -> {
                    in.array(3);
                    return new Contribution(parts.trackId(), in.number(), parts.time());
                }),
                parts.time(),
                parts.time(),
                in.integer(),
                parts.stamps());
    }

    private Assessment assessment() {
        return new Assessment(
                new SystemTrackId(in.integer()),
                parts.nation(),
                parts.label(),
                parts.time(),
                in.enumeration(CLASSES),
                probabilities(),
                in.optional(parts::groundPoint),
                in.optional(parts::groundPoint),
                parts.list(parts::threat),
                in.bool(),
                in.optional(() -> {
                    in.array(2);
                    return new Assessment.Perigee(in.number(), in.number());
                }),
                in.bool(),
                List.of());
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
                parts.event(),
                version(),
                parts.nation(),
                realm(),
                parts.label(),
                in.enumeration(CLASSES),
                in.number(),
                in.optional(parts::trackId),
                in.optional(parts::groundPoint),
                in.optional(parts::groundPoint),
                parts.list(parts::threat),
                in.bool(),
                in.bool(),
                in.optional(() -> new NoticeId(in.text())),
                parts.time(),
                parts.stamps());
    }

    private AllClear allClear() {
        return new AllClear(
                parts.event(),
                version(),
                parts.nation(),
                realm(),
                parts.label(),
                parts.list(in::text),
                in.bool(),
                in.text(),
                parts.time(),
                parts.stamps());
    }

    private Retraction retraction() {
        return new Retraction(
                parts.event(),
                version(),
                parts.nation(),
                realm(),
                parts.label(),
                in.text(),
                parts.time(),
                parts.stamps());
    }

    private Notice notice() {
        return new Notice(
                new NoticeId(in.text()),
                parts.nation(),
                realm(),
                parts.label(),
                parts.geodetic(),
                parts.time(),
                parts.time(),
                parts.list(() -> {
                    in.array(2);
                    return new Notice.HazardArea(in.text(), parts.list(parts::geodetic));
                }),
                parts.list(in::text),
                in.bool(),
                in.text(),
                in.text());
    }

    private Acknowledgement acknowledgement() {
        return new Acknowledgement(
                parts.event(),
                version(),
                parts.nation(),
                realm(),
                parts.label(),
                in.text(),
                parts.time(),
                parts.stamps());
    }

    private Relation relation() {
        return new Relation(
                parts.event(),
                version(),
                parts.nation(),
                realm(),
                parts.label(),
                in.enumeration(RELATIONS),
                parts.event(),
                in.text(),
                parts.time(),
                parts.stamps());
    }

    private Recall recall() {
        return new Recall(
                parts.nation(),
                realm(),
                parts.label(),
                in.list(Recall.MOST, this::subject),
                parts.time(),
                parts.stamps());
    }

    private int version() {
        return in.integer(1, Integer.MAX_VALUE);
    }

    private Realm realm() {
        return in.enumeration(REALMS);
    }

    private Recall.Subject subject() {
        int start = in.offset();
        int size = in.arraySize(3);
        int number = in.integer(ItemWriter.OF_TRACK, ItemWriter.OF_NOTICE);
        if (size != (number == ItemWriter.OF_EVENT ? 3 : 2)) {
            throw new CborFault(start, "subject of kind " + number + " has " + size + " parts");
        }
        return switch (number) {
            case ItemWriter.OF_TRACK -> new Recall.Subject.OfTrack(parts.trackId());
            case ItemWriter.OF_EVENT -> new Recall.Subject.OfEvent(parts.event(), in.enumeration(SAYINGS));
            default -> new Recall.Subject.OfNotice(new NoticeId(in.text()));
        };
    }
}
