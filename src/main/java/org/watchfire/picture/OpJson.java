package org.watchfire.picture;

import java.io.StringWriter;
import java.util.function.Consumer;
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
                case Op.TrackIs is -> TrackJson.write(json, is.track(), is.reduced());
                case Op.TrackGone gone -> {
                    json.writeString("x");
                    json.writeNumber(gone.id().number());
                }
                case Op.TrackMeans means -> TrackJson.write(json, means.assessment());
                case Op.EventIs is -> EventJson.write(json, is.event());
                case Op.Announced announced -> NoticeJson.write(json, announced.notice());
                case Op.NodeIs is -> StatusJson.write(json, is.status());
                case Op.Logged logged -> StatusJson.write(json, logged);
                case Op.Timing timing -> {
                    json.writeString("m");
                    JsonParts.number(json, timing.p50Seconds(), 100_000);
                    JsonParts.number(json, timing.p95Seconds(), 100_000);
                    JsonParts.number(json, timing.p99Seconds(), 100_000);
                    json.writeNumber(timing.items());
                }
                case Op.Rate rate -> {
                    json.writeString("p");
                    json.writeNumber(Utc.millis(rate.at()));
                    JsonParts.number(json, rate.plotsPerSecond(), 10);
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
}
