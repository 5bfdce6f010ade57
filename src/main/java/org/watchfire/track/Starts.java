package org.watchfire.track;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Starts and the plots that wait for one. Starts do not exclude each other; each takes its best plot of a look. One that
 * is sure enough and has three plots is confirmed, the surest first, if no plot of it belongs to another by then.
 */
final class Starts {
    /** Fewest plots of a confirmed track: two always lie on a line. */
    static final int FEWEST_PLOTS = 3;

    private static final double HOPELESS_LOG_ODDS = -14;
    private static final int MOST_MISSES = 2;
    private static final double WAIT_PERIODS = 2.3;
    private static final int MOST_FAST_PARTNERS = 4000;

    /** Terms of a waiting plot in the cheap test for a fast pair: place, time, blur. */
    private static final int FAST_TERMS = 5;

    /** A start has this many chances to be the second half of a pair before it counts as explained. */
    private static final int MOST_STARTS_PER_PLOT = 24;

    private final Starter starter;
    private final TrackerSettings settings;
    private final TrackCounters counters;
    private final double confirmLogOdds;
    private final List<HeldTrack> starts = new ArrayList<>();
    private final TrackIndex index = new TrackIndex();
    private final List<Sighting> loose = new ArrayList<>();
    private final CellIndex looseCells = new CellIndex(1024, 8_000);
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
     * @param confirmedTracks how many there are already
     * @return starts to confirm; their plots are marked as owned by them once numbered
     */
    List<HeldTrack> feed(List<Sighting> plots, int confirmedTracks) {
        for (Sighting s : plots) {
            offer(s);
        }
        takeBest();
        List<HeldTrack> born = confirmReady(confirmedTracks);
        for (Sighting s : plots) {
            if (s.owner == 0 && !s.slowPartner) {
                pairSlow(s);
            }
        }
        collectFast();
        for (Sighting s : plots) {
            if (s.owner == 0 && !s.slowPartner) {
                pairFast(s);
            }
        }
        for (Sighting s : plots) {
            if (s.owner == 0 && loose.size() < settings.mostLoosePlots()) {
                loose.add(s);
                looseCells.add(s.position);
            }
        }
        return born;
    }

    private void offer(Sighting s) {
        index.around(s, near);
        for (int k = 0; k < near.size(); k++) {
            HeldTrack start = index.track(near.get(k));
            if (start.dead || start.confirmed || s.seconds <= start.seconds()) {
                continue;
            }
            start.trial(s);
            double gain = Associator.gain(start, s);
            if (start.trialDistance < Associator.GATE && (start.offered.isEmpty() || gain > start.offeredGain)) {
                if (start.offered.isEmpty()) {
                    ready.add(start);
                }
                start.offered = Optional.of(s);
                start.offeredGain = gain;
            }
        }
    }

    private void takeBest() {
        for (HeldTrack start : ready) {
            Sighting s = start.offered.orElseThrow();
            start.offered = Optional.empty();
            start.trial(s);
            start.commit(s, start.offeredGain, settings.lateSeconds());
            if (start.isDoubtful()) {
                starter.doubt(start);
            }
            if (start.plots >= FEWEST_PLOTS) {
                s.slowPartner = true;
            }
        }
    }

    private List<HeldTrack> confirmReady(int confirmedTracks) {
        List<HeldTrack> born = new ArrayList<>();
        ready.removeIf(start -> start.plots < FEWEST_PLOTS || start.logOdds < confirmLogOdds);
        ready.sort(Comparator.comparingDouble((HeldTrack start) -> -start.logOdds)
                .thenComparingInt(start -> -start.plots)
                .thenComparingLong(start -> start.first.serial)
                .thenComparingLong(start -> start.last.serial));
        for (HeldTrack start : ready) {
            if (confirmedTracks + born.size() >= settings.mostTracks()) {
                counters.boundReached++;
            } else if (!start.ownsNothing()) {
                start.dead = true;
            } else {
                start.claim();
                born.add(start);
            }
        }
        ready.clear();
        return born;
    }

    private void pairSlow(Sighting s) {
        looseCells.around(s.position, near);
        for (int k = 0; k < near.size(); k++) {
            Sighting a = loose.get(near.get(k));
            if (a.owner == 0 && isPair(a, s) && Starter.slow(a, s)) {
                starter.slowStart(a, s).ifPresent(start -> {
                    a.slowPartner = true;
                    s.slowPartner = true;
                    add(start, s);
                });
            }
        }
    }

    /** Lays the waiting plots that nothing explains side by side, the newest at the end. */
    private void collectFast() {
        fast.clear();
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
            fastTerms[i * FAST_TERMS + 3] = a.seconds;
            fastTerms[i * FAST_TERMS + 4] = a.crossSigma;
        }
    }

    private void pairFast(Sighting s) {
        if (!s.hasElevation) {
            return;
        }
        for (int i = fast.size() - 1; i >= 0; i--) {
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
            looseCells.clear();
            loose.forEach(s -> looseCells.add(s.position));
        }
        index(Math.max(time, index.at()), false);
    }
}
