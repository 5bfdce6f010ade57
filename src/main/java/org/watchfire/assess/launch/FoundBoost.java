package org.watchfire.assess.launch;

import org.watchfire.model.TimeTag;

/**
 * A boost that was found, and how well it is known.
 *
 * @param boost counts from near the launch
 * @param parameters of it
 * @param reference from which its start is counted
 * @param covariance of launch point (east, north, metres) and time (seconds)
 * @param misfit cost per degree of freedom: about 1 where the model explains what was seen
 * @param evidence logarithm of how probable the looks are under this kind of boost, but for what all kinds share
 */
@SuppressWarnings("ArrayRecordComponent")
record FoundBoost(
        Boost boost, double[] parameters, TimeTag reference, double[][] covariance, double misfit, double evidence) {
    @Override
    public double[] parameters() {
        return parameters.clone();
    }

    /** The share of its mass that its first stage would have burnt at a time. */
    double burntShare(TimeTag time) {
        return secondsSinceLaunch(time) * Math.exp(parameters[Boost.LOG_THRUST] - parameters[Boost.LOG_EXHAUST]);
    }

    /** Whether a first stage has parted by then, where there is one. */
    boolean hasParted(TimeTag time) {
        return burntShare(time) > Math.exp(parameters[Boost.LOG_BURNT]);
    }

    private double secondsSinceLaunch(TimeTag time) {
        return time.secondsSince(reference) - parameters[Boost.START];
    }
}
