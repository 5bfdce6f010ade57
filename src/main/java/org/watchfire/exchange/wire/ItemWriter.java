package org.watchfire.exchange.wire;

import java.util.Collection;
import java.util.Map;
import java.util.function.Consumer;
import org.watchfire.model.Acknowledgement;
import org.watchfire.model.AllClear;
import org.watchfire.model.Assessment;
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
import org.watchfire.model.Recall;
import org.watchfire.model.Retraction;
import org.watchfire.model.Stamps;
import org.watchfire.model.StateEstimate;
import org.watchfire.model.SystemTrack;
import org.watchfire.model.Threat;
import org.watchfire.model.TimeTag;
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

    static final int OF_TRACK = 0;
    static final int OF_EVENT = 1;
    static final int OF_NOTICE = 2;

    private final CborWriter out;

    ItemWriter(CborWriter out) {
        this.out = out;
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
        }
    }

    private void track(Track track) {
        out.array(14).integer(TRACK);
        trackId(track.id());
        label(track.label());
        estimate(track.estimate());
        motion(track.motion());
        out.number(track.existence()).enumeration(track.status());
        identity(track.identity());
        lineage(track.lineage());
        time(track.firstPlot());
        time(track.lastPlot());
        out.integer(track.plots()).optional(track.parent(), this::trackId);
        stamps(track.stamps());
    }

    private void systemTrack(SystemTrack track) {
        out.array(15).integer(SYSTEM_TRACK).integer(track.id().number());
        nation(track.origin());
        label(track.label());
        estimate(track.estimate());
        motion(track.motion());
        out.number(track.existence()).enumeration(track.status());
        identity(track.identity());
        lineage(track.lineage());
        list(track.contributions(), this::contribution);
        time(track.firstPlot());
        time(track.lastPlot());
        out.integer(track.parent());
        stamps(track.stamps());
    }

    private void contribution(Contribution contribution) {
        out.array(3);
        trackId(contribution.track());
        out.number(contribution.share());
        time(contribution.lastPlot());
    }

    private void assessment(Assessment assessment) {
        out.array(13).integer(ASSESSMENT).integer(assessment.track().number());
        nation(assessment.origin());
        label(assessment.label());
        time(assessment.time());
        out.enumeration(assessment.objectClass());
        probabilities(assessment.probabilities());
        out.optional(assessment.launch(), this::groundPoint).optional(assessment.impact(), this::groundPoint);
        list(assessment.threatened(), this::threat);
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
        event(warning.event());
        out.integer(warning.version());
        nation(warning.by());
        out.enumeration(warning.realm());
        label(warning.label());
        out.enumeration(warning.objectClass())
                .number(warning.confidence())
                .optional(warning.track(), this::trackId)
                .optional(warning.launch(), this::groundPoint)
                .optional(warning.impact(), this::groundPoint);
        list(warning.threatened(), this::threat);
        out.bool(warning.thrusting())
                .bool(warning.failed())
                .optional(warning.notice(), notice -> out.text(notice.name()));
        time(warning.decided());
        stamps(warning.stamps());
    }

    private void allClear(AllClear allClear) {
        out.array(11).integer(ALL_CLEAR);
        event(allClear.event());
        out.integer(allClear.version());
        nation(allClear.by());
        out.enumeration(allClear.realm());
        label(allClear.label());
        list(allClear.areas(), out::text);
        out.bool(allClear.ends()).text(allClear.reason());
        time(allClear.decided());
        stamps(allClear.stamps());
    }

    private void retraction(Retraction retraction) {
        out.array(9).integer(RETRACTION);
        event(retraction.event());
        out.integer(retraction.version());
        nation(retraction.by());
        out.enumeration(retraction.realm());
        label(retraction.label());
        out.text(retraction.reason());
        time(retraction.decided());
        stamps(retraction.stamps());
    }

    private void notice(Notice notice) {
        out.array(13).integer(NOTICE).text(notice.id().name());
        nation(notice.origin());
        out.enumeration(notice.realm());
        label(notice.label());
        geodetic(notice.site());
        time(notice.from());
        time(notice.to());
        list(notice.areas(), area -> {
            out.array(2).text(area.name());
            list(area.boundary(), this::geodetic);
        });
        list(notice.corridor(), out::text);
        out.bool(notice.derived()).text(notice.confidence()).text(notice.source());
    }

    private void acknowledgement(Acknowledgement acknowledgement) {
        out.array(9).integer(ACKNOWLEDGEMENT);
        event(acknowledgement.event());
        out.integer(acknowledgement.version());
        nation(acknowledgement.by());
        out.enumeration(acknowledgement.realm());
        label(acknowledgement.label());
        out.text(acknowledgement.role());
        time(acknowledgement.decided());
        stamps(acknowledgement.stamps());
    }

    private void recall(Recall recall) {
        out.array(7).integer(RECALL);
        nation(recall.by());
        out.enumeration(recall.realm());
        label(recall.label());
        list(recall.subjects(), this::subject);
        time(recall.decided());
        stamps(recall.stamps());
    }

    private void subject(Recall.Subject subject) {
        switch (subject) {
            case Recall.Subject.OfTrack(TrackId track) -> {
                out.array(2).integer(OF_TRACK);
                trackId(track);
            }
            case Recall.Subject.OfEvent(EventId event, Recall.Saying saying) -> {
                out.array(3).integer(OF_EVENT);
                event(event);
                out.enumeration(saying);
            }
            case Recall.Subject.OfNotice(NoticeId notice) ->
                out.array(2).integer(OF_NOTICE).text(notice.name());
        }
    }

    void label(Label label) {
        out.array(3).integer(label.level());
        list(label.caveats(), out::text);
        list(label.releasableTo(), this::nation);
    }

    void event(EventId event) {
        out.array(2);
        nation(event.origin());
        out.integer(event.number());
    }

    void nation(NationId nation) {
        out.text(nation.code());
    }

    private void trackId(TrackId id) {
        out.array(2);
        nation(id.nation());
        out.integer(id.number());
    }

    private void time(TimeTag time) {
        out.array(3).integer(time.taiNanos()).integer(time.errorNanos()).enumeration(time.clock());
    }

    private void stamps(Stamps stamps) {
        out.array(2).integer(stamps.arrivedUnixNanos()).integer(stamps.decidedUnixNanos());
    }

    private void estimate(StateEstimate estimate) {
        out.array(3);
        time(estimate.time());
        numbers(estimate.toState());
        numbers(estimate.toCovariance());
    }

    private void numbers(double[] numbers) {
        out.array(numbers.length);
        for (double number : numbers) {
            out.number(number);
        }
    }

    private void motion(Motion motion) {
        out.array(5)
                .number(motion.air())
                .number(motion.boost())
                .number(motion.coast())
                .number(motion.reentry())
                .number(motion.thrustMps2());
    }

    private void identity(Identity identity) {
        out.array(3)
                .integer(identity.mode3A())
                .integer(identity.aircraftAddress())
                .text(identity.callsign());
    }

    private void lineage(Lineage lineage) {
        list(lineage.radars(), radar -> {
            out.array(2);
            nation(radar.nation());
            out.text(radar.name());
        });
    }

    private void threat(Threat threat) {
        out.array(5).text(threat.area()).enumeration(threat.basis()).number(threat.probability());
        time(threat.from());
        time(threat.to());
    }

    private void groundPoint(GroundPoint point) {
        out.array(3);
        ellipse(point.region());
        time(point.time());
        out.number(point.timeSigmaSeconds());
    }

    private void ellipse(Ellipse ellipse) {
        out.array(5);
        geodetic(ellipse.centre());
        out.number(ellipse.semiMajorMetres())
                .number(ellipse.semiMinorMetres())
                .number(ellipse.azimuthRadians())
                .number(ellipse.probability());
    }

    private void geodetic(Geodetic place) {
        out.array(3)
                .number(place.latitudeRadians())
                .number(place.longitudeRadians())
                .number(place.heightMetres());
    }

    private <T> void list(Collection<T> elements, Consumer<T> writer) {
        out.array(elements.size());
        elements.forEach(writer);
    }
}
