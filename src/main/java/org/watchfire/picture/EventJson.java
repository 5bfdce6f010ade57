package org.watchfire.picture;

import org.watchfire.model.Acknowledgement;
import org.watchfire.model.AllClear;
import org.watchfire.model.Warning;
import tools.jackson.core.JsonGenerator;

/** Events with all that nations say of them, as the front end reads them; see {@link OpJson}. */
final class EventJson {
    private EventJson() {}

    static void write(JsonGenerator json, EventView event) {
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
        JsonParts.number(json, warning.confidence(), 1000);
        warning.track().ifPresent(track -> json.writeStringProperty("track", track.toString()));
        JsonParts.ground(json, "launch", warning.launch());
        JsonParts.ground(json, "impact", warning.impact());
        JsonParts.threats(json, warning.threatened());
        json.writeBooleanProperty("thrusting", warning.thrusting());
        json.writeBooleanProperty("failed", warning.failed());
        warning.notice().ifPresent(notice -> json.writeStringProperty("notice", notice.name()));
        json.writeNumberProperty("decided", Utc.millis(warning.decided()));
        json.writeName("label");
        JsonParts.label(json, warning.label());
        json.writeEndObject();
    }

    private static void clear(JsonGenerator json, AllClear clear) {
        json.writeStartObject();
        json.writeNumberProperty("v", clear.version());
        json.writeName("areas");
        JsonParts.strings(json, clear.areas());
        json.writeBooleanProperty("ends", clear.ends());
        json.writeStringProperty("reason", clear.reason());
        json.writeNumberProperty("decided", Utc.millis(clear.decided()));
        json.writeEndObject();
    }
}
