package org.watchfire.fuse;

/**
 * What a fuser is told from outside.
 *
 * @param joinDistance squared distance of six terms below which two nations' tracks are taken for one object
 * @param partDistance and above which, three times running, they are taken apart again
 * @param silentSeconds a track not heard of for this long, in the time of its plots, is let go
 * @param mostTracks bound on tracks held; a new one beyond it is counted and left out
 */
public record FuserSettings(double joinDistance, double partDistance, double silentSeconds, int mostTracks) {
    public FuserSettings {
        if (!(joinDistance > 0 && partDistance >= joinDistance)) {
            throw new IllegalArgumentException(
                    "joinDistance " + joinDistance + " and partDistance " + partDistance + " are not in order above 0");
        }
        if (!(silentSeconds > 0) || mostTracks < 1) {
            throw new IllegalArgumentException(
                    "silentSeconds " + silentSeconds + " or mostTracks " + mostTracks + " is not above 0");
        }
    }

    /** For operation: 0.9995 and 0.99999 of a chi-square of six, a minute and a half of silence, 60,000 tracks. */
    public static FuserSettings defaults() {
        return new FuserSettings(24, 35, 90, 60_000);
    }
}
