package org.watchfire.assess;

import java.util.List;
import java.util.Optional;
import org.watchfire.astro.FreeFlight;
import org.watchfire.model.StateEstimate;
import org.watchfire.model.TimeTag;

/**
 * Whether the leading object of a launch has broken up: with it fly several pieces of the same ancestor, first seen within
 * seconds of each other, that part from it faster than a separation does, and none thrusts. Ordinary parts do not count: at
 * staging, and when fairings leave, one of the parts goes on thrusting; a warhead or a payload is let go alone, or at a walking pace; what
 * falls behind the leading object by more than a burst can do came off it earlier, or is a stage that breaks in the air.
 */
final class BreakUp {
    /** Pieces beside the leading object. */
    private static final int OTHERS = 2;

    private static final double TOGETHER_SECONDS = 15;

    /** Springs and small motors part bodies by metres a second, a burst by tens. */
    private static final double SLOWEST_MPS = 10;

    private static final double FASTEST_MPS = 250;
    private static final double SIGMAS = 2;

    /** Not seen for longer, a piece is not where its track says. */
    private static final double SEEN_SECONDS = 10;

    /** Whatever falls to below here is broken by the air. */
    private static final double AIR_METRES = 60_000;

    private static final double STEP_SECONDS = 1;

    private BreakUp() {}

    /**
     * Looks at all objects of a launch.
     *
     * @param members every object of it
     * @param leading the one that matters most
     */
    static boolean isFound(List<Dossier> members, Dossier leading) {
        if (leading.evidence.isThrusting()
                || (leading.glance.climbMps() < 0 && leading.glance.heightMetres() < AIR_METRES)) {
            return false;
        }
        List<TimeTag> births = members.stream()
                .filter(member -> member != leading && isPiece(member, leading, members))
                .map(member -> member.track.firstPlot())
                .sorted()
                .toList();
        for (int i = 0; i + OTHERS <= births.size(); i++) {
            if (births.get(i + OTHERS - 1).secondsSince(births.get(i)) <= TOGETHER_SECONDS) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPiece(Dossier member, Dossier leading, List<Dossier> members) {
        if (member.lost
                || member.evidence.isThrusting()
                || ancestor(member, members) != ancestor(leading, members)
                || unseenSeconds(member) > SEEN_SECONDS
                || unseenSeconds(leading) > SEEN_SECONDS) {
            return false;
        }
        StateEstimate one = member.track.estimate();
        StateEstimate other = leading.track.estimate();
        double mps = partingMps(one, other);
        double doubt = SIGMAS * Math.hypot(velocitySigmaMps(one), velocitySigmaMps(other));
        return mps > SLOWEST_MPS + doubt && mps < FASTEST_MPS + doubt;
    }

    private static double unseenSeconds(Dossier d) {
        return d.track.estimate().time().secondsSince(d.track.lastPlot());
    }

    /** The number of the oldest track it came from, as far as that is known: its own where it came from none. */
    private static long ancestor(Dossier of, List<Dossier> members) {
        long number = of.track.id().number();
        Optional<Dossier> at = Optional.of(of);
        for (int i = 0; i < members.size() && at.isPresent(); i++) {
            long parent = at.get().track.parent();
            if (parent == 0) {
                return number;
            }
            number = parent;
            at = members.stream().filter(m -> m.track.id().number() == parent).findFirst();
        }
        return number;
    }

    /** Difference of two velocities at the later moment of both, m/s. */
    private static double partingMps(StateEstimate one, StateEstimate other) {
        double seconds = one.time().secondsSince(other.time());
        double[] a = one.toState();
        double[] b = other.toState();
        if (seconds > 0) {
            FreeFlight.propagate(b, seconds, STEP_SECONDS);
        } else if (seconds < 0) {
            FreeFlight.propagate(a, -seconds, STEP_SECONDS);
        }
        return Math.sqrt(Math.pow(a[3] - b[3], 2) + Math.pow(a[4] - b[4], 2) + Math.pow(a[5] - b[5], 2));
    }

    private static double velocitySigmaMps(StateEstimate e) {
        return Math.sqrt(e.covariance(3, 3) + e.covariance(4, 4) + e.covariance(5, 5));
    }
}
