package org.watchfire.node;

import java.time.Clock;
import java.time.Instant;
import org.watchfire.astro.TimeScales;
import org.watchfire.node.settings.ClockSettings;

/** Makes the clock a node is told to live by. */
final class NodeClocks {
    /** Assumed of a machine whose time service does not say. */
    private static final long SYSTEM_ERROR_NANOS = 5_000_000;

    private NodeClocks() {}

    static NodeClock of(ClockSettings settings, Clock wall) {
        return switch (settings.kind()) {
            case SYSTEM -> new NodeClock.OfMachine(wall, SYSTEM_ERROR_NANOS);
            case EXERCISE -> new NodeClock.OfExercise(wall, startTaiNanos(settings, wall), settings.speed());
        };
    }

    private static long startTaiNanos(ClockSettings settings, Clock wall) {
        return TimeScales.taiNanos(settings.start().map(Instant::parse).orElseGet(wall::instant));
    }
}
