package org.watchfire.cli.calibration;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How often claimed regions of 95 % hold the true place, and how far they lie from it for what they claim. */
final class Coverage {
    private static final double Z_95 = 1.96;

    private final Map<Phase, List<Miss>> misses = new EnumMap<>(Phase.class);

    void add(FlightRun.Result result) {
        result.misses()
                .forEach((phase, miss) ->
                        misses.computeIfAbsent(phase, p -> new ArrayList<>()).add(miss));
    }

    /** Share of a phase's regions that hold the true place; NaN where there are none. */
    double share(Phase phase) {
        List<Miss> of = misses.getOrDefault(phase, List.of());
        return of.isEmpty() ? Double.NaN : of.stream().filter(Miss::inside).count() / (double) of.size();
    }

    /** A line for each phase: cases, share inside with its 95 % interval (Wilson 1927), error against claim. */
    String table() {
        StringBuilder out = new StringBuilder(
                "place                                             cases  inside  95 % interval  NEES/2 (median/ln 4)"
                        + "  median miss m  claimed  |time| within 5 s\n");
        misses.forEach((phase, of) -> {
            int n = of.size();
            double p = share(phase);
            double z2 = Z_95 * Z_95;
            double centre = (p + z2 / (2 * n)) / (1 + z2 / n);
            double half = Z_95 / (1 + z2 / n) * Math.sqrt(p * (1 - p) / n + z2 / (4.0 * n * n));
            out.append(String.format(
                    Locale.ROOT,
                    "%-48s  %5d  %.3f   %.3f-%.3f    %7.2f (%.2f)        %9.0f  %9.0f  %.3f%n",
                    phase.words,
                    n,
                    p,
                    centre - half,
                    centre + half,
                    of.stream().mapToDouble(Miss::squaredSigmas).average().orElse(0) / 2,
                    median(of.stream().mapToDouble(Miss::squaredSigmas).sorted().toArray()) / Math.log(4),
                    median(of.stream().mapToDouble(Miss::metres).sorted().toArray()),
                    median(of.stream().mapToDouble(Miss::claimedMetres).sorted().toArray()),
                    of.stream().filter(m -> Math.abs(m.seconds()) <= 5).count() / (double) n));
        });
        return out.toString();
    }

    private static double median(double[] sorted) {
        return sorted[sorted.length / 2];
    }
}
