package org.watchfire.picture;

import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.watchfire.model.Acknowledgement;
import org.watchfire.model.AllClear;
import org.watchfire.model.Assessment;
import org.watchfire.model.Comparison;
import org.watchfire.model.Contribution;
import org.watchfire.model.Ellipse;
import org.watchfire.model.Geodetic;
import org.watchfire.model.GroundPoint;
import org.watchfire.model.Identity;
import org.watchfire.model.Label;
import org.watchfire.model.Notice;
import org.watchfire.model.StateEstimate;
import org.watchfire.model.SystemTrack;
import org.watchfire.model.Threat;
import org.watchfire.model.Warning;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Ops as the front end reads them: JSON arrays that begin with a letter. The form is in {@code docs/formats/picture.md}.
 * Times are UTC milliseconds, angles degrees, the rest SI; what is not known is {@code null} or absent, never 0.
 */
final class OpJson {
    private static final JsonFactory JSON = new JsonFactory();

    private OpJson() {}

    static String encode(Op op) {
        return write(json -> {
            switch (op) {
                case Op.TrackIs is -> track(json, is.track(), is.reduced());
                case Op.TrackGone gone -> {
                    json.writeString("x");
                    json.writeNumber(gone.id().number());
                }
                case Op.TrackMeans means -> assessment(json, means.assessment());
                case Op.EventIs is -> event(json, is.event());
                case Op.Announced announced -> notice(json, announced.notice());
                case Op.NodeIs is -> StatusJson.write(json, is.status());
                case Op.Logged logged -> StatusJson.write(json, logged);
                case Op.Timing timing -> {
                    json.writeString("m");
                    number(json, timing.p50Seconds(), 100_000);
                    number(json, timing.p95Seconds(), 100_000);
                    number(json, timing.p99Seconds(), 100_000);
                    json.writeNumber(timing.items());
                }
                case Op.Rate rate -> {
                    json.writeString("p");
                    json.writeNumber(Utc.millis(rate.at()));
                    number(json, rate.plotsPerSecond(), 10);
                }
            }
        });
    }

    /** A JSON array whose content {@code content} writes. */
    static String write(Consumer<JsonGenerator> content) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartArray();
            content.accept(json);
            json.writeEndArray();
        }
        return text.toString();
    }

    private static void track(JsonGenerator json, SystemTrack track, boolean reduced) {
        StateEstimate estimate = track.estimate();
        json.writeString("t");
        json.writeNumber(track.id().number());
        json.writeNumber(Utc.millis(estimate.time()));
        for (int i = 0; i < StateEstimate.STATE; i++) {
            number(json, estimate.state(i), i < 3 ? 1 : 10);
        }
        number(json, estimate.positionSigmaMetres(), 1);
        json.writeString(track.status().name());
        number(json, track.existence(), 1000);
        json.writeNumber(Utc.millis(track.lastPlot()));
        json.writeNumber(Utc.millis(track.firstPlot()));
        json.writeNumber(track.parent());
        identity(json, track.identity());
        json.writeStartArray();
        for (Contribution contribution : track.contributions()) {
            json.writeStartArray();
            json.writeString(contribution.track().nation().code());
            json.writeNumber(contribution.track().number());
            number(json, contribution.share(), 1000);
            json.writeNumber(Utc.millis(contribution.lastPlot()));
            json.writeEndArray();
        }
        json.writeEndArray();
        strings(json, track.lineage().radars().stream().map(Object::toString).toList());
        label(json, track.label());
        json.writeStartArray();
        number(json, track.motion().air(), 1000);
        number(json, track.motion().boost(), 1000);
        number(json, track.motion().coast(), 1000);
        number(json, track.motion().reentry(), 1000);
        number(json, track.motion().thrustMps2(), 10);
        json.writeEndArray();
        json.writeBoolean(reduced);
    }

    private static void identity(JsonGenerator json, Identity identity) {
        optional(json, identity.mode3A() < 0, String.format("%04o", Math.max(0, identity.mode3A())));
        optional(json, identity.aircraftAddress() < 0, String.format("%06X", Math.max(0, identity.aircraftAddress())));
        optional(json, identity.callsign().isEmpty(), identity.callsign());
    }

    private static void assessment(JsonGenerator json, Assessment assessment) {
        json.writeString("a");
        json.writeNumber(assessment.track().number());
        json.writeStartObject();
        json.writeNumberProperty("t", Utc.millis(assessment.time()));
        json.writeStringProperty("by", assessment.origin().code());
        json.writeStringProperty("class", assessment.objectClass().name());
        json.writeName("p");
        json.writeStartObject();
        assessment.probabilities().forEach((objectClass, probability) -> {
            json.writeName(objectClass.name());
            number(json, probability, 1000);
        });
        json.writeEndObject();
        ground(json, "launch", assessment.launch());
        ground(json, "impact", assessment.impact());
        threats(json, assessment.threatened());
        json.writeBooleanProperty("thrusting", assessment.thrusting());
        json.writeBooleanProperty("failed", assessment.failed());
        assessment.perigee().ifPresent(perigee -> {
            json.writeName("perigee");
            json.writeStartArray();
            number(json, perigee.lowMetres(), 1);
            number(json, perigee.highMetres(), 1);
            json.writeEndArray();
        });
        json.writeName("compared");
        json.writeStartArray();
        assessment.compared().forEach(comparison -> comparison(json, comparison));
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void comparison(JsonGenerator json, Comparison comparison) {
        json.writeStartArray();
        json.writeString(comparison.event().toString());
        json.writeNumber(comparison.version());
        json.writeString(comparison.by().code());
        json.writeString(comparison.answer().name());
        number(json, comparison.probability(), 10_000);
        number(json, comparison.launch(), 10_000);
        number(json, comparison.impact(), 10_000);
        number(json, comparison.ownShare(), 1000);
        json.writeEndArray();
    }

    private static void event(JsonGenerator json, EventView event) {
        json.writeString("e");
        json.writeString(event.id().toString());
        json.writeStartObject();
        json.writeName("voices");
        json.writeStartArray();
        event.voices().forEach((nation, voice) -> {
            json.writeStartObject();
            json.writeStringProperty("by", nation.code());
            voice.warning().ifPresent(warning -> {
                json.writeName("warning");
                warning(json, warning);
            });
            json.writeName("clears");
            json.writeStartArray();
            voice.clears().forEach(clear -> clear(json, clear));
            json.writeEndArray();
            voice.retraction().ifPresent(retraction -> {
                json.writeName("retraction");
                json.writeStartObject();
                json.writeNumberProperty("v", retraction.version());
                json.writeStringProperty("reason", retraction.reason());
                json.writeNumberProperty("decided", Utc.millis(retraction.decided()));
                json.writeEndObject();
            });
            voice.relation().ifPresent(relation -> {
                json.writeName("relation");
                json.writeStartObject();
                json.writeNumberProperty("v", relation.version());
                json.writeStringProperty("kind", relation.kind().name());
                json.writeStringProperty("other", relation.other().toString());
                json.writeStringProperty("reason", relation.reason());
                json.writeNumberProperty("decided", Utc.millis(relation.decided()));
                json.writeEndObject();
            });
            json.writeName("versions");
            json.writeStartArray();
            voice.versions().forEach(version -> version(json, version));
            json.writeEndArray();
            json.writeEndObject();
        });
        json.writeEndArray();
        json.writeName("acks");
        json.writeStartArray();
        event.acknowledgements().forEach(acknowledgement -> acknowledgement(json, acknowledgement));
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void version(JsonGenerator json, EventView.Version version) {
        json.writeStartArray();
        json.writeNumber(version.number());
        json.writeString(version.kind().name());
        json.writeNumber(Utc.millis(version.decided()));
        json.writeBoolean(version.late());
        json.writeEndArray();
    }

    private static void acknowledgement(JsonGenerator json, Acknowledgement acknowledgement) {
        json.writeStartArray();
        json.writeNumber(acknowledgement.version());
        json.writeString(acknowledgement.by().code());
        json.writeString(acknowledgement.role());
        json.writeNumber(Utc.millis(acknowledgement.decided()));
        json.writeEndArray();
    }

    private static void warning(JsonGenerator json, Warning warning) {
        json.writeStartObject();
        json.writeNumberProperty("v", warning.version());
        json.writeStringProperty("realm", warning.realm().name());
        json.writeStringProperty("class", warning.objectClass().name());
        json.writeName("confidence");
        number(json, warning.confidence(), 1000);
        warning.track().ifPresent(track -> json.writeStringProperty("track", track.toString()));
        ground(json, "launch", warning.launch());
        ground(json, "impact", warning.impact());
        threats(json, warning.threatened());
        json.writeBooleanProperty("thrusting", warning.thrusting());
        json.writeBooleanProperty("failed", warning.failed());
        warning.notice().ifPresent(notice -> json.writeStringProperty("notice", notice.name()));
        json.writeNumberProperty("decided", Utc.millis(warning.decided()));
        json.writeName("label");
        label(json, warning.label());
        json.writeEndObject();
    }

    private static void clear(JsonGenerator json, AllClear clear) {
        json.writeStartObject();
        json.writeNumberProperty("v", clear.version());
        json.writeName("areas");
        strings(json, clear.areas());
        json.writeBooleanProperty("ends", clear.ends());
        json.writeStringProperty("reason", clear.reason());
        json.writeNumberProperty("decided", Utc.millis(clear.decided()));
        json.writeEndObject();
    }

    private static void notice(JsonGenerator json, Notice notice) {
        json.writeString("n");
        json.writeString(notice.id().name());
        json.writeStartObject();
        json.writeStringProperty("origin", notice.origin().code());
        json.writeName("site");
        place(json, notice.site());
        json.writeNumberProperty("from", Utc.millis(notice.from()));
        json.writeNumberProperty("to", Utc.millis(notice.to()));
        json.writeName("areas");
        json.writeStartArray();
        for (Notice.HazardArea area : notice.areas()) {
            json.writeStartArray();
            json.writeString(area.name());
            json.writeStartArray();
            area.boundary().forEach(corner -> place(json, corner));
            json.writeEndArray();
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeName("corridor");
        strings(json, notice.corridor());
        json.writeBooleanProperty("derived", notice.derived());
        json.writeStringProperty("confidence", notice.confidence());
        json.writeStringProperty("source", notice.source());
        json.writeEndObject();
    }

    private static void threats(JsonGenerator json, List<Threat> threats) {
        json.writeName("threatened");
        json.writeStartArray();
        for (Threat threat : threats) {
            json.writeStartArray();
            json.writeString(threat.area());
            json.writeString(threat.basis().name());
            number(json, threat.probability(), 10_000);
            json.writeNumber(Utc.millis(threat.from()));
            json.writeNumber(Utc.millis(threat.to()));
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private static void ground(JsonGenerator json, String name, Optional<GroundPoint> point) {
        point.ifPresent(known -> {
            Ellipse region = known.region();
            json.writeName(name);
            json.writeStartObject();
            json.writeName("at");
            place(json, region.centre());
            json.writeName("major");
            number(json, region.semiMajorMetres(), 1);
            json.writeName("minor");
            number(json, region.semiMinorMetres(), 1);
            json.writeName("azimuth");
            number(json, Math.toDegrees(region.azimuthRadians()), 100);
            json.writeName("probability");
            number(json, region.probability(), 1000);
            json.writeNumberProperty("t", Utc.millis(known.time()));
            json.writeName("sigma");
            number(json, known.timeSigmaSeconds(), 10);
            json.writeEndObject();
        });
    }

    /** Degrees to five places, about a metre: {@code [longitude, latitude]}, as GeoJSON has them. */
    static void place(JsonGenerator json, Geodetic place) {
        json.writeStartArray();
        number(json, place.longitudeDegrees(), 100_000);
        number(json, place.latitudeDegrees(), 100_000);
        json.writeEndArray();
    }

    static void label(JsonGenerator json, Label label) {
        json.writeStartArray();
        json.writeNumber(label.level());
        strings(json, List.copyOf(label.caveats()));
        strings(json, label.releasableTo().stream().map(Object::toString).toList());
        json.writeEndArray();
    }

    static void strings(JsonGenerator json, List<String> strings) {
        json.writeStartArray();
        strings.forEach(json::writeString);
        json.writeEndArray();
    }

    static void number(JsonGenerator json, OptionalDouble value, double steps) {
        number(json, value.orElse(Double.NaN), steps);
    }

    /** {@code value} rounded to the {@code steps}-th part of its unit; {@code null} when it is not a number. */
    static void number(JsonGenerator json, double value, double steps) {
        if (!Double.isFinite(value) || Math.abs(value) > 1e15) {
            json.writeNull();
        } else if (steps == 1) {
            json.writeNumber(Math.round(value));
        } else {
            json.writeNumber(Math.round(value * steps) / steps);
        }
    }

    private static void optional(JsonGenerator json, boolean unknown, String value) {
        if (unknown) {
            json.writeNull();
        } else {
            json.writeString(value);
        }
    }
}
