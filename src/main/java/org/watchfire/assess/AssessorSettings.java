package org.watchfire.assess;

import org.watchfire.assess.areas.Areas;
import org.watchfire.model.Label;
import org.watchfire.model.NationId;
import org.watchfire.model.Realm;

/**
 * How one node assesses. {@link #of} gives the figures we stand behind; the rest is for tests and for those who know why.
 *
 * @param nation whose node it is
 * @param realm marked on everything said
 * @param label marking of what is said; joined with that of the track it is said of, the stricter part of each
 * @param areas the administrative areas to look for
 * @param warningProbability that it is a ballistic flight or a space launch, from which a warning is opened, in (0, 1); after two looks with a
 *     fifth of the doubt it leaves
 * @param existenceProbability of the track, from which a warning is opened, in (0, 1)
 * @param looksToWarn measurements after the first report of a track before it may open a warning, at least 1
 * @param areaProbability from which an area is listed for impact or debris, in (0, 1)
 * @param overflightProbability from which an area is listed for overflight, in (0, 1)
 * @param clearProbability below which an area is excluded, in (0, 1)
 * @param quietSecondsToClear without thrust before an area is cleared, at least 0: stages part, and the next one starts
 * @param heartbeatSeconds after which an unchanged warning is said again, above 0
 * @param versionSeconds least time between two versions, but for failure and cut-off, above 0
 * @param partnerSilenceSeconds after which a partner who opened an event is taken to be silent, above 0
 * @param air where boosts and impact regions are flown through air; elsewhere a launch is fitted without drag, and a region
 *     is where free flight meets the ground
 */
public record AssessorSettings(
        NationId nation,
        Realm realm,
        Label label,
        Areas areas,
        double warningProbability,
        double existenceProbability,
        int looksToWarn,
        double areaProbability,
        double overflightProbability,
        double clearProbability,
        double quietSecondsToClear,
        double heartbeatSeconds,
        double versionSeconds,
        double partnerSilenceSeconds,
        Air air) {
    public AssessorSettings {
        requireProbability("warningProbability", warningProbability);
        requireProbability("existenceProbability", existenceProbability);
        requireProbability("areaProbability", areaProbability);
        requireProbability("overflightProbability", overflightProbability);
        requireProbability("clearProbability", clearProbability);
        if (looksToWarn < 1) {
            throw new IllegalArgumentException("looksToWarn " + looksToWarn + " is below 1");
        }
        if (!(quietSecondsToClear >= 0
                && heartbeatSeconds > 0
                && versionSeconds > 0
                && partnerSilenceSeconds > heartbeatSeconds)) {
            throw new IllegalArgumentException("intervals " + quietSecondsToClear + ", " + heartbeatSeconds + ", "
                    + versionSeconds + ", " + partnerSilenceSeconds
                    + " s: the first is below 0, another is not above 0, or the last not above the heartbeat");
        }
    }

    /** The figures we stand behind. */
    public static AssessorSettings of(NationId nation, Realm realm, Label label, Areas areas) {
        return new AssessorSettings(
                nation, realm, label, areas, 0.99, 0.99, 1, 0.01, 0.05, 0.01, 30, 30, 5, 90, Air.EVERYWHERE);
    }

    /** The same with air about boosts and impact regions elsewhere. */
    public AssessorSettings with(Air where) {
        return new AssessorSettings(
                nation,
                realm,
                label,
                areas,
                warningProbability,
                existenceProbability,
                looksToWarn,
                areaProbability,
                overflightProbability,
                clearProbability,
                quietSecondsToClear,
                heartbeatSeconds,
                versionSeconds,
                partnerSilenceSeconds,
                where);
    }

    private static void requireProbability(String name, double value) {
        if (!(value > 0 && value < 1)) {
            throw new IllegalArgumentException(name + " " + value + " is outside (0, 1)");
        }
    }
}
