package org.watchfire.picture;

import org.watchfire.model.Assessment;
import org.watchfire.model.Comparison;
import org.watchfire.model.Contribution;
import org.watchfire.model.Identity;
import org.watchfire.model.StateEstimate;
import org.watchfire.model.SystemTrack;
import tools.jackson.core.JsonGenerator;

/** Tracks and what they mean, as the front end reads them; see {@link OpJson}. */
final class TrackJson {
    private TrackJson() {}

    /** A track, and whether the policy shows less of it than is known. */
    static void write(JsonGenerator json, SystemTrack track, boolean reduced) {
        StateEstimate estimate = track.estimate();
        json.writeString("t");
        json.writeNumber(track.id().number());
        json.writeNumber(Utc.millis(estimate.time()));
        for (int i = 0; i < StateEstimate.STATE; i++) {
            JsonParts.number(json, estimate.state(i), i < 3 ? 1 : 10);
        }
        JsonParts.number(json, estimate.positionSigmaMetres(), 1);
        json.writeString(track.status().name());
        JsonParts.number(json, track.existence(), 1000);
        json.writeNumber(Utc.millis(track.lastPlot()));
        json.writeNumber(Utc.millis(track.firstPlot()));
        json.writeNumber(track.parent());
        identity(json, track.identity());
        json.writeStartArray();
        for (Contribution contribution : track.contributions()) {
            json.writeStartArray();
            json.writeString(contribution.track().nation().code());
            json.writeNumber(contribution.track().number());
            JsonParts.number(json, contribution.share(), 1000);
            json.writeNumber(Utc.millis(contribution.lastPlot()));
            json.writeEndArray();
        }
        json.writeEndArray();
        JsonParts.strings(
                json, track.lineage().radars().stream().map(Object::toString).toList());
        JsonParts.label(json, track.label());
        json.writeStartArray();
        JsonParts.number(json, track.motion().air(), 1000);
        JsonParts.number(json, track.motion().boost(), 1000);
        JsonParts.number(json, track.motion().coast(), 1000);
        JsonParts.number(json, track.motion().reentry(), 1000);
        JsonParts.number(json, track.motion().thrustMps2(), 10);
        json.writeEndArray();
        json.writeBoolean(reduced);
    }

    private static void identity(JsonGenerator json, Identity identity) {
        optional(json, identity.mode3A() < 0, String.format("%04o", Math.max(0, identity.mode3A())));
        optional(json, identity.aircraftAddress() < 0, String.format("%06X", Math.max(0, identity.aircraftAddress())));
        optional(json, identity.callsign().isEmpty(), identity.callsign());
    }

    /** What a track means. */
    static void write(JsonGenerator json, Assessment assessment) {
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
            JsonParts.number(json, probability, 1000);
        });
        json.writeEndObject();
        JsonParts.ground(json, "launch", assessment.launch());
        JsonParts.ground(json, "impact", assessment.impact());
        JsonParts.threats(json, assessment.threatened());
        json.writeBooleanProperty("thrusting", assessment.thrusting());
        json.writeBooleanProperty("failed", assessment.failed());
        assessment.perigee().ifPresent(perigee -> {
            json.writeName("perigee");
            json.writeStartArray();
            JsonParts.number(json, perigee.lowMetres(), 1);
            JsonParts.number(json, perigee.highMetres(), 1);
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
        JsonParts.number(json, comparison.probability(), 10_000);
        JsonParts.number(json, comparison.launch(), 10_000);
        JsonParts.number(json, comparison.impact(), 10_000);
        JsonParts.number(json, comparison.ownShare(), 1000);
        json.writeEndArray();
    }

    private static void optional(JsonGenerator json, boolean unknown, String value) {
        if (unknown) {
            json.writeNull();
        } else {
            json.writeString(value);
        }
    }
}
