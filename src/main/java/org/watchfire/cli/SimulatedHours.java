package org.watchfire.cli;

import java.io.PrintWriter;
import java.util.Locale;
import org.watchfire.cli.failure.CommandFailure;
import org.watchfire.exchange.simulation.LongRun;
import org.watchfire.exchange.simulation.Trend;

/** {@code watchfire simulate --hours}: prints each simulated hour, and fails where memory grows or a promise is broken. */
final class SimulatedHours {
    private final PrintWriter out;

    SimulatedHours(PrintWriter out) {
        this.out = out;
    }

    int run(LongRun simulation, long seed, int hours) {
        long began = System.nanoTime();
        LongRun.Result result = simulation.run(seed, hours, this::print);
        if (!result.failures().isEmpty()) {
            result.failures().forEach(out::println);
            throw new CommandFailure(
                    "a promise was broken; repeat it with: watchfire simulate --hours " + hours + " --seed " + seed);
        }
        out.printf(
                Locale.ROOT,
                "%d hours kept every promise: %d assured items, %d recalls, %d all-clears and retractions owed, %d asked within "
                        + "5 s, %d new events, %.1f s%n",
                hours,
                result.items(),
                result.recalls(),
                result.endings(),
                result.prompt(),
                result.events(),
                (System.nanoTime() - began) * 1e-9);
        out.printf(
                "faults: %s, never at %s a death; misdeeds of the hub: %s%n",
                result.faults(), result.spared(), result.misdeeds());
        out.println(result.trend().map(SimulatedHours::inWords).orElseGet(SimulatedHours::tooShort));
        if (result.grows()) {
            throw new CommandFailure("memory grows by more than " + LongRun.MOST_GROWTH
                    + " MB an hour beyond two standard deviations; look for what is kept with a heap dump");
        }
        return 0;
    }

    private void print(LongRun.Hour hour) {
        out.printf(
                Locale.ROOT,
                "hour %d: heap %.3f MB, journals %d rows, events %d, faults %d, waiting %d, matrices %d%n",
                hour.number(),
                hour.heapBytes() / 1e6,
                hour.rows(),
                hour.events(),
                hour.faults(),
                hour.waiting(),
                hour.matrixLines());
        out.flush();
    }

    private static String inWords(Trend line) {
        return String.format(
                Locale.ROOT,
                "heap after the first %d hours, less %.1f kB for each event: %+.4f MB an hour, one standard deviation %.4f",
                LongRun.WARM_HOURS,
                LongRun.BYTES_AN_EVENT / 1e3,
                line.slope(),
                line.error());
    }

    private static String tooShort() {
        return "too short to tell whether memory grows: that takes " + (LongRun.WARM_HOURS + Trend.FEWEST) + " hours";
    }
}
