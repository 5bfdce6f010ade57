package org.watchfire.track;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Starts, and with {@link WaitingPlots} what may become one. Starts do not exclude each other; each takes its best plot of a look. One that
 * is sure enough and has three plots, or two where it has just risen, is confirmed, the surest first, if no plot of it belongs to another by then.
 */
final class Starts {
    /** Fewest plots of a confirmed track that has not just risen: two always lie on a line. */
    static final int FEWEST_PLOTS = 3;

    /** Probability of an aircraft below which two plots that fit a launch are enough. */
    private static final double LEAST_DOUBT = 0.15;

    /** Probability of an aircraft beyond which three plots or more are of nothing that has risen. */
    private static final double MOST_DOUBT = 0.5;

    /**
     * Log odds from which a start of three plots explains the newest, which pairs with no other then. One that is rather chance
     * does not: two false plots often lead to where a launch is seen next.
     */
    private static final double EXPLAINED_LOG_ODDS = 0;

    private static final double HOPELESS_LOG_ODDS = -14;
    private static final int MOST_MISSES = 2;
    /** Starts that one plot begins at most; those beyond it are not made, and counted. */
    private static final int MOST_STARTS_PER_PLOT = 24;

    /** The surest first; of two as sure, that of more plots, then the older. */
    private static final Comparator<HeldTrack> SUREST = Starts::bySureness;

    private final Starter starter;
    private final Reconsideration reconsideration;
    private final TrackerSettings settings;
    private final TrackCounters counters;
    private final double confirmLogOdds;
    private final List<HeldTrack> starts = new ArrayList<>();
    private final TrackIndex index = new TrackIndex();
    private final WaitingPlots waiting = new WaitingPlots();
    private final Offers offers = new Offers();
    private final IntList near = new IntList();
    private final List<HeldTrack> ready = new ArrayList<>();

    Starts(Starter starter, Reconsideration reconsideration, TrackerSettings settings, TrackCounters counters) {
        this.starter = starter;
        this.reconsideration = reconsideration;
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
     * @return starts to confirm; their plots are marked as owned
     */
    List<HeldTrack> feed(List<Sighting> plots, List<HeldTrack> tracks) {
        offer(plots);
        takeBest(plots);
        List<HeldTrack> born = confirmReady(tracks, 0);
        for (Sighting s : plots) {
            if (s.owner == 0 && !s.explained) {
                pairSlow(s);
            }
        }
        born.addAll(confirmReady(tracks, born.size()));
        counters.boundReached += waiting.collectFast(plots.getFirst().seconds);
        for (Sighting s : plots) {
            if (s.owner == 0 && !s.explained && s.hasElevation) {
                waiting.fastPartners(s).forEach(a -> add(starter.fastStart(a, s), s));
            }
        }
        for (Sighting s : plots) {
            if (s.owner == 0) {
                keep(s);
            }
        }
        return born;
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
                start.explanations.trial(s);
                if (starter.doubts(start)) {
                    start.explanations.trial(s);
                }
                double gain = Associator.gain(start, s);
                if (start.explanations.trialDistance < Associator.GATE && gain > most) {
                    best = offers.plot(offer);
                    most = gain;
                }
            }
            if (best >= 0) {
                Sighting s = plots.get(best);
                take(start, s, aircraftsOwn(start, s, plots, offers.first(offers.start(i))), most);
            }
        }
    }

    /** What an aircraft would take of the plots offered. */
    private Sighting aircraftsOwn(HeldTrack start, Sighting s, List<Sighting> plots, int firstOffer) {
        if (!OwnPlot.isOpen(start)) {
            return s;
        }
        OwnPlot own = new OwnPlot(start, s);
        for (int offer = firstOffer; offer >= 0; offer = offers.after(offer)) {
            own.look(plots.get(offers.plot(offer)));
        }
        return own.best();
    }

    private void take(HeldTrack start, Sighting s, Sighting own, double gain) {
        start.explanations.trial(s);
        start.commit(s, own, gain, settings.lateSeconds());
        start.mayHaveRisen = false;
        if (start.risen && start.plots >= FEWEST_PLOTS && start.explanations.airProbability() > MOST_DOUBT) {
            start.hasNotRisen();
        }
        reconsideration.of(start);
        if (start.plots >= FEWEST_PLOTS && start.existence.logOdds() >= EXPLAINED_LOG_ODDS) {
            s.explained = true;
        }
        ready.add(start);
    }

    private List<HeldTrack> confirmReady(List<HeldTrack> tracks, int born) {
        List<HeldTrack> out = new ArrayList<>();
        ready.removeIf(start -> start.existence.logOdds() < confirmLogOdds || isTooShort(start, tracks));
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
        int order = Double.compare(b.existence.logOdds(), a.existence.logOdds());
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
        return start.plots < FEWEST_PLOTS && !(start.risen && start.explanations.airProbability() < LEAST_DOUBT);
    }

    private static boolean mayBe(HeldTrack start, HeldTrack track) {
        double dt = start.first.seconds - track.last.seconds;
        return track.last.seconds < start.last.seconds - 0.5 * start.last.sensor.periodSeconds
                && dt < Resumption.LONGEST_GAP_SECONDS
                && Reach.isFlyableWithin(track.last, start.first, Math.abs(dt));
    }

    private void keep(Sighting s) {
        if (waiting.size() < settings.mostLoosePlots()) {
            waiting.keep(s);
        } else {
            counters.boundReached++;
        }
    }

    private void pairSlow(Sighting s) {
        for (Sighting a : waiting.slowPartners(s)) {
            starter.slowStart(a, s).ifPresent(start -> {
                a.explained = true;
                s.explained = true;
                add(start, s);
                if (start.risen && start.existence.logOdds() >= confirmLogOdds) {
                    ready.add(start);
                }
            });
        }
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
            start.existence.countMisses(sensors, time);
            if (start.existence.misses() > MOST_MISSES
                    || start.existence.logOdds() < HOPELESS_LOG_ODDS
                    || !start.ownsNothing()) {
                start.dead = true;
            }
        }
        starts.removeIf(start -> start.dead);
        waiting.sweep(time);
        index.spoil();
    }
}
