package org.watchfire.cli.calibration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.watchfire.model.ObjectClass;

/**
 * Of the moments at which a class was given a probability in a bin, how often it was that class. Moments of one flight are
 * no independent cases, so that the 95 % intervals come from drawing whole flights anew (bootstrap, Efron 1979).
 */
final class Reliability {
    private static final int BINS = 10;
    private static final int DRAWS = 400;
    private static final List<ObjectClass> CLASSES =
            List.of(ObjectClass.AIRCRAFT, ObjectClass.BALLISTIC, ObjectClass.SPACE_LAUNCH, ObjectClass.ORBITAL);

    /** Of one flight: count, sum claimed, count right, for each class and bin. */
    private final List<double[]> flights = new ArrayList<>();

    private final Map<ObjectClass, int[]> stated = new EnumMap<>(ObjectClass.class);
    private int orbitUnderThrust;

    void add(FlightRun.Result result) {
        double[] sums = new double[CLASSES.size() * BINS * 3];
        for (FlightRun.ClassClaim claim : result.classes()) {
            for (int c = 0; c < CLASSES.size(); c++) {
                double p = claim.assessment().probabilities().getOrDefault(CLASSES.get(c), 0.0);
                int at = 3 * (c * BINS + Math.min(BINS - 1, (int) (p * BINS)));
                sums[at]++;
                sums[at + 1] += p;
                sums[at + 2] += CLASSES.get(c) == claim.truth().is ? 1 : 0;
            }
            ObjectClass said = claim.assessment().objectClass();
            int[] counts = stated.computeIfAbsent(said, k -> new int[2]);
            counts[0]++;
            counts[1] += said == claim.truth().is ? 1 : 0;
            orbitUnderThrust += claim.truth().thrusting && said == ObjectClass.ORBITAL ? 1 : 0;
        }
        flights.add(sums);
    }

    /** The table, a line for each class and bin that occurs, and the expected calibration error of each class and of all. */
    String table(long seed) {
        double[] all = sum(flights);
        double[][] drawn = draw(seed);
        StringBuilder out = new StringBuilder("class         claimed  moments   mean  observed  95 % interval\n");
        double wholeError = 0;
        double whole = 0;
        for (int c = 0; c < CLASSES.size(); c++) {
            double error = 0;
            double moments = 0;
            for (int b = 0; b < BINS; b++) {
                int at = 3 * (c * BINS + b);
                if (all[at] == 0) {
                    continue;
                }
                out.append(line(CLASSES.get(c), b, all, at, drawn));
                error += Math.abs(all[at + 1] - all[at + 2]);
                moments += all[at];
            }
            out.append(String.format(
                    Locale.ROOT, "%-12s  expected calibration error %.4f%n", CLASSES.get(c), error / moments));
            wholeError += error;
            whole += moments;
        }
        out.append(String.format(
                Locale.ROOT, "all           expected calibration error %.4f%n", wholeError / Math.max(1, whole)));
        stated.forEach((said, n) -> out.append(
                String.format(Locale.ROOT, "stated %-12s %6d, right %.3f%n", said, n[0], n[1] / (double) n[0])));
        return out.append("orbit claimed under thrust: ")
                .append(orbitUnderThrust)
                .append('\n')
                .toString();
    }

    private static String line(ObjectClass of, int bin, double[] all, int at, double[][] drawn) {
        double[] shares = Arrays.stream(drawn)
                .filter(d -> d[at] > 0)
                .mapToDouble(d -> d[at + 2] / d[at])
                .sorted()
                .toArray();
        return String.format(
                Locale.ROOT,
                "%-12s  %.1f-%.1f  %7.0f  %.3f   %.3f    %.3f-%.3f%n",
                of,
                bin / 10.0,
                (bin + 1) / 10.0,
                all[at],
                all[at + 1] / all[at],
                all[at + 2] / all[at],
                shares.length == 0 ? 0 : shares[(int) (0.025 * shares.length)],
                shares.length == 0 ? 1 : shares[(int) (0.975 * shares.length)]);
    }

    /** The expected calibration error over all classes. */
    double error() {
        double[] all = sum(flights);
        double error = 0;
        double moments = 0;
        for (int at = 0; at < all.length; at += 3) {
            error += Math.abs(all[at + 1] - all[at + 2]);
            moments += all[at];
        }
        return error / Math.max(1, moments);
    }

    int orbitUnderThrust() {
        return orbitUnderThrust;
    }

    private double[][] draw(long seed) {
        Random random = new Random(seed);
        double[][] out = new double[DRAWS][];
        for (int i = 0; i < DRAWS; i++) {
            List<double[]> sample = new ArrayList<>(flights.size());
            for (int k = 0; k < flights.size(); k++) {
                sample.add(flights.get(random.nextInt(flights.size())));
            }
            out[i] = sum(sample);
        }
        return out;
    }

    private static double[] sum(List<double[]> flights) {
        double[] sums = new double[CLASSES.size() * BINS * 3];
        for (double[] flight : flights) {
            for (int i = 0; i < sums.length; i++) {
                sums[i] += flight[i];
            }
        }
        return sums;
    }
}
