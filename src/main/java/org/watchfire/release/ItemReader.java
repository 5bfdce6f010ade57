package org.watchfire.release;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.watchfire.model.Assessment;
import org.watchfire.model.Contribution;
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
import org.watchfire.model.Realm;
import org.watchfire.model.Stamps;
import org.watchfire.model.StateEstimate;
import org.watchfire.model.SystemTrack;
import org.watchfire.model.SystemTrackId;
import org.watchfire.model.Threat;
import org.watchfire.model.TimeTag;
import org.watchfire.model.Track;
import org.watchfire.model.TrackId;

/** Reads the form of an item that people write: in a policy's cases, and for {@code policy explain}. */
final class ItemReader {
    private final List<Fault> faults;
    private final Fields item;
    private final ItemParts parts;
    private Label label = new Label(9, new TreeSet<>(), new TreeSet<>());
    private Realm realm = Realm.TEST;

    private ItemReader(Fields item, List<Fault> faults) {
        this.item = item;
        this.parts = new ItemParts(item);
        this.faults = faults;
    }

    static ItemRead read(String file, Node node) {
        List<Fault> faults = new ArrayList<>();
        Fields fields = Fields.of(file, "the item", node, faults);
        Optional<Kind> kind = fields.required("kind", text -> Fields.choose(text, Kind.class));
        if (kind.isEmpty()) {
            return new ItemRead.Refused(faults);
        }
        ItemReader reader = new ItemReader(fields, faults);
        boolean labelled = reader.header();
        Optional<Item> item = reader.body(kind.get());
        fields.refuseUnknown();
        if (!faults.isEmpty() || item.isEmpty()) {
            return new ItemRead.Refused(faults);
        }
        return labelled ? new ItemRead.Complete(item.get(), reader.realm) : new ItemRead.Unlabelled(kind.get());
    }

    private boolean header() {
        realm = item.required("realm", text -> Fields.choose(text, Realm.class)).orElse(Realm.TEST);
        Optional<Fields> marking = item.fields("label");
        marking.ifPresent(fields -> {
            long level = fields.whole("level", 0, 9).orElseGet(() -> {
                fields.missing("level");
                return 9L;
            });
            label = new Label(
                    (int) level,
                    new TreeSet<>(fields.texts("caveats")),
                    new TreeSet<>(fields.listOf("releasableTo", NationId::new)));
            fields.refuseUnknown();
        });
        return marking.isPresent();
    }

    private Optional<Item> body(Kind kind) {
        int before = faults.size();
        Body body = switch (kind) {
            case TRACK -> track();
            case SYSTEM_TRACK -> systemTrack();
            case ASSESSMENT -> assessment();
            case WARNING -> saying().warning();
            case ALL_CLEAR -> saying().allClear();
            case RETRACTION -> saying().retraction();
            case NOTICE -> notice();
            case ACKNOWLEDGEMENT -> saying().acknowledgement();
            case RECALL -> recall();
            case RELATION -> saying().relation();
        };
        if (faults.size() > before) {
            return Optional.empty();
        }
        return item.make(item.line(), "", nothing -> body.make());
    }

    private SayingReader saying() {
        return new SayingReader(item, parts, realm, label);
    }

    /** Nothing that a rule could be asked about. */
    private Body recall() {
        item.fault(item.line(), "a recall is no item to ask a policy about", "name what was given");
        return () -> {
            throw new IllegalArgumentException("a recall is made of what was given");
        };
    }

    /** Makes the record once all fields are known to be good; what it refuses becomes a fault. */
    interface Body {
        Item make();
    }

    private Body track() {
        TrackId id = item.required("id", ItemParts::trackId).orElse(new TrackId(new NationId("XXX"), 1));
        Motion motion = parts.motion();
        StateEstimate estimate = parts.estimate();
        double existence = item.number("existence", 0, 1).orElse(1.0);
        Track.Status status = item.choice("status", Track.Status.class).orElse(Track.Status.CONFIRMED);
        Identity identity = parts.identity();
        Lineage lineage = new Lineage(new TreeSet<>(item.listOf("radars", ItemParts::radarId)));
        TimeTag first = item.time("firstPlot").orElse(estimate.time());
        TimeTag last = item.time("lastPlot").orElse(estimate.time());
        int plots = item.whole("plots", 1, Integer.MAX_VALUE).orElse(1L).intValue();
        Optional<TrackId> parent = item.made("parent", ItemParts::trackId);
        Stamps stamps = parts.stamps(estimate.time());
        return () -> new Track(
                id, label, estimate, motion, existence, status, identity, lineage, first, last, plots, parent, stamps);
    }

    private Body systemTrack() {
        SystemTrackId id = item.required("id", ItemParts::systemTrackId).orElse(new SystemTrackId(1));
        NationId origin = parts.requiredNation("origin");
        Motion motion = parts.motion();
        StateEstimate estimate = parts.estimate();
        double existence = item.number("existence", 0, 1).orElse(1.0);
        Track.Status status = item.choice("status", Track.Status.class).orElse(Track.Status.CONFIRMED);
        Identity identity = parts.identity();
        Lineage lineage = new Lineage(new TreeSet<>(item.listOf("radars", ItemParts::radarId)));
        List<Contribution> contributions = item.listOfFields("contributions").stream()
                .map(entry -> {
                    TrackId from = entry.required("track", ItemParts::trackId).orElse(new TrackId(origin, 1));
                    double share = entry.requiredNumber("share", 0, 1);
                    TimeTag last = entry.time("lastPlot").orElse(estimate.time());
                    entry.refuseUnknown();
                    return new Contribution(from, share, last);
                })
                .toList();
        TimeTag first = item.time("firstPlot").orElse(estimate.time());
        TimeTag last = item.time("lastPlot").orElse(estimate.time());
        long parent = item.whole("parent", 0, 1L << 50).orElse(0L);
        Stamps stamps = parts.stamps(estimate.time());
        return () -> new SystemTrack(
                id,
                origin,
                label,
                estimate,
                motion,
                existence,
                status,
                identity,
                lineage,
                contributions,
                first,
                last,
                parent,
                stamps);
    }

    private Body assessment() {
        SystemTrackId track = item.required("track", ItemParts::systemTrackId).orElse(new SystemTrackId(1));
        NationId origin = parts.requiredNation("origin");
        TimeTag time = parts.requiredTime("time");
        ObjectClass objectClass = parts.objectClass();
        Map<ObjectClass, Double> probabilities = new EnumMap<>(ObjectClass.class);
        item.fields("probabilities").ifPresent(given -> {
            for (String name : given.names()) {
                given.make(given.lineOf(name), name, text -> Fields.choose(text, ObjectClass.class))
                        .ifPresent(c -> probabilities.put(c, given.requiredNumber(name, 0, 1)));
            }
        });
        Optional<GroundPoint> launch = parts.ground("launch");
        Optional<GroundPoint> impact = parts.ground("impact");
        List<Threat> threats = parts.threats();
        boolean thrusting = item.truth("thrusting", false);
        Optional<Assessment.Perigee> perigee = item.fields("perigee").map(fields -> {
            Assessment.Perigee range = new Assessment.Perigee(
                    fields.requiredNumber("lowMetres", -1e8, 1e9), fields.requiredNumber("highMetres", -1e8, 1e9));
            fields.refuseUnknown();
            return range;
        });
        boolean failed = item.truth("failed", false);
        return () -> new Assessment(
                track,
                origin,
                label,
                time,
                objectClass,
                probabilities,
                launch,
                impact,
                threats,
                thrusting,
                perigee,
                failed,
                List.of());
    }

    private Body notice() {
        NoticeId id = item.required("id", NoticeId::new).orElse(new NoticeId("none"));
        NationId origin = parts.requiredNation("origin");
        Geodetic site = parts.place(item.requiredFields("site"));
        TimeTag from = parts.requiredTime("from");
        TimeTag to = parts.requiredTime("to");
        List<Notice.HazardArea> areas = item.listOfFields("areas").stream()
                .flatMap(entry -> {
                    String name = entry.requiredText("name");
                    List<Geodetic> boundary = entry.listOfFields("boundary").stream()
                            .map(parts::place)
                            .toList();
                    entry.refuseUnknown();
                    return entry.make(entry.line(), "", nothing -> new Notice.HazardArea(name, boundary)).stream();
                })
                .toList();
        List<String> corridor = item.texts("corridor");
        boolean derived = item.truth("derived", false);
        String confidence = item.text("confidence").orElse("medium");
        String source = item.text("source").orElse("");
        return () -> new Notice(id, origin, realm, label, site, from, to, areas, corridor, derived, confidence, source);
    }
}
