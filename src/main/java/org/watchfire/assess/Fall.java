package org.watchfire.assess;

import org.watchfire.astro.FreeFlight;
import org.watchfire.model.StateEstimate;

/**
 * Whether two coasting bodies fall together: the earlier estimate, flown on under gravity alone to the time of the later,
 * comes as near to it as their errors and the speed of parting allow. So a part that was lost and is seen anew belongs to
 * its launch, however late, although it can no longer tell where it was launched.
 */
final class Fall {
    /** Longer gaps are not bridged: what the air and the parting did meanwhile is beyond any sigma. */
    static final double LONGEST_GAP_SECONDS = 400;

    /** Stages, fairings and pieces part at metres to tens of metres a second. */
    private static final double PARTING_MPS = 50;

    /** What the thin air above 40 km may have done, over the whole gap. */
    private static final double DRAG_MPS = 50;

    private static final double THIN_AIR_METRES = 40_000;
    private static final double STEP_SECONDS = 2;
    private static final double SIGMAS = 3;

    private Fall() {}

    /** How far both are from falling together, 1 and more where they do not or do not coast high enough to be compared. */
    static double farness(Dossier one, Dossier other) {
        if (one == other || one.evidence.isThrusting() || other.evidence.isThrusting() || isLow(one) || isLow(other)) {
            return Double.POSITIVE_INFINITY;
        }
        StateEstimate a = one.track.estimate();
        StateEstimate b = other.track.estimate();
        return a.time().compareTo(b.time()) <= 0 ? leadsTo(a, b) : leadsTo(b, a);
    }

    private static boolean isLow(Dossier d) {
        return d.glance.heightMetres() < THIN_AIR_METRES;
    }

    private static double leadsTo(StateEstimate earlier, StateEstimate later) {
        double gap = later.time().secondsSince(earlier.time());
        if (gap > LONGEST_GAP_SECONDS) {
            return Double.POSITIVE_INFINITY;
        }
        double[] flown = earlier.toState();
        FreeFlight.propagate(flown, gap, STEP_SECONDS);
        double speedSigma = velocitySigmaMps(earlier) + velocitySigmaMps(later);
        double apart = distance(flown, later, 0);
        double differing = distance(flown, later, 3);
        double speedAllowed = PARTING_MPS + DRAG_MPS + SIGMAS * speedSigma;
        double placeAllowed = SIGMAS * (earlier.positionSigmaMetres() + later.positionSigmaMetres())
                + gap * (PARTING_MPS + SIGMAS * velocitySigmaMps(earlier));
        return Math.max(differing / speedAllowed, apart / placeAllowed);
    }

    private static double velocitySigmaMps(StateEstimate e) {
        return Math.sqrt(e.covariance(3, 3) + e.covariance(4, 4) + e.covariance(5, 5));
    }

    private static double distance(double[] state, StateEstimate other, int from) {
        double sum = 0;
        for (int i = from; i < from + 3; i++) {
            double apart = state[i] - other.state(i);
            sum += apart * apart;
        }
        return Math.sqrt(sum);
    }
}
