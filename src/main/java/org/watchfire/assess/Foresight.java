package org.watchfire.assess;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.watchfire.assess.areas.Outlook;
import org.watchfire.assess.impact.BallisticCoefficient;
import org.watchfire.model.Threat;
import org.watchfire.model.TimeTag;

/**
 * The futures of one object, flown anew when due. There are three kinds: the likely ones, after cut-off cautious ones
 * with twice the sigma, and after a failure those of the parts. One kind is flown at a time, so that no look at an event
 * takes long; the likely ones come first, and until all are flown nothing is cleared. Mutable, of one {@link Dossier}.
 */
final class Foresight {
    private static final double THRUSTING_SECONDS = 5;
    private static final double COASTING_SECONDS = 10;

    /** A coasting body's futures change the less the longer it has been watched: share of that time between two. */
    private static final double COASTING_SHARE = 0.15;

    private static final double LONGEST_SECONDS = 30;
    private static final double CAUTION = 4;

    private Optional<Flown> likely = Optional.empty();
    private Optional<Flown> cautious = Optional.empty();
    private Optional<Flown> debris = Optional.empty();

    /** Futures, the time of the estimate they set out from, and what they threaten. */
    private record Flown(Outlook outlook, TimeTag time, boolean thrusting, List<Threat> threats) {
        /** Whether all of them are down by then. */
        boolean areDownBy(TimeTag then) {
            return then.secondsSince(time) > outlook.lastDownSeconds();
        }
    }

    /**
     * Flies one kind anew if one is due.
     *
     * @param basis of an impact of the object itself
     * @param failed whether parts of it may come down
     * @return whether one was flown
     */
    boolean renew(AssessorSettings settings, Dossier d, Threat.Basis basis, boolean failed) {
        TimeTag time = d.track.estimate().time();
        if (likely.isEmpty()
                || likely.get().thrusting != d.evidence.isThrusting()
                || time.secondsSince(likely.get().time) >= seconds(d)) {
            double thrust = d.evidence.isThrusting() ? d.track.motion().thrustMps2() : 0;
            likely = Optional.of(fly(settings, d, d.drag(basis), thrust, 1, basis));
            if (d.evidence.isThrusting()) {
                cautious = Optional.empty();
            }
            if (!failed) {
                debris = Optional.empty();
            }
            return true;
        }
        if (!d.evidence.isThrusting() && isStale(cautious)) {
            cautious = Optional.of(fly(settings, d, d.drag(basis), 0, CAUTION, basis));
            return true;
        }
        if (failed && isStale(debris)) {
            debris = Optional.of(fly(settings, d, BallisticCoefficient.OF_A_PART, 0, 1, Threat.Basis.DEBRIS));
            return true;
        }
        return false;
    }

    private static Flown fly(
            AssessorSettings settings,
            Dossier d,
            BallisticCoefficient drag,
            double thrust,
            double widening,
            Threat.Basis basis) {
        TimeTag time = d.track.estimate().time();
        Outlook outlook = Outlook.of(settings.areas(), d.track.estimate(), drag, thrust, widening, basis);
        double impact = Outlook.leastShare(settings.areaProbability(), d.evidence.isThrusting());
        double overflight = Outlook.leastShare(settings.overflightProbability(), d.evidence.isThrusting());
        return new Flown(outlook, time, d.evidence.isThrusting(), outlook.threats(time, impact, overflight));
    }

    /** Whether one kind is older than the likely ones. */
    private boolean isStale(Optional<Flown> kind) {
        return kind.isEmpty()
                || likely.filter(l -> l.time.compareTo(kind.get().time) > 0).isPresent();
    }

    private static double seconds(Dossier d) {
        double coasting = Math.min(d.evidence.quietSeconds(), d.evidence.watchedSeconds());
        return d.evidence.isThrusting()
                ? THRUSTING_SECONDS
                : Math.clamp(COASTING_SHARE * coasting, COASTING_SECONDS, LONGEST_SECONDS);
    }

    boolean isEmpty() {
        return likely.isEmpty();
    }

    /** Whether every kind has been flown, be it some time ago. */
    boolean isComplete(boolean thrusting, boolean failed) {
        return likely.isPresent() && (thrusting || cautious.isPresent()) && (!failed || debris.isPresent());
    }

    /** The likely futures. */
    Optional<Outlook> likely() {
        return likely.map(Flown::outlook);
    }

    /** What is threatened from some time on, by the object or its parts. */
    List<Threat> threats(TimeTag from) {
        List<Threat> out = new ArrayList<>();
        likely.ifPresent(f -> addLater(f.threats, from, out));
        debris.ifPresent(f -> addLater(f.threats, from, out));
        return out;
    }

    private static void addLater(List<Threat> threats, TimeTag from, List<Threat> out) {
        for (Threat threat : threats) {
            if (threat.to().compareTo(from) >= 0) {
                out.add(threat);
            }
        }
    }

    /** The greatest probability in any kind that an area is harmed or passed from some time on. */
    double danger(String code, TimeTag from) {
        double most = 0;
        for (Optional<Flown> kind : List.of(likely, cautious, debris)) {
            if (kind.isPresent()) {
                Flown flown = kind.get();
                most = Math.max(most, flown.outlook.greatest(code, from.secondsSince(flown.time)));
            }
        }
        return most;
    }

    /** Whether by some time it must be down, in all cautious futures, and its debris too where there may be any. */
    boolean isDownBy(TimeTag time) {
        Optional<Flown> last = cautious.or(() -> likely);
        return last.isPresent()
                && last.get().areDownBy(time)
                && debris.filter(flown -> !flown.areDownBy(time)).isEmpty();
    }
}
