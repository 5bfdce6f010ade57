package org.watchfire.track;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.watchfire.model.Identity;
import org.watchfire.model.Lineage;
import org.watchfire.model.Track;
import org.watchfire.model.TrackId;

/**
 * A track at work: what it may be ({@link Explanations}), whether it is there at all ({@link Existence}), the plots it took ({@link
 * TrackHistory}). The state changes only with plots, never with the passing of time, so that ticks leave no trace in the estimate.
 */
final class HeldTrack {
    /** Root of three: spreads are those of a place and of a velocity, not of one axis. */
    private static final double BLUR = Math.sqrt(3);

    final Existence existence;
    final Explanations explanations = new Explanations();
    TrackHistory history = new TrackHistory();

    long number;
    int plots;
    boolean confirmed;

    /** Whether a launch that has just risen is among its explanations. */
    boolean risen;

    /** Whether its third plot decides that, where it is no quiet aircraft's. */
    boolean mayHaveRisen;

    boolean dead;
    Track.Status status = Track.Status.TENTATIVE;
    Identity identity = Identity.NONE;
    Optional<TrackId> parent = Optional.empty();
    Sighting first;
    Sighting second;
    Sighting last;

    /**
     * Time, likeliest place and velocity after the last plot, ECEF, with one sigma of both, metres and m/s: what the index and the
     * cheap tests read, kept here so that they need not go through explanations and models.
     */
    private double seconds;

    final double[] glance = new double[6];

    double placeSigma;

    double speedSigma;

    /** Radars in it, kept until another comes. */
    Optional<Lineage> lineage = Optional.empty();

    int lineageSize;

    /** Row in the association under way. */
    int row;

    /** The state last handed out; stands for the track until it changes. */
    Optional<Track> published = Optional.empty();

    /** When it last gave a pair of plots for the alignment of radars. */
    double pairedAt = Double.NEGATIVE_INFINITY;

    /** Whether it changed since the last time its state was handed out. */
    boolean changed;

    HeldTrack(Sighting first, Sighting last, int sensors) {
        this.first = first;
        this.second = last;
        this.last = last;
        seconds = last.seconds;
        existence = new Existence(sensors);
    }

    /** Time of the state. */
    double seconds() {
        return seconds;
    }

    /** Whether it is two plots and no more yet: most fast pairs never see a third one, and models cost much. */
    boolean isBare() {
        return explanations.isEmpty();
    }

    /** Takes a plot not older than the state; its flown explanation takes {@code own}, mostly the same. */
    void commit(Sighting s, Sighting own, double gain, double keepSeconds) {
        history.add(s, own, this, s.seconds - keepSeconds);
        take(s, own);
        existence.gains(gain);
        existence.looked(s);
    }

    private void take(Sighting s, Sighting own) {
        explanations.commit(s, own);
        plots++;
        if (s.seconds >= last.seconds) {
            last = s;
        }
        if (s.seconds < first.seconds) {
            first = s;
        }
        if (s.plot.identity().isKnown()) {
            identity = s.plot.identity().orElse(identity);
        }
        changed = true;
        takeGlance();
    }

    /** Whether no plot of it belongs to a confirmed track. */
    boolean ownsNothing() {
        if (first.owner != 0 || second.owner != 0) {
            return false;
        }
        for (int i = 0; i < history.size(); i++) {
            if (history.sighting(i).owner != 0) {
                return false;
            }
        }
        return true;
    }

    /** Becomes a confirmed track: its plots are its own. */
    void claim() {
        confirmed = true;
        first.owner = 1;
        second.owner = 1;
        for (int i = 0; i < history.size(); i++) {
            history.sighting(i).owner = 1;
        }
    }

    /** Goes on as another one, which began where this one was lost; number, first plot and origin stay. */
    void resume(HeldTrack other) {
        explanations.set(other.explanations.all());
        existence.resume(other.existence);
        history = other.history;
        second = other.second;
        last = other.last;
        plots += other.plots;
        identity = other.identity.orElse(identity);
        status = Track.Status.CONFIRMED;
        takeGlance();
        changed = true;
    }

    /** Takes back that it may have risen, if there is another explanation; it has to show itself like any other start now. */
    void hasNotRisen() {
        risen = false;
        explanations.keepFlown();
        takeGlance();
    }

    /** Puts a second explanation beside the only one, unless that is far likelier. */
    void add(Hypothesis other) {
        explanations.add(other);
        takeGlance();
    }

    /** Called once its explanations are in. */
    void begun() {
        takeGlance();
        changed = true;
    }

    /**
     * Goes back before the {@code at}-th plot, takes {@code s} (and its flown explanation {@code own}) in order of time and all later ones
     * again but one.
     */
    void rerun(int at, Sighting s, Sighting own, Optional<Sighting> without, double keepSeconds) {
        List<Taken> again = new ArrayList<>();
        for (int i = at; i < history.size(); i++) {
            if (without.filter(history.sighting(i)::equals).isEmpty()) {
                again.add(new Taken(history.sighting(i), history.own(i)));
            }
        }
        int place = 0;
        while (place < again.size() && again.get(place).plot.seconds <= s.seconds) {
            place++;
        }
        again.add(place, new Taken(s, own));
        history.restore(at, this);
        history.cut(at);
        last = again.getFirst().plot;
        for (Taken next : again) {
            history.add(next.plot, next.own, this, next.plot.seconds - keepSeconds);
            take(next.plot, next.own);
        }
        existence.looked(s);
    }

    private record Taken(Sighting plot, Sighting own) {}

    private void takeGlance() {
        if (isBare()) {
            seconds = last.seconds;
            double span = last.seconds - first.seconds;
            for (int i = 0; i < 3; i++) {
                glance[i] = last.position[i];
                glance[3 + i] = (last.position[i] - first.position[i]) / span;
            }
            placeSigma = BLUR * last.crossSigma;
            speedSigma = BLUR * (first.crossSigma + last.crossSigma) / span;
            return;
        }
        ModelBank bank = explanations.all()[0].bank;
        seconds = bank.seconds;
        int j = bank.likeliest();
        System.arraycopy(bank.state[j], 0, glance, 0, 6);
        double[] c = bank.covariance[j];
        int n = bank.state[j].length;
        placeSigma = Math.sqrt(c[0] + c[n + 1] + c[2 * n + 2]);
        speedSigma = Math.sqrt(c[3 * n + 3] + c[4 * n + 4] + c[5 * n + 5]);
    }
}
