package org.watchfire.node.settings;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * The clock.
 *
 * @param kind which
 * @param start UTC, ISO 8601; for an exercise clock, unless a recording gives it
 * @param speed seconds of exercise in a second, 0.1 to 1000
 * @param begin when it begins to run
 */
public record ClockSettings(Kind kind, Optional<String> start, double speed, Begin begin) {
    @SuppressWarnings("ConstantValue") // the reader passes null for keys that the file leaves out
    public ClockSettings {
        kind = kind == null ? Kind.SYSTEM : kind;
        speed = speed == 0 ? 1 : speed;
        begin = begin == null ? Begin.WHEN_READY : begin;
        Require.within("speed", speed, 0.1, 1000, "give the seconds of exercise in a second");
        start.ifPresent(ClockSettings::requireTime);
    }

    /** UTC as this program reckons begins in 1972, and its nanoseconds last until 2262. */
    private static void requireTime(String start) {
        String remedy = "write UTC of the years 1972 to 2199, as 2023-05-30T21:26:00Z";
        try {
            int year = Instant.parse(start).atOffset(ZoneOffset.UTC).getYear();
            Require.within("start", year, 1972, 2199, remedy);
        } catch (DateTimeParseException notATime) {
            throw new SettingFault("start", "\"" + start + "\" is not a time", remedy);
        }
    }

    /** The clocks a node can live by. */
    public enum Kind {
        /** The machine's clock: what an actual node uses. */
        SYSTEM,
        /** A clock that starts at a given moment and runs at a given speed, for exercises and recordings. */
        EXERCISE
    }

    /** When an exercise clock begins to run. */
    public enum Begin {
        /** As soon as the node is ready. */
        WHEN_READY,
        /** When the process that started the node says so on its standard input. */
        ON_COMMAND
    }
}
