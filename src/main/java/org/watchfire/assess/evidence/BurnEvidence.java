package org.watchfire.assess.evidence;

import org.watchfire.assess.numbers.Normal;
import org.watchfire.astro.Glance;

/**
 * What a burn says of where it is meant to go, and what its end says.
 *
 * <ul>
 *   <li>While it lasts: the path angle at this speed, blurred by its error, on the way to orbit and on ballistic flights;
 *       and that it still lasts, which fewer and fewer ballistic flights do while launchers burn for minutes.
 *   <li>After its end: most stages follow each other within seconds, some after minutes; one end in 25 is a failure, the
 *       likelier the shorter the burn was.
 * </ul>
 */
public final class BurnEvidence {
    /** Share of space launches that fly by no usual path. */
    private static final double STRANGE = 0.12;

    private static final double MOST_BY_ANGLE = 4;
    private static final double MOST = 8;

    /** Share of cut-offs that are failures, by no more than that one launch in ten or twenty fails, in two or three stages. */
    private static final double FAILURE = 0.04;

    private static final double USUAL_BURN_SECONDS = 130;
    private static final double BURN_SPREAD = 0.6;
    private static final double LONGEST_BURN_SECONDS = 250;
    private static final double MOST_BY_BURN = 30;
    private static final double SOON = 0.75;
    private static final double SOON_SECONDS = 5;
    private static final double LATE_SECONDS = 120;

    /** Height above which a last stage is lit that has coasted for minutes, and its spread. */
    private static final double LOWEST_ORBIT_METRES = 120e3;

    private static final double LOWEST_ORBIT_SPREAD = 15e3;

    /** Speed of fall up to which it may have waited at the top, and its spread. */
    private static final double PAST_TOP_MPS = 300;

    private static final double PAST_TOP_SPREAD = 100;

    /** Speeds, m/s, and at each the usual path angle and its spread on the way to orbit, degrees. */
    private static final double[] SPEED = {0, 500, 1000, 2000, 3000, 4000, 5000, 6000, 7000, 8000};

    private static final double[] SPACE_ANGLE = {85, 66, 53, 38, 22, 14, 10, 7, 4, 1.5};
    private static final double[] SPACE_SPREAD = {15, 17, 19, 20, 16, 13, 10, 8, 6, 5};
    private static final double[] MISSILE_ANGLE = {85, 70, 60, 47, 42, 38, 33, 28, 23, 18};
    private static final double MISSILE_SPREAD = 10;

    private BurnEvidence() {}

    /**
     * Log odds of a space launch against a ballistic flight by a burn: path angle at this speed, and how long it has
     * lasted.
     *
     * @param burnSeconds since launch
     * @param returning whether it has given up much of the level speed it had, as a returning stage does
     */
    public static double spaceEvidence(Glance g, double burnSeconds, boolean returning) {
        if (returning) {
            return -MOST_BY_ANGLE;
        }
        double angle = Math.toDegrees(g.pathAngleRadians());
        double error = Math.min(90, Math.toDegrees(g.pathSigmaRadians()));
        double speed = g.speedMps();
        double space = (1 - STRANGE) * density(angle, at(SPACE_ANGLE, speed), both(at(SPACE_SPREAD, speed), error))
                + STRANGE * uniform(angle, -20, 90);
        double usual = at(MISSILE_ANGLE, speed);
        double missile = 0.6 * density(angle, usual, both(MISSILE_SPREAD, error))
                + 0.25 * uniform(angle, usual, 90)
                + 0.15 * uniform(angle, -90, usual);
        double burn = -Math.log(Math.max(1e-9, lasts(burnSeconds)));
        double byAngle = Math.clamp(Math.log((space + 1e-6) / (missile + 1e-6)), -MOST_BY_ANGLE, MOST_BY_ANGLE);
        return Math.min(byAngle + burn, MOST);
    }

    /** Probability that it was meant for orbit and another stage follows, given how long it has been quiet and how it flies now. */
    public static double follows(double space, double quietSeconds, double lastBurnSeconds, Glance now) {
        if (Double.isInfinite(quietSeconds)) {
            return 0;
        }
        double fails = space * failure(lastBurnSeconds);
        double waits = space * (1 - failure(lastBurnSeconds)) * stillWaits(quietSeconds, now);
        return waits / (waits + fails + 1 - space);
    }

    /** Probability that it was meant for orbit and nothing follows. */
    public static double failedSpace(double space, double quietSeconds, double lastBurnSeconds, Glance now) {
        double fails = space * failure(lastBurnSeconds);
        double waits = space * (1 - failure(lastBurnSeconds)) * stillWaits(quietSeconds, now);
        return fails / (waits + fails + 1 - space);
    }

    /** Share of stages that still wait some time after the one before: most seconds, some minutes, on the way up to where an orbit is. */
    private static double stillWaits(double seconds, Glance now) {
        return SOON * Math.exp(-seconds / SOON_SECONDS)
                + (1 - SOON) * Math.exp(-seconds / LATE_SECONDS) * mayCoastOn(now);
    }

    /** Probability that it coasts to where an orbit can be, and is not far past its highest point. */
    private static double mayCoastOn(Glance now) {
        double high = (now.reachMetres() - LOWEST_ORBIT_METRES) / both(now.reachSigmaMetres(), LOWEST_ORBIT_SPREAD);
        double past = (now.climbMps() + PAST_TOP_MPS) / both(now.climbSigmaMps(), PAST_TOP_SPREAD);
        return Normal.below(high) * Normal.below(past);
    }

    /** Probability that an end of thrust was a failure: the likelier the shorter the burn was. */
    private static double failure(double burnSeconds) {
        double odds = FAILURE / (1 - FAILURE);
        if (Double.isFinite(burnSeconds)) {
            double planned = density(Math.log(Math.max(1, burnSeconds) / USUAL_BURN_SECONDS), 0, BURN_SPREAD)
                    / Math.max(1, burnSeconds);
            odds *= Math.clamp(1 / LONGEST_BURN_SECONDS / Math.max(1e-9, planned), 0.5, MOST_BY_BURN);
        }
        return odds / (1 + odds);
    }

    /** Share of ballistic flights that burn for longer. */
    private static double lasts(double burnSeconds) {
        return burnSeconds > 0 ? Normal.below(-Math.log(burnSeconds / USUAL_BURN_SECONDS) / BURN_SPREAD) : 1;
    }

    private static double at(double[] table, double speed) {
        for (int i = 1; i < SPEED.length; i++) {
            if (speed < SPEED[i]) {
                double share = (speed - SPEED[i - 1]) / (SPEED[i] - SPEED[i - 1]);
                return table[i - 1] + share * (table[i] - table[i - 1]);
            }
        }
        return table[table.length - 1];
    }

    private static double density(double x, double mean, double sigma) {
        double z = (x - mean) / sigma;
        return Math.exp(-z * z / 2) / (sigma * Math.sqrt(2 * Math.PI));
    }

    private static double uniform(double x, double low, double high) {
        return x >= low && x <= high ? 1 / Math.max(1, high - low) : 0;
    }

    private static double both(double oneSigma, double otherSigma) {
        return Math.sqrt(oneSigma * oneSigma + otherSigma * otherSigma);
    }
}
