package org.watchfire.ingest.csv;

import java.util.Arrays;
import java.util.List;

/**
 * How long a radar takes between two looks at the same place, found from its plots alone. Where all plots of a look have one
 * time it is the middle gap between these times. Where each has its own, as of a turning aerial, gaps between times say
 * nothing: then it is the interval after which, most often, a plot comes from where there was one before.
 */
final class ScanPeriod {
    /** Gaps that are multiples of the middle one, within this part of it, make a radar with one time a look. */
    private static final double REGULAR = 0.05;

    private static final double MOSTLY = 0.8;

    /** What comes sooner is a neighbour in the same look: a turn of 12 s passes 3 degrees in this. */
    private static final double LEAST_SECONDS = 0.1;

    private static final double MOST_SECONDS = 60;
    private static final double NEAR_RADIANS = Math.toRadians(3);
    private static final double FASTEST_MPS = 8_000;
    private static final double NEAR_METRES = 500;

    /** Intervals alike within this part of them are one. */
    private static final double ALIKE = 0.05;

    private static final int MOST_ASKED = 2_000;
    private static final int LEAST_FOUND = 3;

    /** Where and when a plot is. */
    record Spot(double seconds, double rangeMetres, double azimuthRadians, double elevationRadians) {}

    private ScanPeriod() {}

    /**
     * The period in seconds; 1 where there are not two times.
     *
     * @param spots of one radar, in order of time
     */
    static double of(List<Spot> spots) {
        double[] times = spots.stream().mapToDouble(Spot::seconds).distinct().toArray();
        double[] gaps = new double[Math.max(0, times.length - 1)];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = times[i + 1] - times[i];
        }
        Arrays.sort(gaps);
        double middle = gaps.length == 0 ? 1 : gaps[gaps.length / 2];
        if (isRegular(gaps, middle)) {
            return middle;
        }
        double[] returns = returns(spots);
        return returns.length < LEAST_FOUND ? middle : mostOften(returns);
    }

    /** Clocks tick: gaps of some ticks are multiples of one another, and no look. */
    private static boolean isRegular(double[] gaps, double middle) {
        if (middle < LEAST_SECONDS) {
            return false;
        }
        long multiples = Arrays.stream(gaps)
                .filter(gap -> Math.abs(gap / middle - Math.round(gap / middle)) <= REGULAR)
                .count();
        return multiples >= MOSTLY * gaps.length;
    }

    /** After how long a plot came from where there was one, sorted; of some plots, spread over all. */
    private static double[] returns(List<Spot> spots) {
        double[] found = new double[Math.min(spots.size(), MOST_ASKED)];
        int count = 0;
        int step = Math.max(1, spots.size() / MOST_ASKED);
        for (int i = 0; i < spots.size() && count < found.length; i += step) {
            double interval = untilReturn(spots, i);
            if (interval > 0) {
                found[count++] = interval;
            }
        }
        double[] sorted = Arrays.copyOf(found, count);
        Arrays.sort(sorted);
        return sorted;
    }

    private static double untilReturn(List<Spot> spots, int from) {
        Spot first = spots.get(from);
        for (int i = from + 1; i < spots.size(); i++) {
            Spot next = spots.get(i);
            double interval = next.seconds - first.seconds;
            if (interval > MOST_SECONDS) {
                return 0;
            }
            if (interval >= LEAST_SECONDS && isNear(first, next, interval)) {
                return interval;
            }
        }
        return 0;
    }

    private static boolean isNear(Spot one, Spot other, double seconds) {
        double turn = Math.abs(one.azimuthRadians - other.azimuthRadians);
        double rise = Math.abs(one.elevationRadians - other.elevationRadians);
        return Math.min(turn, 2 * Math.PI - turn) <= NEAR_RADIANS
                && !(rise > NEAR_RADIANS)
                && Math.abs(one.rangeMetres - other.rangeMetres) <= NEAR_METRES + FASTEST_MPS * seconds;
    }

    /** The middle of the interval of sorted values that holds most of them. */
    private static double mostOften(double[] sorted) {
        int best = 0;
        int most = 0;
        int to = 0;
        for (int from = 0; from < sorted.length; from++) {
            while (to < sorted.length && sorted[to] <= sorted[from] * (1 + ALIKE)) {
                to++;
            }
            if (to - from > most) {
                most = to - from;
                best = from;
            }
        }
        return sorted[best + most / 2];
    }
}
