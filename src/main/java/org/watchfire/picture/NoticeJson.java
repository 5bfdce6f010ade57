package org.watchfire.picture;

import org.watchfire.model.Notice;
import tools.jackson.core.JsonGenerator;

/** Announced launches as the front end reads them; see {@link OpJson}. */
final class NoticeJson {
    private NoticeJson() {}

    static void write(JsonGenerator json, Notice notice) {
        json.writeString("n");
        json.writeString(notice.id().name());
        json.writeStartObject();
        json.writeStringProperty("origin", notice.origin().code());
        json.writeName("site");
        JsonParts.place(json, notice.site());
        json.writeNumberProperty("from", Utc.millis(notice.from()));
        json.writeNumberProperty("to", Utc.millis(notice.to()));
        json.writeName("areas");
        json.writeStartArray();
        for (Notice.HazardArea area : notice.areas()) {
            json.writeStartArray();
            json.writeString(area.name());
            json.writeStartArray();
            area.boundary().forEach(corner -> JsonParts.place(json, corner));
            json.writeEndArray();
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeName("corridor");
        JsonParts.strings(json, notice.corridor());
        json.writeBooleanProperty("derived", notice.derived());
        json.writeStringProperty("confidence", notice.confidence());
        json.writeStringProperty("source", notice.source());
        json.writeEndObject();
    }
}
