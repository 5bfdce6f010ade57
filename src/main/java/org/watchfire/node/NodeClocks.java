package org.watchfire.node;

import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.watchfire.astro.TimeScales;
import org.watchfire.node.settings.ClockSettings;
import org.watchfire.node.settings.SettingsException;

/** Makes the clock a node is told to live by. */
final class NodeClocks {
    /** Assumed of a machine whose time service does not say. */
    private static final long SYSTEM_ERROR_NANOS = 5_000_000;

    private NodeClocks() {}

    /** @throws SettingsException if the start is no time */
    static NodeClock of(ClockSettings settings, Clock wall) {
        return switch (settings.kind()) {
            case SYSTEM -> new NodeClock.OfMachine(wall, SYSTEM_ERROR_NANOS);
            case EXERCISE -> new NodeClock.OfExercise(wall, startTaiNanos(settings, wall), settings.speed());
        };
    }

    private static long startTaiNanos(ClockSettings settings, Clock wall) {
        if (settings.start().isEmpty()) {
            return TimeScales.taiNanos(wall.instant());
        }
        String start = settings.start().get();
        try {
            return TimeScales.taiNanos(Instant.parse(start));
        } catch (DateTimeParseException notATime) {
            throw new SettingsException(
                    "clock", 0, "start \"" + start + "\" is not a time", "write it as 2023-05-30T21:26:00Z");
        }
    }
}
