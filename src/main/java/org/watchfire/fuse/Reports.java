package org.watchfire.fuse;

import java.util.Optional;
import org.watchfire.model.StateEstimate;
import org.watchfire.model.Track;

/**
 * What one nation's reports of one track turn out to be worth. A partner may give a version that is coarser than its own: on a
 * grid, rounded, with a wider covariance, or one report in a minute. What a report says of its own errors is not always what
 * was taken from it, so that it is measured: a report is compared with the one before, moved to its time. Estimates of one
 * filter follow each other closer than their errors; where they do not, by {@link #UNSTEADY} and more, the covariance is widened by as
 * much. Mutable, of one {@link Fuser}.
 */
final class Reports {
    /** Mean squared distance for each term from which reports contradict each other; those of one filter stay below a half. */
    private static final double UNSTEADY = 1;

    private static final int REMEMBERED = 8;

    /** A finer version is kept in place of a coarse one for so long, seconds. */
    private static final double FINER_KEPT_SECONDS = 30;

    private static final double GAPS_UNTIL_SILENT = 2.5;
    private static final double LONGEST_SILENCE_SECONDS = 300;

    private final CovarianceIntersection intersection;
    private final Gaussian6 then = new Gaussian6();
    private final Gaussian6 now = new Gaussian6();
    private Optional<Track> last = Optional.empty();
    private int count;
    private int compared;
    private double unsteadiness;
    private double gapSeconds;

    private final boolean own;

    /**
     * @param own whether they are of this node's own tracker, which takes nothing from them
     */
    Reports(boolean own, CovarianceIntersection intersection) {
        this.own = own;
        this.intersection = intersection;
    }

    /** How many were taken. */
    int count() {
        return count;
    }

    /** Takes the next report, not older than the last. */
    void take(Track track) {
        count++;
        last.ifPresent(before -> {
            double seconds =
                    track.estimate().time().secondsSince(before.estimate().time());
            if (seconds > 0) {
                gapSeconds = seconds;
                then.set(before.estimate());
                then.predict(seconds, before.motion());
                now.set(track.estimate());
                double squared = intersection.squaredDistance(then, now) / StateEstimate.STATE;
                compared++;
                unsteadiness += (squared - unsteadiness) / Math.min(compared, REMEMBERED);
            }
        });
        last = Optional.of(track);
    }

    /** Factor on the covariance, at least 1. */
    double widening() {
        return !own && unsteadiness > UNSTEADY ? unsteadiness : 1;
    }

    /** Whether the version held last says less than its nation knows: it has a ball for its errors, or proved to be rounded. */
    boolean isCoarse() {
        return !own
                && (widening() > 1
                        || last.filter(track -> isBall(track.estimate())).isPresent());
    }

    /**
     * Whether the version held is finer than a new one of about the same time: coarse and fine versions of a track may come
     * by two ways, in any order.
     */
    boolean isFinerThan(Track next) {
        if (last.isEmpty() || !isBall(next.estimate()) || isBall(last.get().estimate())) {
            return false;
        }
        double seconds =
                next.estimate().time().secondsSince(last.get().estimate().time());
        if (seconds > FINER_KEPT_SECONDS) {
            return false;
        }
        then.set(last.get().estimate());
        then.predict(seconds, last.get().motion());
        now.set(next.estimate());
        return then.positionVariance() < now.positionVariance();
    }

    /** Silence after which the track is let go, seconds: longer where reports are few. */
    double silentSeconds(double usual) {
        return Math.max(usual, Math.min(GAPS_UNTIL_SILENT * gapSeconds, LONGEST_SILENCE_SECONDS));
    }

    /** The same error in every direction: no filter of plots says so, a release that hides where its radar stands does. */
    private static boolean isBall(StateEstimate e) {
        for (int i = 0; i < StateEstimate.STATE; i++) {
            if (e.covariance(i, i) != e.covariance(i < 3 ? 0 : 3, i < 3 ? 0 : 3)) {
                return false;
            }
            for (int j = i + 1; j < StateEstimate.STATE; j++) {
                if (e.covariance(i, j) != 0) {
                    return false;
                }
            }
        }
        return true;
    }
}
