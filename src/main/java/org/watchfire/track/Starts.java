package org.watchfire.track;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Starts and the plots that wait for one. Starts do not exclude each other; each takes its best plot of a look. One that
 * is sure enough and has three plots is confirmed, the surest first, if no plot of it belongs to another by then.
 */
final class Starts {
    /** Fewest plots of a confirmed track: two always lie on a line. */
    static final int FEWEST_PLOTS = 3;

    /** Probability of an aircraft below which two plots that fit a launch are enough. */
    private static final double LEAST_DOUBT = 0.15;

    private static final double HOPELESS_LOG_ODDS = -14;
    private static final int MOST_MISSES = 2;
    private static final double WAIT_PERIODS = 2.3;
    private static final double LOOSE_CELL_METRES = 8_000;
    private static final double FAST_CELL_METRES = 64_000;
    private static final double MOST_SLOW_METRES = 2 * LOOSE_CELL_METRES;
    private static final int MOST_FAST_PARTNERS = 4000;

    /** Terms of a waiting plot in the cheap test for a fast pair: place, time, blur. */
    private static final int FAST_TERMS = 5;

    /** A start has this many chances to be the second half of a pair before it counts as explained. */
    private static final int MOST_STARTS_PER_PLOT = 24;

    /** The surest first; of two as sure, that of more plots, then the older. */
    private static final Comparator<HeldTrack> SUREST = Starts::bySureness;

    private final Starter starter;
    private final TrackerSettings settings;
    private final TrackCounters counters;
    private final double confirmLogOdds;
    private final List<HeldTrack> starts = new ArrayList<>();
    private final TrackIndex index = new TrackIndex();
    private final List<Sighting> loose = new ArrayList<>();
    private final CellIndex looseCells = new CellIndex(1024, LOOSE_CELL_METRES);
    private double oldestLoose = Double.POSITIVE_INFINITY;
    private double widestLoose;
    private final CellIndex fastCells = new CellIndex(256, FAST_CELL_METRES);
    private final Offers offers = new Offers();
    private final IntList near = new IntList();
    private final IntList fast = new IntList();
    private double[] fastTerms = {};
    private final List<HeldTrack> ready = new ArrayList<>();

    Starts(Starter starter, TrackerSettings settings, TrackCounters counters) {
        this.starter = starter;
        this.settings = settings;
        this.counters = counters;
        confirmLogOdds = Math.log(settings.confirmExistence() / (1 - settings.confirmExistence()));
    }

    /** Whether its index is too old for plots of this time. */
    boolean isStale(double seconds) {
        return index.isStale(seconds);
    }

    /** Makes the index anew for a time; {@code once} when it will serve plots of exactly this time. */
    void index(double seconds, boolean once) {
        index.clear(seconds, once);
        starts.forEach(index::add);
    }

    /**
     * Feeds plots of one look that no confirmed track took.
     *
     * @param tracks those confirmed already
     * @return starts to confirm; their plots are marked as owned by them once numbered
     */
    List<HeldTrack> feed(List<Sighting> plots, List<HeldTrack> tracks) {
        offer(plots);
        takeBest(plots);
        List<HeldTrack> born = confirmReady(tracks, 0);
        for (Sighting s : plots) {
            if (s.owner == 0 && !s.slowPartner) {
                pairSlow(s);
            }
        }
        born.addAll(confirmReady(tracks, born.size()));
        collectFast();
        for (Sighting s : plots) {
            if (s.owner == 0 && !s.slowPartner) {
                pairFast(s);
            }
        }
        for (Sighting s : plots) {
            if (s.owner == 0 && loose.size() < settings.mostLoosePlots()) {
                keep(s);
            }
        }
        return born;
    }

    private void keep(Sighting s) {
        loose.add(s);
        looseCells.add(s.position, 0);
        oldestLoose = Math.min(oldestLoose, s.seconds);
        widestLoose = Math.max(widestLoose, s.crossSigma);
    }

    /** Offers each plot to the starts near it; the plots from the last to the first, so that each start meets them in order. */
    private void offer(List<Sighting> plots) {
        offers.clear(index.size());
        for (int i = plots.size() - 1; i >= 0; i--) {
            Sighting s = plots.get(i);
            index.around(s, near);
            for (int k = 0; k < near.size(); k++) {
                HeldTrack start = index.track(near.get(k));
                if (!start.dead && !start.confirmed && s.seconds > start.seconds()) {
                    offers.add(near.get(k), i);
                }
            }
        }
    }

    /** Each start takes the best of the plots offered to it, if that is in its gate. */
    private void takeBest(List<Sighting> plots) {
        for (int i = 0; i < offers.size(); i++) {
            HeldTrack start = index.track(offers.start(i));
            starter.furnish(start);
            int best = -1;
            double most = Double.NEGATIVE_INFINITY;
            for (int offer = offers.first(offers.start(i)); offer >= 0; offer = offers.after(offer)) {
                Sighting s = plots.get(offers.plot(offer));
                start.trial(s);
                double gain = Associator.gain(start, s);
                if (start.trialDistance < Associator.GATE && gain > most) {
                    best = offers.plot(offer);
                    most = gain;
                }
            }
            if (best >= 0) {
                take(start, plots.get(best), most);
            }
        }
    }

    private void take(HeldTrack start, Sighting s, double gain) {
        start.trial(s);
        start.commit(s, gain, settings.lateSeconds());
        starter.reconsider(start);
        if (start.plots >= FEWEST_PLOTS) {
            s.slowPartner = true;
        }
        ready.add(start);
    }

    private List<HeldTrack> confirmReady(List<HeldTrack> tracks, int born) {
        List<HeldTrack> out = new ArrayList<>();
        ready.removeIf(start -> start.logOdds < confirmLogOdds || isTooShort(start, tracks));
        ready.sort(SUREST);
        for (HeldTrack start : ready) {
            if (tracks.size() + born + out.size() >= settings.mostTracks()) {
                counters.boundReached++;
            } else if (!start.ownsNothing()) {
                start.dead = true;
            } else {
                start.claim();
                out.add(start);
            }
        }
        ready.clear();
        return out;
    }

    /** In one method, since ten thousand starts may be ready at once. */
    private static int bySureness(HeldTrack a, HeldTrack b) {
        int order = Double.compare(b.logOdds, a.logOdds);
        order = order != 0 ? order : Integer.compare(b.plots, a.plots);
        order = order != 0 ? order : Long.compare(a.first.serial, b.first.serial);
        return order != 0 ? order : Long.compare(a.last.serial, b.last.serial);
    }

    /**
     * Whether it has too few plots yet. Where an aircraft has not been seen lately, a start that it may have flown to is that
     * aircraft and has not risen.
     */
    private static boolean isTooShort(HeldTrack start, List<HeldTrack> tracks) {
        if (start.risen && tracks.stream().anyMatch(track -> mayBe(start, track))) {
            start.hasNotRisen();
        }
        return start.plots < FEWEST_PLOTS && !(start.risen && start.airProbability() < LEAST_DOUBT);
    }

    private static boolean mayBe(HeldTrack start, HeldTrack track) {
        double dt = start.first.seconds - track.last.seconds;
        return track.last.seconds < start.last.seconds - 0.5 * start.last.sensor.periodSeconds
                && dt < Resumption.LONGEST_GAP_SECONDS
                && Starter.inReach(track.last, start.first, Math.abs(dt));
    }

    private void pairSlow(Sighting s) {
        looseCells.around(s.position, slowReach(s), near);
        for (int k = 0; k < near.size(); k++) {
            Sighting a = loose.get(near.get(k));
            if (a.owner == 0 && isPair(a, s) && Starter.slow(a, s)) {
                starter.slowStart(a, s).ifPresent(start -> {
                    a.slowPartner = true;
                    s.slowPartner = true;
                    add(start, s);
                    if (start.risen && start.logOdds >= confirmLogOdds) {
                        ready.add(start);
                    }
                });
            }
        }
    }

    /** How far from a plot its slow partners may be among those that wait, at most what the cells are made for. */
    private double slowReach(Sighting s) {
        double metres =
                Starter.FASTEST_AIRCRAFT_MPS * Math.max(s.seconds - oldestLoose, 0) + 4 * (s.crossSigma + widestLoose);
        return Math.min(metres, MOST_SLOW_METRES);
    }

    /** Lays the waiting plots that nothing explains side by side, the newest at the end. */
    private void collectFast() {
        fast.clear();
        fastCells.clear();
        for (int k = loose.size() - 1; k >= 0 && fast.size() < MOST_FAST_PARTNERS; k--) {
            Sighting a = loose.get(k);
            if (a.owner == 0 && !a.slowPartner && a.hasElevation) {
                fast.add(k);
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
    }

    private void pairFast(Sighting s) {
        if (!s.hasElevation) {
            return;
        }
        double most = Starter.FASTEST_MPS * Math.max(s.seconds - oldestLoose, 0)
                + Starter.BLUR_SIGMAS * (s.crossSigma + widestLoose);
        boolean all = !fastCells.reaches(most);
        if (!all) {
            fastCells.around(s.position, most, near);
        }
        for (int n = (all ? fast : near).size() - 1; n >= 0; n--) {
            int i = all ? n : near.get(n);
            int k = i * FAST_TERMS;
            double x = s.position[0] - fastTerms[k];
            double y = s.position[1] - fastTerms[k + 1];
            double z = s.position[2] - fastTerms[k + 2];
            double reach = Starter.FASTEST_MPS * (s.seconds - fastTerms[k + 3])
                    + Starter.BLUR_SIGMAS * (s.crossSigma + fastTerms[k + 4]);
            if (reach > 0 && x * x + y * y + z * z < reach * reach) {
                Sighting a = loose.get(fast.get(i));
                if (isPair(a, s) && Starter.possible(a, s)) {
                    add(starter.fastStart(a, s), s);
                }
            }
        }
    }

    private static boolean isPair(Sighting a, Sighting s) {
        double dt = s.seconds - a.seconds;
        double period = Math.min(a.sensor.periodSeconds, s.sensor.periodSeconds);
        return dt > 0.45 * period && dt < WAIT_PERIODS * a.sensor.periodSeconds;
    }

    private void add(HeldTrack start, Sighting s) {
        if (starts.size() >= settings.mostStarts() || ++s.starts > MOST_STARTS_PER_PLOT) {
            counters.boundReached++;
            return;
        }
        starts.add(start);
        index.add(start);
    }

    /** Lets go of starts that failed and of plots that waited long enough. */
    void sweep(double time, List<Sensor> sensors) {
        starts.removeIf(start -> start.dead || start.confirmed);
        for (HeldTrack start : starts) {
            start.countMisses(sensors, time);
            if (start.misses() > MOST_MISSES || start.logOdds < HOPELESS_LOG_ODDS || !start.ownsNothing()) {
                start.dead = true;
            }
        }
        starts.removeIf(start -> start.dead);
        int before = loose.size();
        loose.removeIf(s -> s.owner != 0 || time - s.seconds > WAIT_PERIODS * s.sensor.periodSeconds);
        if (loose.size() != before) {
            List<Sighting> still = List.copyOf(loose);
            loose.clear();
            looseCells.clear();
            oldestLoose = Double.POSITIVE_INFINITY;
            widestLoose = 0;
            still.forEach(this::keep);
        }
        index.spoil();
    }
}
