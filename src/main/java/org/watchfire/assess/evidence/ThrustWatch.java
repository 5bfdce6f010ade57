package org.watchfire.assess.evidence;

import java.util.ArrayDeque;
import java.util.Optional;
import org.watchfire.astro.Glance;
import org.watchfire.model.Motion;
import org.watchfire.model.SystemTrack;
import org.watchfire.model.TimeTag;

/**
 * Whether an object thrusts, and since when it does not. The tracker's boost probability says so of the first burn of a
 * launch. Later it is not enough: tracks that begin beside a part, or change from one part to another, look like thrust
 * too. What thrusts for real gains energy, so that a later burn, and any burn of a part that joined a launch already
 * known, is believed once the energy has risen beyond its errors, and above what the launch had when it began. Mutable, of one object.
 */
final class ThrustWatch {
    /** Boost probability from which it counts as thrusting, and below which as not; two reports in a row decide, or the first of all. */
    private static final double ON = 0.6;

    private static final double OFF = 0.35;
    private static final double LIKELY = 0.5;

    /** Unseen for this long, a short burn is not believed to go on. */
    private static final double UNSEEN_SECONDS = 12;

    /** A burn watched for this long goes on where nobody looks any more, as that of a stage beyond all radars does. */
    private static final double BELIEVED_BURN_SECONDS = 30;

    /** Gain of speed below which no gain of energy is believed: pieces part at tens of metres a second. */
    private static final double LEAST_GAIN_MPS = 60;

    private static final double GAIN_SIGMAS = 4;
    private static final double GAIN_SECONDS = 30;
    private static final double GAIN_SPACING_SECONDS = 1;

    private boolean boosting;
    private boolean believed;
    private boolean everThrust;
    private boolean everEnded;
    private boolean everBoosted;
    private TimeTag end;
    private Optional<TimeTag> begin = Optional.empty();
    private Optional<TimeTag> mayBegin = Optional.empty();
    private TimeTag mayEnd;
    private double knownAtBegin = Double.NEGATIVE_INFINITY;
    private int burns;
    private double burnSeconds;
    private int agreeing;
    private final ArrayDeque<Energy> energies = new ArrayDeque<>();

    private record Energy(TimeTag time, double value, double sigma) {}

    /** @param glance the state in {@code first} */
    ThrustWatch(SystemTrack first, Glance glance) {
        end = first.estimate().time();
        mayEnd = end;
        boosting = share(first.motion()) > ON;
        believed = boosting;
        everThrust = boosting;
        everBoosted = boosting;
        burns = boosting ? 1 : 0;
        energies.add(new Energy(end, glance.energyJoulesPerKilogram(), glance.energySigma()));
    }

    /** Whether it rather thrusts than not. */
    static boolean isBoosting(Motion motion) {
        return share(motion) > LIKELY;
    }

    /** Boost against all that is not boost; what is not known is no thrust. */
    static double share(Motion motion) {
        return motion.equals(Motion.UNKNOWN) ? 0 : motion.boost();
    }

    /**
     * Takes a report that rests on a new plot.
     *
     * @param later whether the object came to a launch already known, so that it must show the gain first
     * @param known energy that some object of the launch has had for sure, J/kg; minus infinity where none is known
     */
    void measured(SystemTrack track, Glance glance, boolean later, double known) {
        TimeTag time = track.estimate().time();
        double share = share(track.motion());
        boolean against = boosting ? share < OFF : share > ON;
        agreeing = against ? agreeing + 1 : 0;
        if (agreeing == 1 && boosting && believed) {
            end = time;
        }
        if (agreeing >= 2) {
            boosting = !boosting;
            agreeing = 0;
            if (!boosting) {
                ended();
            } else {
                mayBegin = Optional.of(time);
                knownAtBegin = known;
            }
        }
        boolean first = !everEnded && !later;
        boolean before = believed;
        believed = boosting && (first || before || gains(glance));
        everThrust |= believed;
        if (believed && !before) {
            burns++;
            begin = mayBegin;
        }
        if (boosting) {
            everBoosted = true;
            mayEnd = time;
        }
        keep(time, glance);
    }

    /** Time passes: a short burn that is not seen any more has ended. */
    void passed(double seconds, TimeTag now, TimeTag lastPlot) {
        double unseenSeconds = now.secondsSince(lastPlot);
        if (believed && unseenSeconds < UNSEEN_SECONDS) {
            burnSeconds += seconds;
        }
        if (believed && unseenSeconds >= UNSEEN_SECONDS && burnSeconds < BELIEVED_BURN_SECONDS) {
            // a false plot looks like thrust, and where nothing follows it nothing takes it back
            boosting = false;
            end = lastPlot;
            ended();
        }
    }

    /** It came to a launch already known: what looked like thrust so far must show the gain first. */
    void doubt(double known) {
        knownAtBegin = known;
        believed = false;
        everThrust = false;
        burns = 0;
        burnSeconds = 0;
    }

    private void ended() {
        everEnded |= believed;
        believed = false;
        energies.clear();
    }

    private boolean gains(Glance glance) {
        double energy = glance.energyJoulesPerKilogram();
        double least = LEAST_GAIN_MPS * glance.speedMps();
        if (glance.sureEnergyJoulesPerKilogram() < knownAtBegin) {
            return false;
        }
        for (Energy then : energies) {
            double gain = energy - then.value;
            if (gain > least && gain > GAIN_SIGMAS * Math.hypot(glance.energySigma(), then.sigma)) {
                return true;
            }
        }
        return false;
    }

    private void keep(TimeTag time, Glance glance) {
        if (energies.isEmpty() || time.secondsSince(energies.getLast().time) >= GAIN_SPACING_SECONDS) {
            energies.add(new Energy(time, glance.energyJoulesPerKilogram(), glance.energySigma()));
        }
        while (time.secondsSince(energies.getFirst().time) > GAIN_SECONDS) {
            energies.removeFirst();
        }
    }

    /** Whether a burn that is believed goes on. */
    boolean isThrusting() {
        return believed;
    }

    /** Whether a burn was ever believed. */
    boolean hasThrust() {
        return everThrust;
    }

    /** Seconds of thrust seen. */
    double burnSeconds() {
        return burnSeconds;
    }

    /** Seconds the last burn took: from the launch, or from where it was seen to begin; infinite where neither is known. */
    double lastBurnSeconds(Optional<TimeTag> launch) {
        Optional<TimeTag> from = burns <= 1 ? launch : begin;
        return from.map(t -> Math.max(0, end.secondsSince(t))).orElse(Double.POSITIVE_INFINITY);
    }

    /** Seconds since anything looked like thrust, believed or not; infinite where nothing did. */
    double unsuspectedSeconds(TimeTag now) {
        return everBoosted ? Math.max(0, now.secondsSince(mayEnd)) : Double.POSITIVE_INFINITY;
    }

    /** Seconds since thrust ended: 0 while thrusting, infinite where none was seen. */
    double quietSeconds(TimeTag now) {
        if (believed) {
            return 0;
        }
        return everThrust ? Math.max(0, now.secondsSince(end)) : Double.POSITIVE_INFINITY;
    }
}
