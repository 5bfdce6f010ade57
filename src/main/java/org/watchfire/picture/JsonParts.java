package org.watchfire.picture;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.watchfire.model.Ellipse;
import org.watchfire.model.Geodetic;
import org.watchfire.model.GroundPoint;
import org.watchfire.model.Label;
import org.watchfire.model.Threat;
import tools.jackson.core.JsonGenerator;

/** What several kinds of op have in them: places, regions, markings, rounded numbers; see {@link OpJson}. */
final class JsonParts {
    private JsonParts() {}

    /** Areas in danger. */
    static void threats(JsonGenerator json, List<Threat> threats) {
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

    /** A launch or impact region, if it is known. */
    static void ground(JsonGenerator json, String name, Optional<GroundPoint> point) {
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
}
