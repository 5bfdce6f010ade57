package org.watchfire.assess;

import org.watchfire.assess.evidence.Classifier;
import org.watchfire.astro.Geodesic;

/** Whether a flight has ended earlier than it was meant to. */
final class Failure {
    private static final double QUIET_SECONDS = 20;
    private static final double FAILED_SPACE = 0.6;
    private static final double SHORT_OF_NOTICE = 0.6;

    private Failure() {}

    /**
     * Thrust ended early, on the way to orbit by its path or short of what was announced, and nothing follows; or the object
     * broke up.
     */
    static boolean isFound(LaunchEvent event, Dossier p) {
        if (!event.own) {
            return event.failed;
        }
        boolean suborbital = Classifier.isSuborbital(p.glance);
        double quiet = event.verdict.quietSeconds();
        if (Double.isInfinite(quiet)
                || p.evidence.isThrusting()
                || p.evidence.isReturning()
                || !suborbital
                || p.impact().isEmpty()) {
            return event.failed && !p.evidence.isThrusting();
        }
        if (Math.min(quiet, p.evidence.unsuspectedSeconds()) < QUIET_SECONDS) {
            return event.failed;
        }
        boolean shortOfNotice = event.notice.isPresent()
                && Geodesic.distanceMetres(
                                event.notice.get().site(),
                                p.impact().get().region().centre())
                        < SHORT_OF_NOTICE * NoticeMatch.reachMetres(event.notice.get());
        return event.failed
                || shortOfNotice
                || event.verdict.failedSpace() >= FAILED_SPACE
                || BreakUp.isFound(event.members, p);
    }
}
