package org.watchfire.exchange.wire;

import java.util.Map;
import org.watchfire.model.Acknowledgement;
import org.watchfire.model.AllClear;
import org.watchfire.model.Assessment;
import org.watchfire.model.Contribution;
import org.watchfire.model.EventId;
import org.watchfire.model.Item;
import org.watchfire.model.Notice;
import org.watchfire.model.NoticeId;
import org.watchfire.model.ObjectClass;
import org.watchfire.model.Realm;
import org.watchfire.model.Recall;
import org.watchfire.model.Relation;
import org.watchfire.model.Retraction;
import org.watchfire.model.Stamps;
import org.watchfire.model.SystemTrack;
import org.watchfire.model.TimeTag;
import org.watchfire.model.Track;
import org.watchfire.model.TrackId;
import org.watchfire.model.Warning;

/** Items to CBOR: every record an array of its components in their declared order, an item in its {@link ItemForm}. */
final class ItemWriter {
    static final int OF_TRACK = 0;
    static final int OF_EVENT = 1;
    static final int OF_NOTICE = 2;

    private final CborWriter out;
    private final PartWriter parts;

    ItemWriter(CborWriter out) {
        this.out = out;
        this.parts = new PartWriter(out);
    }

    void item(Item item) {
        switch (item) {
            case Track track -> track(track);
            case SystemTrack track -> systemTrack(track);
            case Assessment assessment -> assessment(assessment);
            case Warning warning -> warning(warning);
            case AllClear allClear -> allClear(allClear);
            case Retraction retraction -> retraction(retraction);
            case Notice notice -> notice(notice);
            case Acknowledgement acknowledgement -> acknowledgement(acknowledgement);
            case Recall recall -> recall(recall);
            case Relation relation -> relation(relation);
        }
    }

    private void track(Track track) {
        ItemForm.TRACK.begin(out);
        parts.trackId(track.id());
        parts.label(track.label());
        parts.estimate(track.estimate());
        parts.motion(track.motion());
        out.number(track.existence()).enumeration(track.status());
        parts.identity(track.identity());
        parts.lineage(track.lineage());
        parts.time(track.firstPlot());
        parts.time(track.lastPlot());
        out.integer(track.plots()).optional(track.parent(), parts::trackId);
        parts.stamps(track.stamps());
    }

    private void systemTrack(SystemTrack track) {
        ItemForm.SYSTEM_TRACK.begin(out).integer(track.id().number());
        parts.nation(track.origin());
        parts.label(track.label());
        parts.estimate(track.estimate());
        parts.motion(track.motion());
        out.number(track.existence()).enumeration(track.status());
        parts.identity(track.identity());
        parts.lineage(track.lineage());
        parts.list(track.contributions(), this::contribution);
        parts.time(track.firstPlot());
        parts.time(track.lastPlot());
        out.integer(track.parent());
        parts.stamps(track.stamps());
    }

    private void contribution(Contribution contribution) {
        out.array(3);
        parts.trackId(contribution.track());
        out.number(contribution.share());
        parts.time(contribution.lastPlot());
    }

    private void assessment(Assessment assessment) {
        ItemForm.ASSESSMENT.begin(out).integer(assessment.track().number());
        parts.nation(assessment.origin());
        parts.label(assessment.label());
        parts.time(assessment.time());
        out.enumeration(assessment.objectClass());
        probabilities(assessment.probabilities());
        out.optional(assessment.launch(), parts::groundPoint).optional(assessment.impact(), parts::groundPoint);
        parts.list(assessment.threatened(), parts::threat);
        out.bool(assessment.thrusting())
                .optional(
                        assessment.perigee(),
                        perigee -> out.array(2).number(perigee.lowMetres()).number(perigee.highMetres()))
                .bool(assessment.failed());
    }

    private void probabilities(Map<ObjectClass, Double> probabilities) {
        out.map(probabilities.size());
        for (ObjectClass objectClass : ObjectClass.values()) {
            Double probability = probabilities.get(objectClass);
            if (probability != null) {
                out.enumeration(objectClass).number(probability);
            }
        }
    }

    /** What everything said of an event begins with. */
    private void ofEvent(ItemForm form, EventId event, int version, Item item, Realm realm) {
        form.begin(out);
        parts.event(event);
        out.integer(version);
        parts.nation(item.origin());
        out.enumeration(realm);
        parts.label(item.label());
    }

    /** What everything that was decided ends with. */
    private void decided(TimeTag decided, Stamps stamps) {
        parts.time(decided);
        parts.stamps(stamps);
    }

    private void warning(Warning warning) {
        ofEvent(ItemForm.WARNING, warning.event(), warning.version(), warning, warning.realm());
        out.enumeration(warning.objectClass())
                .number(warning.confidence())
                .optional(warning.track(), parts::trackId)
                .optional(warning.launch(), parts::groundPoint)
                .optional(warning.impact(), parts::groundPoint);
        parts.list(warning.threatened(), parts::threat);
        out.bool(warning.thrusting())
                .bool(warning.failed())
                .optional(warning.notice(), notice -> out.text(notice.name()));
        decided(warning.decided(), warning.stamps());
    }

    private void allClear(AllClear allClear) {
        ofEvent(ItemForm.ALL_CLEAR, allClear.event(), allClear.version(), allClear, allClear.realm());
        parts.list(allClear.areas(), out::text);
        out.bool(allClear.ends()).text(allClear.reason());
        decided(allClear.decided(), allClear.stamps());
    }

    private void retraction(Retraction retraction) {
        ofEvent(ItemForm.RETRACTION, retraction.event(), retraction.version(), retraction, retraction.realm());
        out.text(retraction.reason());
        decided(retraction.decided(), retraction.stamps());
    }

    private void relation(Relation relation) {
        ofEvent(ItemForm.RELATION, relation.event(), relation.version(), relation, relation.realm());
        out.enumeration(relation.kind());
        parts.event(relation.other());
        out.text(relation.reason());
        decided(relation.decided(), relation.stamps());
    }

    private void notice(Notice notice) {
        ItemForm.NOTICE.begin(out).text(notice.id().name());
        parts.nation(notice.origin());
        out.enumeration(notice.realm());
        parts.label(notice.label());
        parts.geodetic(notice.site());
        parts.time(notice.from());
        parts.time(notice.to());
        parts.list(notice.areas(), area -> {
            out.array(2).text(area.name());
            parts.list(area.boundary(), parts::geodetic);
        });
        parts.list(notice.corridor(), out::text);
        out.bool(notice.derived()).text(notice.confidence()).text(notice.source());
    }

    private void acknowledgement(Acknowledgement acknowledgement) {
        ofEvent(
                ItemForm.ACKNOWLEDGEMENT,
                acknowledgement.event(),
                acknowledgement.version(),
                acknowledgement,
                acknowledgement.realm());
        out.text(acknowledgement.role());
        decided(acknowledgement.decided(), acknowledgement.stamps());
    }

    private void recall(Recall recall) {
        ItemForm.RECALL.begin(out);
        parts.nation(recall.by());
        out.enumeration(recall.realm());
        parts.label(recall.label());
        parts.list(recall.subjects(), this::subject);
        decided(recall.decided(), recall.stamps());
    }

    private void subject(Recall.Subject subject) {
        switch (subject) {
            case Recall.Subject.OfTrack(TrackId track) -> {
                out.array(2).integer(OF_TRACK);
                parts.trackId(track);
            }
            case Recall.Subject.OfEvent(EventId event, Recall.Saying saying) -> {
                out.array(3).integer(OF_EVENT);
                parts.event(event);
                out.enumeration(saying);
            }
            case Recall.Subject.OfNotice(NoticeId notice) ->
                out.array(2).integer(OF_NOTICE).text(notice.name());
        }
    }
}
