package org.watchfire.release;

import java.util.List;
import java.util.Optional;
import org.watchfire.model.Acknowledgement;
import org.watchfire.model.AllClear;
import org.watchfire.model.EventId;
import org.watchfire.model.GroundPoint;
import org.watchfire.model.Label;
import org.watchfire.model.NationId;
import org.watchfire.model.NoticeId;
import org.watchfire.model.ObjectClass;
import org.watchfire.model.Realm;
import org.watchfire.model.Relation;
import org.watchfire.model.Retraction;
import org.watchfire.model.Stamps;
import org.watchfire.model.Threat;
import org.watchfire.model.TimeTag;
import org.watchfire.model.TrackId;
import org.watchfire.model.Warning;

/** Reads what a nation says of an event, in one of its versions: the kinds that begin with all three. */
final class SayingReader {
    private final Fields item;
    private final ItemParts parts;
    private final Realm realm;
    private final Label label;
    private final EventId event;
    private final int version;
    private final NationId by;

    SayingReader(Fields item, ItemParts parts, Realm realm, Label label) {
        this.item = item;
        this.parts = parts;
        this.realm = realm;
        this.label = label;
        event = parts.event();
        version = parts.version();
        by = parts.requiredNation("by");
    }

    ItemReader.Body warning() {
        ObjectClass objectClass = parts.objectClass();
        double confidence = item.number("confidence", 0, 1).orElse(1.0);
        Optional<TrackId> track = item.made("track", ItemParts::trackId);
        Optional<GroundPoint> launch = parts.ground("launch");
        Optional<GroundPoint> impact = parts.ground("impact");
        List<Threat> threats = parts.threats();
        boolean thrusting = item.truth("thrusting", false);
        boolean failed = item.truth("failed", false);
        Optional<NoticeId> notice = item.made("notice", NoticeId::new);
        TimeTag decided = parts.requiredTime("decided");
        Stamps stamps = parts.stamps(decided);
        return () -> new Warning(
                event,
                version,
                by,
                realm,
                label,
                objectClass,
                confidence,
                track,
                launch,
                impact,
                threats,
                thrusting,
                failed,
                notice,
                decided,
                stamps);
    }

    ItemReader.Body allClear() {
        List<String> areas = item.texts("areas");
        boolean ends = item.truth("ends", true);
        String reason = item.text("reason").orElse("");
        TimeTag decided = parts.requiredTime("decided");
        Stamps stamps = parts.stamps(decided);
        return () -> new AllClear(event, version, by, realm, label, areas, ends, reason, decided, stamps);
    }

    ItemReader.Body retraction() {
        String reason = item.text("reason").orElse("");
        TimeTag decided = parts.requiredTime("decided");
        Stamps stamps = parts.stamps(decided);
        return () -> new Retraction(event, version, by, realm, label, reason, decided, stamps);
    }

    ItemReader.Body relation() {
        Relation.Kind kind = item.required("relation", text -> Fields.choose(text, Relation.Kind.class))
                .orElse(Relation.Kind.CORRELATED);
        EventId other = item.required("other", ItemParts::eventId).orElse(event);
        String reason = item.text("reason").orElse("");
        TimeTag decided = parts.requiredTime("decided");
        Stamps stamps = parts.stamps(decided);
        return () -> new Relation(event, version, by, realm, label, kind, other, reason, decided, stamps);
    }

    ItemReader.Body acknowledgement() {
        String role = item.requiredText("role");
        TimeTag decided = parts.requiredTime("decided");
        Stamps stamps = parts.stamps(decided);
        return () -> new Acknowledgement(event, version, by, realm, label, role, decided, stamps);
    }
}
