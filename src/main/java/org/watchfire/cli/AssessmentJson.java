package org.watchfire.cli;

import java.util.Locale;
import java.util.Map;
import org.watchfire.model.Assessment;
import org.watchfire.model.Comparison;
import org.watchfire.model.Ellipse;
import org.watchfire.model.GroundPoint;
import org.watchfire.model.ObjectClass;
import org.watchfire.model.Threat;
import org.watchfire.model.TimeTag;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Assessments as JSON Lines: degrees, kilometres, seconds since a moment; what is not known is absent. */
final class AssessmentJson {
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final double KILO = 1000;

    private AssessmentJson() {}

    static String line(Assessment a, TimeTag since) {
        ObjectNode line = MAPPER.createObjectNode();
        line.put("t_s", round(a.time().secondsSince(since), 3));
        line.put("track_id", a.track().number());
        line.put("class", name(a.objectClass()));
        ObjectNode probabilities = line.putObject("probabilities");
        for (Map.Entry<ObjectClass, Double> entry : a.probabilities().entrySet()) {
            probabilities.put(name(entry.getKey()), round(entry.getValue(), 6));
        }
        a.launch().ifPresent(point -> ground(line.putObject("launch"), point, since));
        a.impact().ifPresent(point -> ground(line.putObject("impact"), point, since));
        ArrayNode threatened = line.putArray("threatened");
        for (Threat threat : a.threatened()) {
            threatened
                    .addObject()
                    .put("area", threat.area())
                    .put("basis", threat.basis().name().toLowerCase(Locale.ROOT))
                    .put("probability", round(threat.probability(), 4))
                    .put("from_s", round(threat.from().secondsSince(since), 1))
                    .put("to_s", round(threat.to().secondsSince(since), 1));
        }
        line.put("thrusting", a.thrusting());
        a.perigee()
                .ifPresent(p -> line.putArray("perigee_km")
                        .add(round(p.lowMetres() / KILO, 2))
                        .add(round(p.highMetres() / KILO, 2)));
        if (a.failed()) {
            line.put("failed", true);
        }
        if (!a.compared().isEmpty()) {
            ArrayNode compared = line.putArray("compared");
            a.compared().forEach(comparison -> put(compared.addObject(), comparison));
        }
        return MAPPER.writeValueAsString(line);
    }

    /** Whether a partner's warning is of the same event, with the number behind the answer; probabilities where they are known. */
    static void put(ObjectNode node, Comparison comparison) {
        node.put("event", comparison.event().toString())
                .put("version", comparison.version())
                .put("by", comparison.by().code())
                .put("same", comparison.answer().name().toLowerCase(Locale.ROOT));
        comparison.probability().ifPresent(p -> node.put("probability", round(p, 6)));
        comparison.launch().ifPresent(p -> node.put("launch", round(p, 6)));
        comparison.impact().ifPresent(p -> node.put("impact", round(p, 6)));
        node.put("own_share", round(comparison.ownShare(), 3));
    }

    private static void ground(ObjectNode node, GroundPoint point, TimeTag since) {
        Ellipse region = point.region();
        node.put("lat", round(region.centre().latitudeDegrees(), 6))
                .put("lon", round(region.centre().longitudeDegrees(), 6))
                .put("semi_major_km", round(region.semiMajorMetres() / KILO, 4))
                .put("semi_minor_km", round(region.semiMinorMetres() / KILO, 4))
                .put("azimuth_deg", round(Math.toDegrees(region.azimuthRadians()), 3))
                .put("t_s", round(point.time().secondsSince(since), 3))
                .put("t_sigma_s", round(point.timeSigmaSeconds(), 4))
                .put("probability", region.probability());
    }

    /** {@code space_launch}. */
    static String name(ObjectClass objectClass) {
        return objectClass.name().toLowerCase(Locale.ROOT);
    }

    private static double round(double value, int digits) {
        double scale = Math.pow(10, digits);
        return Math.round(value * scale) / scale;
    }
}
