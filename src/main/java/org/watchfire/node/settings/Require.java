package org.watchfire.node.settings;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.watchfire.model.NationId;
import org.watchfire.model.OneLine;

/** What the sections of a configuration ask of their values. Each refuses with a {@link SettingFault}. */
final class Require {
    private static final int MOST_PORT = 65_535;
    private static final int MOST_OCTET = 255;
    private static final int MOST_PATH = 4_096;

    private Require() {}

    /** An ISO 3166-1 alpha-3 code. */
    static void nation(String key, String code) {
        orElse(key, "write its ISO 3166-1 alpha-3 code, such as KOR", () -> new NationId(code));
    }

    /** Each an ISO 3166-1 alpha-3 code, none twice. */
    static void nations(String key, List<String> codes) {
        for (int i = 0; i < codes.size(); i++) {
            nation(key + "." + i, codes.get(i));
        }
        noneTwice(codes, code -> code, i -> key + "." + i, "name each nation once");
    }

    /** A port that can be listened on; {@code least} is 0 where any free one will do. */
    static void port(String key, int port, int least) {
        within(key, port, least, MOST_PORT, "choose a port from " + least + " to " + MOST_PORT);
    }

    /** SAC or SIC of an ASTERIX source (EUROCONTROL Part 1, I.010: an octet each). */
    static void octet(String key, int value) {
        within(key, value, 0, MOST_OCTET, "give the " + key.toUpperCase(Locale.ROOT) + " of its records");
    }

    /** Both limits are allowed. */
    static void within(String key, int value, int low, int high, String remedy) {
        if (value < low || value > high) {
            throw new SettingFault(key, value + " is outside " + low + " to " + high, remedy);
        }
    }

    /** Both limits are allowed; NaN is not. */
    static void within(String key, double value, double low, double high, String remedy) {
        if (!(value >= low && value <= high)) {
            throw new SettingFault(key, value + " is outside " + low + " to " + high, remedy);
        }
    }

    /** A number above 0 that has an end. */
    static void above0(String key, double value, String remedy) {
        if (!(value > 0 && Double.isFinite(value))) {
            throw new SettingFault(key, value + " is not a number above 0", remedy);
        }
    }

    /** What can be the path of a file or folder. */
    static void path(String key, String path) {
        line(key, path, MOST_PATH, "write a path, relative to the configuration");
        if (path.isBlank()) {
            throw new SettingFault(key, "is blank", "write a path, relative to the configuration");
        }
    }

    /** Text that stays on its line, and says nothing that cannot be seen. */
    static void line(String key, String text, int most, String remedy) {
        if (text.length() > most) {
            throw new SettingFault(key, "has " + text.length() + " characters, more than " + most, remedy);
        }
        if (!OneLine.is(text)) {
            throw new SettingFault(key, "has a line break or another character that cannot be seen", remedy);
        }
    }

    /** Nothing twice, where {@code name} tells one from another; the second one's key is told. */
    static <T> void noneTwice(List<T> values, Function<T, Object> name, IntFunction<String> key, String remedy) {
        Map<Object, Integer> first = new HashMap<>();
        for (int i = 0; i < values.size(); i++) {
            Object said = name.apply(values.get(i));
            Integer earlier = first.putIfAbsent(said, i);
            if (earlier != null) {
                throw new SettingFault(key.apply(i), "\"" + said + "\" is given twice", remedy);
            }
        }
    }

    /** What the stages themselves refuse, under the key it comes from. */
    static void orElse(String key, String remedy, Runnable made) {
        try {
            made.run();
        } catch (IllegalArgumentException refused) {
            throw new SettingFault(key, "cannot be used: " + refused.getMessage(), remedy);
        }
    }
}
