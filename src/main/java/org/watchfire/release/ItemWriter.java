package org.watchfire.release;

import java.util.Collection;
import java.util.Optional;
import org.watchfire.model.Acknowledgement;
import org.watchfire.model.AllClear;
import org.watchfire.model.Assessment;
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
import org.watchfire.model.Realm;
import org.watchfire.model.Recall;
import org.watchfire.model.Relation;
import org.watchfire.model.Retraction;
import org.watchfire.model.Stamps;
import org.watchfire.model.StateEstimate;
import org.watchfire.model.SystemTrack;
import org.watchfire.model.Threat;
import org.watchfire.model.TimeTag;
import org.watchfire.model.Track;
import org.watchfire.model.Warning;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes the form of an item that {@link ItemReader} reads. Covariances are told by one figure for position and one for
 * velocity (root mean square over the axes); all else is told wholly.
 */
final class ItemWriter {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ItemWriter() {}

    static String write(Item item, Realm realm) {
        ObjectNode out = JSON.createObjectNode();
        out.put("kind", Kind.of(item).name()).put("realm", realm.name());
        label(out.putObject("label"), item.label());
        switch (item) {
            case Track track -> track(out, track);
            case SystemTrack track -> systemTrack(out, track);
            case Assessment assessment -> assessment(out, assessment);
            case Warning warning -> warning(out, warning);
            case AllClear a -> {
                header(out, a.event(), a.version(), a.by());
                texts(out.putArray("areas"), a.areas());
                out.put("ends", a.ends()).put("reason", a.reason());
                footer(out, a.decided(), a.stamps());
            }
            case Retraction r -> {
                header(out, r.event(), r.version(), r.by());
                out.put("reason", r.reason());
                footer(out, r.decided(), r.stamps());
            }
            case Notice notice -> notice(out, notice);
            case Acknowledgement a -> {
                header(out, a.event(), a.version(), a.by());
                out.put("role", a.role());
                footer(out, a.decided(), a.stamps());
            }
            case Relation r -> {
                header(out, r.event(), r.version(), r.by());
                out.put("relation", r.kind().name()).put("other", r.other().toString());
                out.put("reason", r.reason());
                footer(out, r.decided(), r.stamps());
            }
            case Recall recall -> {
                out.put("by", recall.by().code())
                        .put("subjects", recall.subjects().size());
                footer(out, recall.decided(), recall.stamps());
            }
        }
        return JSON.writeValueAsString(out);
    }

    private static void track(ObjectNode out, Track track) {
        out.put("id", track.id().toString());
        estimate(out, track.estimate());
        motion(out.putObject("motion"), track.motion());
        out.put("existence", track.existence()).put("status", track.status().name());
        identity(out, track.identity());
        lineage(out, track.lineage());
        out.put("firstPlot", time(track.firstPlot())).put("lastPlot", time(track.lastPlot()));
        out.put("plots", track.plots());
        track.parent().ifPresent(parent -> out.put("parent", parent.toString()));
        stamps(out, track.stamps());
    }

    private static void systemTrack(ObjectNode out, SystemTrack track) {
        out.put("id", track.id().toString()).put("origin", track.origin().code());
        estimate(out, track.estimate());
        motion(out.putObject("motion"), track.motion());
        out.put("existence", track.existence()).put("status", track.status().name());
        identity(out, track.identity());
        lineage(out, track.lineage());
        ArrayNode contributions = out.putArray("contributions");
        track.contributions()
                .forEach(c -> contributions
                        .addObject()
                        .put("track", c.track().toString())
                        .put("share", c.share())
                        .put("lastPlot", time(c.lastPlot())));
        out.put("firstPlot", time(track.firstPlot())).put("lastPlot", time(track.lastPlot()));
        out.put("parent", track.parent());
        stamps(out, track.stamps());
    }

    private static void assessment(ObjectNode out, Assessment assessment) {
        out.put("track", assessment.track().toString())
                .put("origin", assessment.origin().code());
        out.put("time", time(assessment.time()))
                .put("class", assessment.objectClass().name());
        ObjectNode probabilities = out.putObject("probabilities");
        assessment.probabilities().forEach((objectClass, p) -> probabilities.put(objectClass.name(), p));
        ground(out, "launch", assessment.launch());
        ground(out, "impact", assessment.impact());
        threats(out.putArray("threatened"), assessment.threatened());
        out.put("thrusting", assessment.thrusting());
        assessment
                .perigee()
                .ifPresent(perigee -> out.putObject("perigee")
                        .put("lowMetres", perigee.lowMetres())
                        .put("highMetres", perigee.highMetres()));
        out.put("failed", assessment.failed());
    }

    private static void warning(ObjectNode out, Warning warning) {
        header(out, warning.event(), warning.version(), warning.by());
        out.put("class", warning.objectClass().name()).put("confidence", warning.confidence());
        warning.track().ifPresent(track -> out.put("track", track.toString()));
        ground(out, "launch", warning.launch());
        ground(out, "impact", warning.impact());
        threats(out.putArray("threatened"), warning.threatened());
        out.put("thrusting", warning.thrusting()).put("failed", warning.failed());
        warning.notice().ifPresent(notice -> out.put("notice", notice.name()));
        footer(out, warning.decided(), warning.stamps());
    }

    private static void notice(ObjectNode out, Notice notice) {
        out.put("id", notice.id().name()).put("origin", notice.origin().code());
        place(out.putObject("site"), notice.site());
        out.put("from", time(notice.from())).put("to", time(notice.to()));
        ArrayNode areas = out.putArray("areas");
        notice.areas().forEach(area -> {
            ObjectNode entry = areas.addObject().put("name", area.name());
            ArrayNode boundary = entry.putArray("boundary");
            area.boundary().forEach(corner -> place(boundary.addObject(), corner));
        });
        texts(out.putArray("corridor"), notice.corridor());
        out.put("derived", notice.derived()).put("confidence", notice.confidence());
        out.put("source", notice.source());
    }

    private static void header(ObjectNode out, EventId event, int version, NationId by) {
        out.put("event", event.toString()).put("version", version).put("by", by.code());
    }

    private static void footer(ObjectNode out, TimeTag decided, Stamps stamps) {
        out.put("decided", time(decided));
        stamps(out, stamps);
    }

    private static void label(ObjectNode out, Label label) {
        out.put("level", label.level());
        texts(out.putArray("caveats"), label.caveats());
        texts(out.putArray("releasableTo"), label.releasableTo());
    }

    private static void estimate(ObjectNode out, StateEstimate estimate) {
        Geodetic place = Wgs84.toGeodetic(estimate.state(0), estimate.state(1), estimate.state(2));
        double[][] axes = Wgs84.eastNorthUp(place);
        out.put("time", time(estimate.time()));
        place(out.putObject("position"), place);
        out.putObject("velocity")
                .put("eastMps", along(axes[0], estimate))
                .put("northMps", along(axes[1], estimate))
                .put("upMps", along(axes[2], estimate));
        out.put("sigmaMetres", rms(estimate, 0)).put("sigmaMps", rms(estimate, 3));
    }

    private static double along(double[] axis, StateEstimate estimate) {
        return axis[0] * estimate.state(3) + axis[1] * estimate.state(4) + axis[2] * estimate.state(5);
    }

    private static double rms(StateEstimate estimate, int from) {
        double trace = estimate.covariance(from, from)
                + estimate.covariance(from + 1, from + 1)
                + estimate.covariance(from + 2, from + 2);
        return Math.sqrt(trace / 3);
    }

    private static void motion(ObjectNode out, Motion motion) {
        out.put("air", motion.air()).put("boost", motion.boost());
        out.put("coast", motion.coast()).put("reentry", motion.reentry());
        if (!Double.isNaN(motion.thrustMps2())) {
            out.put("thrustMps2", motion.thrustMps2());
        }
    }

    private static void identity(ObjectNode out, Identity identity) {
        if (identity.isKnown()) {
            ObjectNode known = out.putObject("identity");
            if (identity.mode3A() >= 0) {
                known.put("mode3A", identity.mode3A());
            }
            if (identity.aircraftAddress() >= 0) {
                known.put("aircraftAddress", identity.aircraftAddress());
            }
            known.put("callsign", identity.callsign());
        }
    }

    private static void lineage(ObjectNode out, Lineage lineage) {
        texts(out.putArray("radars"), lineage.radars());
    }

    private static void ground(ObjectNode out, String name, Optional<GroundPoint> point) {
        point.ifPresent(p -> out.putObject(name)
                .put("lat", p.region().centre().latitudeDegrees())
                .put("lon", p.region().centre().longitudeDegrees())
                .put("semiMajorMetres", p.region().semiMajorMetres())
                .put("semiMinorMetres", p.region().semiMinorMetres())
                .put("azimuthDegrees", Math.toDegrees(p.region().azimuthRadians()))
                .put("probability", p.region().probability())
                .put("time", time(p.time()))
                .put("timeSigmaSeconds", p.timeSigmaSeconds()));
    }

    private static void threats(ArrayNode out, Collection<Threat> threats) {
        threats.forEach(threat -> out.addObject()
                .put("area", threat.area())
                .put("basis", threat.basis().name())
                .put("probability", threat.probability())
                .put("from", time(threat.from()))
                .put("to", time(threat.to())));
    }

    private static void place(ObjectNode out, Geodetic place) {
        out.put("lat", place.latitudeDegrees()).put("lon", place.longitudeDegrees());
        out.put("heightMetres", place.heightMetres());
    }

    private static void stamps(ObjectNode out, Stamps stamps) {
        out.putObject("stamps")
                .put("arrivedUnixNanos", stamps.arrivedUnixNanos())
                .put("decidedUnixNanos", stamps.decidedUnixNanos());
    }

    private static void texts(ArrayNode out, Collection<?> texts) {
        texts.forEach(text -> out.add(text.toString()));
    }

    private static String time(TimeTag time) {
        return Utc.toUtc(time).toString();
    }
}
