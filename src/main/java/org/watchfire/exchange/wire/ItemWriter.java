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
import org.watchfire.model.Recall;
import org.watchfire.model.Relation;
import org.watchfire.model.Retraction;
import org.watchfire.model.SystemTrack;
import org.watchfire.model.Track;
import org.watchfire.model.TrackId;
import org.watchfire.model.Warning;

/** Items to CBOR: every record an array of its components in their declared order, an item led by its number. */
final class ItemWriter {
    static final int TRACK = 1;
    static final int SYSTEM_TRACK = 2;
    static final int ASSESSMENT = 3;
    static final int WARNING = 4;
    static final int ALL_CLEAR = 5;
    static final int RETRACTION = 6;
    static final int NOTICE = 7;
    static final int ACKNOWLEDGEMENT = 8;
    static final int RECALL = 9;
    static final int RELATION = 10;

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
        out.array(14).integer(TRACK);
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
        out.array(15).integer(SYSTEM_TRACK).integer(track.id().number());
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
        out.array(13).integer(ASSESSMENT).integer(assessment.track().number());
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

    private void warning(Warning warning) {
        out.array(17).integer(WARNING);
        parts.event(warning.event());
        out.integer(warning.version());
        parts.nation(warning.by());
        out.enumeration(warning.realm());
        parts.label(warning.label());
        out.enumeration(warning.objectClass())
                .number(warning.confidence())
                .optional(warning.track(), parts::trackId)
                .optional(warning.launch(), parts::groundPoint)
                .optional(warning.impact(), parts::groundPoint);
        parts.list(warning.threatened(), parts::threat);
        out.bool(warning.thrusting())
                .bool(warning.failed())
                .optional(warning.notice(), notice -> out.text(notice.name()));
        parts.time(warning.decided());
        parts.stamps(warning.stamps());
    }

    private void allClear(AllClear allClear) {
        out.array(11).integer(ALL_CLEAR);
        parts.event(allClear.event());
        out.integer(allClear.version());
        parts.nation(allClear.by());
        out.enumeration(allClear.realm());
        parts.label(allClear.label());
        parts.list(allClear.areas(), out::text);
        out.bool(allClear.ends()).text(allClear.reason());
        parts.time(allClear.decided());
        parts.stamps(allClear.stamps());
    }

    private void retraction(Retraction retraction) {
        out.array(9).integer(RETRACTION);
        parts.event(retraction.event());
        out.integer(retraction.version());
        parts.nation(retraction.by());
        out.enumeration(retraction.realm());
        parts.label(retraction.label());
        out.text(retraction.reason());
        parts.time(retraction.decided());
        parts.stamps(retraction.stamps());
    }

    private void relation(Relation relation) {
        out.array(11).integer(RELATION);
        parts.event(relation.event());
        out.integer(relation.version());
        parts.nation(relation.by());
        out.enumeration(relation.realm());
        parts.label(relation.label());
        out.enumeration(relation.kind());
        parts.event(relation.other());
        out.text(relation.reason());
        parts.time(relation.decided());
        parts.stamps(relation.stamps());
    }

    private void notice(Notice notice) {
        out.array(13).integer(NOTICE).text(notice.id().name());
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
        out.array(9).integer(ACKNOWLEDGEMENT);
        parts.event(acknowledgement.event());
        out.integer(acknowledgement.version());
        parts.nation(acknowledgement.by());
        out.enumeration(acknowledgement.realm());
        parts.label(acknowledgement.label());
        out.text(acknowledgement.role());
        parts.time(acknowledgement.decided());
        parts.stamps(acknowledgement.stamps());
    }

    private void recall(Recall recall) {
        out.array(7).integer(RECALL);
        parts.nation(recall.by());
        out.enumeration(recall.realm());
        parts.label(recall.label());
        parts.list(recall.subjects(), this::subject);
        parts.time(recall.decided());
        parts.stamps(recall.stamps());
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
