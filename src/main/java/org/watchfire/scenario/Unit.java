package org.watchfire.scenario;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Kinds of quantity in scenario files: every number there carries its unit, and is SI and radians from here on. */
enum Unit {
    LENGTH(Map.of("m", 1.0, "km", 1000.0, "NM", 1852.0, "ft", 0.3048)),
    ANGLE(Map.of("deg", Math.PI / 180, "mrad", 1e-3, "rad", 1.0)),
    TIME(Map.of("s", 1.0, "ms", 1e-3, "min", 60.0)),
    SPEED(Map.of("m/s", 1.0, "km/s", 1000.0, "kt", 1852.0 / 3600)),
    ACCELERATION(Map.of("m/s2", 1.0)),
    BALLISTIC_COEFFICIENT(Map.of("kg/m2", 1.0));

    private static final Pattern QUANTITY = Pattern.compile("([-+]?[0-9]+(?:\\.[0-9]+)?(?:[eE][-+]?[0-9]+)?) +(\\S+)");

    @SuppressWarnings("ImmutableEnumChecker") // Map.of cannot be changed
    private final Map<String, Double> factors;

    Unit(Map<String, Double> factors) {
        this.factors = factors;
    }

    /** The value in SI and radians. */
    double parse(String file, YamlNode.Scalar scalar, String key) {
        Matcher matcher = QUANTITY.matcher(scalar.text().strip());
        if (!matcher.matches()) {
            throw new ScenarioFault(
                    file,
                    scalar.line(),
                    key + " \"" + scalar.text() + "\" is not a number, a space and a unit of " + names());
        }
        Double factor = factors.get(matcher.group(2));
        if (factor == null) {
            throw new ScenarioFault(
                    file,
                    scalar.line(),
                    key + " \"" + scalar.text() + "\" has the unit " + matcher.group(2) + ", not one of " + names());
        }
        return Double.parseDouble(matcher.group(1)) * factor;
    }

    private String names() {
        return factors.keySet().stream().sorted().toList().toString();
    }
}
