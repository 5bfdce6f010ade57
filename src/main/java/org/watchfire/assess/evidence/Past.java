package org.watchfire.assess.evidence;

import org.watchfire.astro.Glance;

/** What stays true of an object: that it flew as no aircraft does, that it turned back. Mutable, of one object. */
final class Past {
    private static final double RETURN_SHARE = 0.75;
    private static final double RETURN_MPS = 150;
    private static final double SURE = 0.9999;
    private static final int SURE_LOOKS = 3;
    private static final double SIGMAS = 3;

    private double beyondAircraft;
    private int sureLooks;
    private double fastestLevelMps;
    private boolean returning;

    /**
     * Takes a look.
     *
     * @param beyond probability that no aircraft flies like this
     * @param hasThrust whether it has been seen under thrust
     */
    void remember(Glance glance, double beyond, boolean hasThrust) {
        sureLooks = beyond >= SURE ? sureLooks + 1 : 0;
        if (sureLooks >= SURE_LOOKS) {
            beyondAircraft = Math.max(beyondAircraft, beyond);
        }
        double level = glance.levelMps();
        double sigma = SIGMAS * glance.speedSigmaMps();
        if (level - sigma > fastestLevelMps) {
            fastestLevelMps = level - sigma;
            returning = false;
        } else if (hasThrust && level + sigma < RETURN_SHARE * fastestLevelMps - RETURN_MPS) {
            returning = true;
        }
    }

    /** Probability that it is beyond aircraft, once some looks in a row were sure of it; 0 before. */
    double beyondAircraft() {
        return beyondAircraft;
    }

    /** Whether it has given up a quarter of its level speed and more since it was fastest. */
    boolean isReturning() {
        return returning;
    }
}
