package org.watchfire.assess;

import org.watchfire.astro.FreeFlight;
import org.watchfire.astro.Geodesic;
import org.watchfire.astro.Wgs84;
import org.watchfire.model.Geodetic;
import org.watchfire.model.StateEstimate;

/**
 * What boosts are like before one is seen, and where a fit of one begins. The stated prior (mean, one sigma): first thrust
 * acceleration 20 m/s² (factor 1.5), exhaust velocity 2,600 m/s (factor 1.2; 1.5 for what is fast when first seen, since
 * stages add up), vertical rise 8 s (4 s), tilt rate 0.7 °/s (factor 1.8), burn 90 s (factor 2) where it was first seen
 * coasting; place, time and azimuth free.
 */
final class LaunchPrior {
    private static final double LONGEST_SECONDS = 3600;
    private static final double LONGEST_BURN_SECONDS = 600;
    private static final double FAST_MPS = 3000;
    private static final double HIGH_METRES = 60_000;
    private static final double LOG_THRUST_MEAN = Math.log(20);
    private static final double LOG_EXHAUST_MEAN = Math.log(2600);
    private static final double VERTICAL_MEAN = 8;
    private static final double LOG_TILT_MEAN = Math.log(Math.toRadians(0.7));
    private static final double LOG_BURN_MEAN = Math.log(90);

    private final double[] mean = new double[Boost.PARAMETERS];
    private final double[] sigma = new double[Boost.PARAMETERS];
    private final double[] start = new double[Boost.PARAMETERS];
    private final double longestLogBurn;
    private final Geodetic place;

    /**
     * @param look the first of the looks to fit
     * @param first the same at a glance
     * @param coasting whether it was first seen after cut-off
     */
    LaunchPrior(StateEstimate look, Glance first, boolean coasting) {
        double[] guess = coasting ? coastGuess(look) : boostGuess(first, 0);
        place = Geodesic.direct(first.place(), (first.headingRadians() + Math.PI) % (2 * Math.PI), guess[0]);
        is(Boost.START, -guess[1] - guess[2], 300);
        is(Boost.EAST, 0, 1e6);
        is(Boost.NORTH, 0, 1e6);
        is(Boost.AZIMUTH, first.headingRadians(), 1);
        is(Boost.LOG_THRUST, LOG_THRUST_MEAN, 0.4);
        is(Boost.LOG_EXHAUST, LOG_EXHAUST_MEAN, first.speedMps() > FAST_MPS ? 0.4 : 0.18);
        is(Boost.VERTICAL_SECONDS, VERTICAL_MEAN, 4);
        is(Boost.LOG_TILT_RATE, LOG_TILT_MEAN, 0.6);
        is(Boost.LOG_BURN_SECONDS, coasting ? LOG_BURN_MEAN : Math.log(1e4), coasting ? 0.7 : 1e-6);
        longestLogBurn = coasting ? Math.log(LONGEST_BURN_SECONDS) : Math.log(2e4);
        start[Boost.START] = mean[Boost.START];
        start[Boost.AZIMUTH] = mean[Boost.AZIMUTH];
        double seconds = guess[2];
        double mps = guess[3];
        start[Boost.LOG_THRUST] = Math.log(Math.clamp(0.75 * (mps / seconds + 8), 13, 60));
        start[Boost.LOG_EXHAUST] = LOG_EXHAUST_MEAN + (first.speedMps() > FAST_MPS ? 0.4 : 0);
        start[Boost.VERTICAL_SECONDS] = Math.min(VERTICAL_MEAN, seconds / 3);
        start[Boost.LOG_TILT_RATE] = Math.log(Math.toRadians(Math.clamp(
                Math.toDegrees(Math.PI / 2 - guess[4]) / Math.max(1, seconds - start[Boost.VERTICAL_SECONDS]),
                0.05,
                3)));
        start[Boost.LOG_BURN_SECONDS] = coasting ? Math.log(seconds) : mean[Boost.LOG_BURN_SECONDS];
    }

    private void is(int parameter, double expected, double spread) {
        mean[parameter] = expected;
        sigma[parameter] = spread;
    }

    /** Near the launch, as a first look has it: where {@link Boost} counts from. */
    Geodetic place() {
        return place;
    }

    /** Where the search begins. */
    double[] start() {
        return start.clone();
    }

    /** By how many sigmas a parameter is off what is expected. */
    double sigmas(int parameter, double value) {
        return (mean[parameter] - value) / sigma[parameter];
    }

    double sigma(int parameter) {
        return sigma[parameter];
    }

    /** Brings parameters back to what can be. */
    void bound(double[] p) {
        p[Boost.LOG_THRUST] = Math.clamp(p[Boost.LOG_THRUST], Math.log(10.5), Math.log(100));
        p[Boost.LOG_EXHAUST] = Math.clamp(p[Boost.LOG_EXHAUST], Math.log(1000), Math.log(15_000));
        p[Boost.LOG_TILT_RATE] = Math.clamp(p[Boost.LOG_TILT_RATE], Math.log(1e-4), Math.log(0.2));
        p[Boost.VERTICAL_SECONDS] = Math.clamp(p[Boost.VERTICAL_SECONDS], -20, 60);
        p[Boost.LOG_BURN_SECONDS] = Math.clamp(p[Boost.LOG_BURN_SECONDS], Math.log(3), longestLogBurn);
        p[Boost.START] = Math.clamp(p[Boost.START], -LONGEST_SECONDS, 0);
    }

    /** Level distance, seconds of coast, seconds of boost, speed and path angle at the end of boost. */
    private static double[] boostGuess(Glance at, double coastSeconds) {
        double angle = Math.max(0.05, at.pathAngleRadians());
        double mean = (angle + Math.PI / 2) / 2;
        double path = at.heightMetres() / Math.sin(mean);
        double seconds = Math.clamp(2 * path / at.speedMps(), 5, 300);
        return new double[] {path * Math.cos(mean), coastSeconds, seconds, at.speedMps(), angle};
    }

    /** Back along the free flight to where boosts end, then as {@link #boostGuess}. */
    private static double[] coastGuess(StateEstimate look) {
        double[] s = look.toState();
        double[] place = s.clone();
        double back = 0;
        while (back < 3600 && Wgs84.heightMetres(s[0], s[1], s[2]) > HIGH_METRES) {
            FreeFlight.propagate(s, -5, 5);
            back += 5;
        }
        Glance at = Glance.at(new StateEstimate(look.time(), s, look.toCovariance()));
        double[] guess = boostGuess(at, back);
        Geodetic now = Wgs84.toGeodetic(place[0], place[1], place[2]);
        guess[0] += at.metresTo(now);
        return guess;
    }
}
