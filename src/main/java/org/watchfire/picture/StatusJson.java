package org.watchfire.picture;

import tools.jackson.core.JsonGenerator;

/** The node's own state as the front end reads it; see {@link OpJson}. */
final class StatusJson {
    private StatusJson() {}

    static void write(JsonGenerator json, PictureStatus status) {
        json.writeString("s");
        json.writeStartObject();
        json.writeNumberProperty("now", Utc.millis(status.now()));
        json.writeName("clockError");
        JsonParts.number(json, status.now().errorNanos() * 1e-9, 1_000_000);
        json.writeStringProperty("clock", status.now().clock().name());
        json.writeName("speed");
        JsonParts.number(json, status.speed(), 1000);
        json.writeName("rate");
        JsonParts.number(json, status.plotsPerSecond(), 10);
        status.journalWriting().ifPresent(writing -> json.writeBooleanProperty("journal", writing));
        status.journalAlteredAt().ifPresent(row -> json.writeNumberProperty("altered", row));
        json.writeName("sensors");
        json.writeStartArray();
        status.sensors().forEach(sensor -> sensor(json, sensor));
        json.writeEndArray();
        json.writeName("links");
        json.writeStartArray();
        status.links().forEach(link -> link(json, link));
        json.writeEndArray();
        json.writeEndObject();
    }

    static void write(JsonGenerator json, Op.Logged logged) {
        json.writeString("l");
        json.writeNumber(logged.number());
        json.writeNumber(Utc.millis(logged.line().at()));
        json.writeString(logged.line().severity().name());
        json.writeString(logged.line().source());
        json.writeString(logged.line().text());
    }

    private static void sensor(JsonGenerator json, PictureStatus.Sensor sensor) {
        json.writeStartObject();
        json.writeStringProperty("nation", sensor.id().nation().code());
        json.writeStringProperty("name", sensor.id().name());
        sensor.site().ifPresent(site -> {
            json.writeName("site");
            JsonParts.place(json, site);
        });
        json.writeName("range");
        JsonParts.number(json, sensor.maxRangeMetres(), 1);
        json.writeName("period");
        JsonParts.number(json, sensor.periodSeconds(), 100);
        json.writeName("age");
        JsonParts.number(json, sensor.lastPlotAgeSeconds(), 10);
        count(json, "plots", sensor.plots());
        count(json, "tracks", sensor.tracks());
        count(json, "errors", sensor.errors());
        sensor.consistency().ifPresent(nis -> {
            json.writeName("nis");
            json.writeStartArray();
            JsonParts.number(json, nis.mean(), 1000);
            JsonParts.number(json, nis.low(), 1000);
            JsonParts.number(json, nis.high(), 1000);
            json.writeEndArray();
        });
        json.writeEndObject();
    }

    private static void link(JsonGenerator json, PictureStatus.Link link) {
        json.writeStartObject();
        json.writeStringProperty("from", link.from().code());
        json.writeStringProperty("to", link.to().code());
        json.writeStringProperty("state", link.state().name());
        json.writeName("p50");
        JsonParts.number(json, link.latencyP50Seconds(), 100_000);
        json.writeName("p99");
        JsonParts.number(json, link.latencyP99Seconds(), 100_000);
        json.writeName("assured");
        counters(json, link.assured());
        json.writeName("live");
        counters(json, link.live());
        json.writeName("reconciled");
        json.writeStartArray();
        for (PictureStatus.Reconciled one : link.reconciled()) {
            json.writeStartArray();
            json.writeString(one.lane().name());
            json.writeString(one.state().name());
            json.writeNumber(one.untilUnixNanos() / 1_000_000);
            json.writeNumber(one.number());
            json.writeEndArray();
        }
        json.writeEndArray();
        if (link.recalls() > 0) {
            json.writeName("recalls");
            json.writeStartArray();
            json.writeNumber(link.recalls());
            json.writeNumber(link.struck());
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private static void counters(JsonGenerator json, PictureStatus.LaneCounters counters) {
        json.writeStartObject();
        count(json, "released", counters.released());
        count(json, "delivered", counters.delivered());
        count(json, "refused", counters.refused());
        count(json, "outstanding", counters.outstanding());
        count(json, "lost", counters.lost());
        count(json, "duplicated", counters.duplicated());
        count(json, "outOfOrder", counters.outOfOrder());
        count(json, "coalesced", counters.coalesced());
        json.writeEndObject();
    }

    private static void count(JsonGenerator json, String name, long value) {
        if (value >= 0) {
            json.writeNumberProperty(name, value);
        }
    }
}
