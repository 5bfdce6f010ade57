package org.watchfire.track;

import java.util.ArrayList;
import java.util.List;

/**
 * Plots that no confirmed track owns, waiting for a second one. Asked with a plot, it gives those that an aircraft could have gone from ({@link
 * Reach}), or, of those that no aircraft explains, those that anything could have gone from. Only few of the latter are near enough
 * in time and place, so that their places lie side by side for a cheap test.
 */
final class WaitingPlots {
    /** Turns of its radar that a plot waits. */
    private static final double WAIT_PERIODS = 2.3;

    /** The same of a plot that may be of a launch just risen, which may then be missed twice. */
    private static final double LOW_WAIT_PERIODS = 3.3;

    /** Part of a turn that two plots of a pair are apart at least. */
    private static final double LEAST_PERIODS = 0.45;

    private static final double CELL_METRES = 8_000;
    private static final double FAST_CELL_METRES = 64_000;
    private static final double MOST_SLOW_METRES = 2 * CELL_METRES;
    private static final int MOST_FAST = 4000;

    /** As many are as soon looked through whole as the cubes around a place. */
    private static final int FEW_FAST = 60;

    /** Terms of a plot in the cheap test for a fast pair: place, time, blur. */
    private static final int FAST_TERMS = 5;

    private final List<Sighting> loose = new ArrayList<>();
    private final CellIndex cells = new CellIndex(1024, CELL_METRES);
    private double oldest = Double.POSITIVE_INFINITY;
    private double widest;
    private final IntList near = new IntList();

    /** Numbers of those that no aircraft explains, the newest first. */
    private final IntList fast = new IntList();

    private final CellIndex fastCells = new CellIndex(256, FAST_CELL_METRES);
    private double[] fastTerms = {};
    private double oldestFast;
    private final List<Sighting> partners = new ArrayList<>();

    /** How many wait. */
    int size() {
        return loose.size();
    }

    /** A plot waits from now on. */
    void keep(Sighting s) {
        loose.add(s);
        cells.add(s.position, 0);
        oldest = Math.min(oldest, s.seconds);
        widest = Math.max(widest, s.crossSigma);
    }

    /** Plots without an owner that an aircraft could have gone from; the list is used again. */
    List<Sighting> slowPartners(Sighting s) {
        partners.clear();
        cells.around(s.position, slowReach(s), near);
        for (int k = 0; k < near.size(); k++) {
            Sighting a = loose.get(near.get(k));
            if (a.owner == 0 && (isPair(a, s) || isLatePair(a, s)) && Reach.isFlyable(a, s)) {
                partners.add(a);
            }
        }
        return partners;
    }

    /** How far from a plot its slow partners may be among those that wait, at most what the cells are made for. */
    private double slowReach(Sighting s) {
        double metres = Reach.FASTEST_AIRCRAFT_MPS * Math.max(s.seconds - oldest, 0) + 4 * (s.crossSigma + widest);
        return Math.min(metres, MOST_SLOW_METRES);
    }

    /**
     * Lays the plots that no aircraft explains, and that may be half of a pair at a time, side by side, for {@link #fastPartners}.
     *
     * @return how many were too many, the oldest
     */
    int collectFast(double seconds) {
        fast.clear();
        fastCells.clear();
        oldestFast = Double.POSITIVE_INFINITY;
        int tooMany = 0;
        for (int k = loose.size() - 1; k >= 0; k--) {
            Sighting a = loose.get(k);
            boolean waits = seconds - a.seconds < WAIT_PERIODS * a.sensor.periodSeconds;
            if (!waits || a.owner != 0 || a.explained || !a.hasElevation) {
                continue;
            }
            if (fast.size() < MOST_FAST) {
                fast.add(k);
                oldestFast = Math.min(oldestFast, a.seconds);
            } else {
                tooMany++;
            }
        }
        if (fastTerms.length < fast.size() * FAST_TERMS) {
            fastTerms = new double[fast.size() * FAST_TERMS * 2];
        }
        for (int i = 0; i < fast.size(); i++) {
            Sighting a = loose.get(fast.get(i));
            System.arraycopy(a.position, 0, fastTerms, i * FAST_TERMS, 3);
            fastCells.add(a.position, 0);
            fastTerms[i * FAST_TERMS + 3] = a.seconds;
            fastTerms[i * FAST_TERMS + 4] = a.crossSigma;
        }
        return tooMany;
    }

    /** Plots laid side by side that anything thrown could have gone from; the list is used again. */
    List<Sighting> fastPartners(Sighting s) {
        partners.clear();
        double most =
                Reach.FASTEST_MPS * Math.max(s.seconds - oldestFast, 0) + Reach.BLUR_SIGMAS * (s.crossSigma + widest);
        boolean all = fast.size() < FEW_FAST || !fastCells.reaches(most);
        if (!all) {
            fastCells.around(s.position, most, near);
        }
        for (int n = (all ? fast : near).size() - 1; n >= 0; n--) {
            int i = all ? n : near.get(n);
            if (isNear(i, s)) {
                Sighting a = loose.get(fast.get(i));
                if (isPair(a, s) && Reach.isPossible(a, s)) {
                    partners.add(a);
                }
            }
        }
        return partners;
    }

    private boolean isNear(int i, Sighting s) {
        int k = i * FAST_TERMS;
        double x = s.position[0] - fastTerms[k];
        double y = s.position[1] - fastTerms[k + 1];
        double z = s.position[2] - fastTerms[k + 2];
        double reach = Reach.FASTEST_MPS * (s.seconds - fastTerms[k + 3])
                + Reach.BLUR_SIGMAS * (s.crossSigma + fastTerms[k + 4]);
        return reach > 0 && x * x + y * y + z * z < reach * reach;
    }

    private static boolean isPair(Sighting a, Sighting s) {
        double dt = s.seconds - a.seconds;
        double period = Math.min(a.sensor.periodSeconds, s.sensor.periodSeconds);
        return dt > LEAST_PERIODS * period && dt < WAIT_PERIODS * a.sensor.periodSeconds;
    }

    /** Whether a pair is so far apart in time that only a launch just risen may begin with it. */
    static boolean isLatePair(Sighting a, Sighting s) {
        double dt = s.seconds - a.seconds;
        return dt >= WAIT_PERIODS * a.sensor.periodSeconds
                && dt < LOW_WAIT_PERIODS * a.sensor.periodSeconds
                && RisenStart.isLow(a);
    }

    private static boolean isOver(Sighting a, double time) {
        double waited = (time - a.seconds) / a.sensor.periodSeconds;
        return waited > WAIT_PERIODS && (waited > LOW_WAIT_PERIODS || !RisenStart.isLow(a));
    }

    /** Lets go of those that found an owner or waited long enough. */
    void sweep(double time) {
        int before = loose.size();
        loose.removeIf(s -> s.owner != 0 || isOver(s, time));
        if (loose.size() != before) {
            List<Sighting> still = List.copyOf(loose);
            loose.clear();
            cells.clear();
            oldest = Double.POSITIVE_INFINITY;
            widest = 0;
            still.forEach(this::keep);
        }
    }
}
