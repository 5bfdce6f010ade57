package org.watchfire.assess.launch;

import java.util.List;
import java.util.stream.IntStream;
import org.watchfire.assess.numbers.Normal;
import org.watchfire.astro.Glance;
import org.watchfire.model.Geodetic;
import org.watchfire.model.StateEstimate;

/**
 * What boosts are like before one is seen, and where a fit of one begins. The stated prior (mean, one sigma): first thrust
 * acceleration 18 m/s² (factor 1.5), exhaust velocity 2,700 m/s (factor 1.2; 1.5 for what is fast when first seen, since
 * stages add up), vertical rise 8 s (4 s), kick 2° (factor 2.7), steady tilt 0.4 °/s (factor 2.2), of the turn that gravity gives 0.5 (0.3),
 * ballistic coefficient 15,000 kg/m² (factor 3), burn 90 s (factor 2) where it was first seen coasting; place, time and azimuth as good as free
 * (1,000 km, 300 s and 1 rad about a first guess). Of two stages the first burns 0.68 of its mass (factor 1.16), the second follows after 4 s (factor 2.5) with 14 m/s² (factor 1.5).
 */
final class LaunchPrior {
    private static final double LONGEST_SECONDS = 3600;
    private static final double FAST_MPS = 3000;

    /** A ballistic coefficient of what air does nothing to worth speaking of. */
    private static final double UNSLOWED = 1e6;

    private static final double EXHAUST_MEAN = 2700;
    private static final double VERTICAL_MEAN = 8;
    private static final double BURNT_MEAN = 0.68;
    private static final double BURNT_LOG_SIGMA = 0.15;

    /** A search for two stages begins with a parting no later than this, and in this share of the flight so far. */
    private static final double EARLY_PARTING_SECONDS = 60;

    private static final double EARLY_PARTING_SHARE = 0.7;

    private final double[] mean = new double[Boost.PARAMETERS];
    private final double[] sigma = new double[Boost.PARAMETERS];
    private final double[] lowest = new double[Boost.PARAMETERS];
    private final double[] highest = new double[Boost.PARAMETERS];
    private final double[] start;
    private final int[] free;
    private final Geodetic place;

    /**
     * @param look the first of the looks to fit
     * @param first the same at a glance
     * @param coasting whether it was first seen after cut-off
     * @param staged whether a first stage has parted
     * @param air whether there is any; without it nothing is slowed
     */
    LaunchPrior(StateEstimate look, Glance first, boolean coasting, boolean staged, boolean air) {
        LaunchGuess guess = coasting ? LaunchGuess.coasting(look) : LaunchGuess.boosting(first);
        place = guess.place(first);
        boolean fast = first.speedMps() > FAST_MPS;
        is(Boost.EAST, 0, 1e6, -1e8, 1e8);
        is(Boost.NORTH, 0, 1e6, -1e8, 1e8);
        is(Boost.START, -guess.seconds(), 300, -LONGEST_SECONDS, 0);
        is(Boost.AZIMUTH, first.headingRadians(), 1, -100, 100);
        isLog(Boost.LOG_THRUST, 18, 0.4, 10.5, 100);
        isLog(Boost.LOG_EXHAUST, EXHAUST_MEAN, fast ? 0.4 : 0.18, 1000, 15_000);
        is(Boost.VERTICAL_SECONDS, VERTICAL_MEAN, 4, 0.5, 60);
        isLog(Boost.LOG_KICK, Math.toRadians(2), 1, 5e-4, 0.5);
        isLog(Boost.LOG_TILT_RATE, Math.toRadians(0.4), 0.8, 1e-4, 0.2);
        is(Boost.TURN, 0.5, 0.3, -2, 4);
        isLog(Boost.LOG_BALLISTIC, air ? 15_000 : UNSLOWED, 1.1, 300, UNSLOWED);
        isLog(Boost.LOG_BURN_SECONDS, coasting ? 90 : 1e4, 0.7, 3, 2e4);
        isLog(Boost.LOG_BURNT, BURNT_MEAN, BURNT_LOG_SIGMA, 0.2, 0.9);
        isLog(Boost.LOG_GAP_SECONDS, 4, 0.9, 0.2, 40);
        isLog(Boost.LOG_SECOND_THRUST, 14, 0.4, 3, 100);
        free = IntStream.range(0, Boost.PARAMETERS)
                .filter(i -> (coasting || i != Boost.LOG_BURN_SECONDS)
                        && (staged || i < Boost.LOG_BURNT)
                        && (air || i != Boost.LOG_BALLISTIC))
                .toArray();
        start = mean.clone();
        double seconds = guess.boostSeconds();
        start[Boost.VERTICAL_SECONDS] = Math.min(VERTICAL_MEAN, seconds / 3);
        start[Boost.LOG_TILT_RATE] = Math.log(Math.toRadians(Math.clamp(
                Math.toDegrees(Math.PI / 2 - guess.pathAngleRadians())
                        / Math.max(1, seconds - start[Boost.VERTICAL_SECONDS]),
                0.05,
                3)));
        if (staged) {
            parts(Math.min(EARLY_PARTING_SECONDS, EARLY_PARTING_SHARE * guess.seconds()), 13, 60);
            start[Boost.LOG_BURN_SECONDS] = Math.log(coasting ? Math.max(20, seconds / 2) : 1e4);
        } else {
            start[Boost.LOG_THRUST] = Math.log(Math.clamp(0.75 * (guess.speedMps() / seconds + 8), 13, 60));
            start[Boost.LOG_EXHAUST] += fast ? 0.4 : 0;
            start[Boost.LOG_BURN_SECONDS] = Math.log(coasting ? seconds : 1e4);
        }
    }

    private void is(int parameter, double expected, double spread, double least, double most) {
        mean[parameter] = expected;
        sigma[parameter] = spread;
        lowest[parameter] = least;
        highest[parameter] = most;
    }

    private void isLog(int parameter, double expected, double spread, double least, double most) {
        is(parameter, Math.log(expected), spread, Math.log(least), Math.log(most));
    }

    private void parts(double seconds, double leastThrust, double mostThrust) {
        double thrust = Math.clamp(BURNT_MEAN * EXHAUST_MEAN / seconds, leastThrust, mostThrust);
        start[Boost.LOG_THRUST] = Math.log(thrust);
        start[Boost.LOG_BURNT] = Math.log(seconds * thrust / EXHAUST_MEAN);
    }

    /** Begins the search with a stage that parts where the speed grows least from look to look. */
    void partsAmong(List<StateEstimate> looks) {
        StateEstimate before = looks.getFirst();
        double gap = 0;
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        for (int i = 0; i + 1 < looks.size(); i++) {
            StateEstimate look = looks.get(i);
            double seconds = looks.get(i + 1).time().secondsSince(look.time());
            double gain = (looks.get(i + 1).speedMps() - look.speedMps()) / seconds;
            if (gain < least) {
                least = gain;
                before = look;
                gap = seconds;
            }
            most = Math.max(most, gain);
        }
        parts(before.time().secondsSince(looks.getFirst().time()) - start[Boost.START], 13, 50);
        start[Boost.LOG_GAP_SECONDS] = Math.log(Math.clamp(gap * (1 - least / (most + 1)), 1, 20));
        bound(start);
    }

    /** Probability that a first stage burns for more than this share of its mass. */
    static double burnsBeyond(double share) {
        return Normal.below(Math.log(BURNT_MEAN / share) / BURNT_LOG_SIGMA);
    }

    /** Near the launch, as a first look has it: where {@link Boost} counts from. */
    Geodetic place() {
        return place;
    }

    /** The parameters that are free. */
    int[] free() {
        return free.clone();
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
        for (int i = 0; i < p.length; i++) {
            p[i] = Math.clamp(p[i], lowest[i], highest[i]);
        }
    }
}
