package org.watchfire.track;

import java.util.List;
import java.util.Optional;

/**
 * An aircraft that was lost in a turn and begins again: a start about to be confirmed may be the continuation of a track
 * that has had no plot since. The aircraft went round at an even rate from the old heading to the newest one;
 * where that leads from the track's last place to the start's first plot, and at the same speed, the number stays.
 */
final class Resumption {
    static final double LONGEST_GAP_SECONDS = 30;

    /** Half the sideways acceleration by which the turn between may have been uneven, m/s². */
    private static final double UNEVEN_MPS2 = 8;

    /** What speed may change by, beyond what both estimates leave open, m/s. */
    private static final double FASTER_MPS = 25;

    private static final double SIGMAS = 3;

    /** Faster than what {@link AirEnvelope} lets pass. */
    private static final double FASTEST_MPS = 1_000;

    private final double[] from = new double[6];
    private final double[] to = new double[6];
    private final double[] spread = new double[36];

    /** The track that {@code born} continues, or nothing; the nearest one where several would do. */
    Optional<HeldTrack> of(HeldTrack born, List<HeldTrack> tracks) {
        if (tracks.isEmpty() || !born.explanations.better().air) {
            return Optional.empty();
        }
        born.explanations.estimate(born.seconds(), to, spread);
        HeldTrack best = born;
        double least = 1;
        for (HeldTrack track : tracks) {
            double gap = born.first.seconds - track.last.seconds;
            if (!track.dead
                    && gap > 0
                    && gap < LONGEST_GAP_SECONDS
                    && near(track, born, gap)
                    && track.existence.misses() > 0
                    && track.explanations.better().air) {
                double off = off(track, born, gap);
                if (off < least) {
                    least = off;
                    best = track;
                }
            }
        }
        return best == born ? Optional.empty() : Optional.of(best);
    }

    /** Whether it may be near enough for {@link #off} at all: cheap, since a thousand tracks may be lost at once. */
    private static boolean near(HeldTrack track, HeldTrack born, double gap) {
        double reach = FASTEST_MPS * gap
                + SIGMAS * (track.placeSigma + born.first.crossSigma + 2 * track.last.crossSigma)
                + UNEVEN_MPS2 * gap * gap;
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            double apart = born.first.position[i] - track.last.position[i];
            sum += apart * apart;
        }
        return sum < reach * reach;
    }

    /** How far the start is from where the turn leads, as part of what is allowed; beyond 1 they do not belong together. */
    private double off(HeldTrack track, HeldTrack born, double gap) {
        track.explanations.estimate(track.seconds(), from, spread);
        double before = length(from);
        double after = length(to);
        double speedSigma = Math.min(track.speedSigma, 60) + Math.min(born.speedSigma, 60);
        if (Math.abs(before - after) > FASTER_MPS + speedSigma || before < 1 || after < 1) {
            return Double.POSITIVE_INFINITY;
        }
        double cosine = (from[3] * to[3] + from[4] * to[4] + from[5] * to[5]) / (before * after);
        double whole = Math.acos(Math.clamp(cosine, -1, 1));
        double half = whole / 2 * gap / (gap + born.seconds() - born.first.seconds);
        double chord = half < 1e-3 ? 1 : Math.sin(half) / half;
        double sine = Math.max(Math.sin(whole), 1e-2);
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            // the direction half way round, between the old heading and the new one
            double middle = whole < 1e-2
                    ? from[3 + i] / before
                    : (Math.sin(whole - half) * from[3 + i] / before + Math.sin(half) * to[3 + i] / after) / sine;
            double miss = born.first.position[i] - from[i] - before * gap * chord * middle;
            sum += miss * miss;
        }
        double allowed = SIGMAS * (track.placeSigma + born.first.crossSigma) + UNEVEN_MPS2 * gap * gap;
        return Math.sqrt(sum) / allowed;
    }

    private static double length(double[] state) {
        return Math.sqrt(state[3] * state[3] + state[4] * state[4] + state[5] * state[5]);
    }
}
