package org.watchfire.track;

import java.util.List;
import java.util.Optional;

/**
 * Where a new track came from: a stage, a payload or debris that has left an older track. At their common moment both are
 * no farther apart, and no more different in velocity, than parts can be that were one body when the new one was first
 * seen or shortly before. Only what is thrown or under thrust separates.
 */
final class Separation {
    /** How long two parts may be one plot before a radar tells them apart, seconds. */
    private static final double UNRESOLVED_SECONDS = 5;

    /** Largest kick between parts, m/s: springs give one, small motors and bursts some tens. */
    private static final double KICK_MPS = 150;

    /** Largest difference of acceleration afterwards: one part under thrust, the other not, m/s². */
    private static final double THRUST_MPS2 = 40;

    /** The older track was there this long before the new one, seconds. */
    private static final double OLDER_SECONDS = 5;

    /** A track not seen for longer is no longer where its prediction puts it, seconds. */
    private static final double STALE_SECONDS = 20;

    private static final double SIGMAS = 3;

    private final double[] part = new double[6];
    private final double[] partSpread = new double[36];
    private final double[] whole = new double[6];
    private final double[] wholeSpread = new double[36];

    /** The track that {@code born} separated from, or nothing; the nearest one where several would do. */
    Optional<HeldTrack> of(HeldTrack born, List<HeldTrack> tracks) {
        if (born.explanations.better().air) {
            return Optional.empty();
        }
        Optional<HeldTrack> best = Optional.empty();
        double least = 1;
        for (HeldTrack track : tracks) {
            boolean older = track.first.seconds < born.first.seconds - OLDER_SECONDS;
            boolean held = Math.abs(track.last.seconds - born.last.seconds) < STALE_SECONDS;
            if (track != born && !track.dead && older && held && !track.explanations.better().air) {
                double off = off(track, born);
                if (off < least) {
                    least = off;
                    best = Optional.of(track);
                }
            }
        }
        return best;
    }

    /** How far apart they are, as part of what a separation allows; beyond 1 they are strangers. */
    private double off(HeldTrack track, HeldTrack born) {
        double moment = Math.max(track.seconds(), born.seconds());
        track.explanations.estimate(moment, whole, wholeSpread);
        born.explanations.estimate(moment, part, partSpread);
        double apart = moment - born.first.seconds + UNRESOLVED_SECONDS;
        double place = KICK_MPS * apart + THRUST_MPS2 / 2 * apart * apart + SIGMAS * sigma(0);
        double speed = KICK_MPS + THRUST_MPS2 * apart + SIGMAS * sigma(3);
        return Math.max(distance(0) / place, distance(3) / speed);
    }

    private double distance(int from) {
        double sum = 0;
        for (int i = from; i < from + 3; i++) {
            sum += (part[i] - whole[i]) * (part[i] - whole[i]);
        }
        return Math.sqrt(sum);
    }

    private double sigma(int from) {
        double sum = 0;
        for (int i = from; i < from + 3; i++) {
            sum += partSpread[7 * i] + wholeSpread[7 * i];
        }
        return Math.sqrt(sum);
    }
}
