package org.watchfire.track;

import java.util.Optional;

/**
 * Makes starts out of two plots: flown through the air, thrown, or both side by side where two plots cannot tell. The
 * flown one begins with what is known of aircraft speeds, the thrown one with what the two plots say ({@link ThrownStart}).
 */
final class Starter {
    private static final double AIR_SPEED_SIGMA = 200;
    private static final double AIR_CLIMB_SIGMA = 15;
    /** Faster than any aircraft, m/s. */
    static final double FASTEST_AIRCRAFT_MPS = 400;

    private static final double HIGHEST_AIRCRAFT_METRES = 20_000;
    private static final double BLURRED_MPS = 200;
    private static final double ORDINARY_HEIGHT_METRES = 13_000;
    /** Faster than any ballistic body seen by a ground radar, m/s. */
    static final double FASTEST_MPS = 8_500;

    /** Sigmas of both plots by which a pair may seem faster or lower than it is. */
    static final double BLUR_SIGMAS = 3;

    private static final double HIGHEST_PRESSURE_PASCAL = 3e5;
    private static final double HIGHEST_FALLING_PRESSURE_PASCAL = 5e6;
    private static final double LOG_SPEED_DENSITY = -Math.log(4 / 3.0 * Math.PI * Math.pow(7_500, 3));
    private static final double AIR_PRIOR = 0.95;
    private static final double LOG_AIR_ODDS = Math.log(AIR_PRIOR / (1 - AIR_PRIOR));

    /** Part of new objects that has just risen from the ground, of those that are thrown. */
    private static final double RISEN_PART = 0.5;

    private static final double LOG_RISEN = Math.log((1 - AIR_PRIOR) * RISEN_PART);

    /** A launch that is less likely than an aircraft by more than this, a logarithm, is not looked into. */
    private static final double LEAST_RISEN = 1;

    private static final double GATE = 25;
    private static final double DOUBT = 9;

    /** Newest plots of a track that are looked at again where it may be something else; below the fewest it is left as it is. */
    private static final int MOST_DOUBTED = 8;

    private static final int FEWEST_DOUBTED = 3;

    private final TrackModels models;
    private final ThrownStart fromTwo;
    private final RisenStart fromGround;
    private final int sensors;
    private final double[] first = new double[9];
    private final Sighting[] doubted = new Sighting[1];
    private final double[] foreseenLog = new double[1];

    Starter(TrackModels models, MeasurementUpdate update, int sensors) {
        this.models = models;
        fromTwo = new ThrownStart(models.thrown, update);
        fromGround = new RisenStart(models.thrown);
        this.sensors = sensors;
    }

    /** Whether an aircraft could have gone from {@code a} to {@code b}. */
    static boolean slow(Sighting a, Sighting b) {
        return inReach(a, b, b.seconds - a.seconds) && a.height() - 4 * crossSigma(a) < HIGHEST_AIRCRAFT_METRES;
    }

    /** Whether two plots are so near that an aircraft could have gone from one to the other in a time. */
    static boolean inReach(Sighting a, Sighting b, double seconds) {
        return distance(a, b) < FASTEST_AIRCRAFT_MPS * seconds + 4 * (crossSigma(a) + crossSigma(b));
    }

    /** Whether anything from a launcher to a falling body could have gone from {@code a} to {@code b}. */
    static boolean possible(Sighting a, Sighting b) {
        double dt = b.seconds - a.seconds;
        double blur = BLUR_SIGMAS * (crossSigma(a) + crossSigma(b));
        double speed = Math.max(distance(a, b) - blur, 0) / dt;
        if (speed > FASTEST_MPS || Math.min(a.height() + blur, b.height() + blur) < 0) {
            return false;
        }
        double height = Math.max(a.height(), b.height());
        double pressure = 0.5 * Atmosphere.density(height + blur) * speed * speed;
        return pressure < (b.height() < a.height() - blur ? HIGHEST_FALLING_PRESSURE_PASCAL : HIGHEST_PRESSURE_PASCAL);
    }

    private static double distance(Sighting a, Sighting b) {
        double x = a.position[0] - b.position[0];
        double y = a.position[1] - b.position[1];
        double z = a.position[2] - b.position[2];
        return Math.sqrt(x * x + y * y + z * z);
    }

    /** One sigma across the line of sight, metres. */
    static double crossSigma(Sighting s) {
        return s.crossSigma;
    }

    /** A start that may be flown, and thrown or risen too where the two plots leave that open; empty when it may be neither. */
    Optional<HeldTrack> slowStart(Sighting a, Sighting b) {
        ModelBank bank = airBank(a);
        double air = Math.log(AIR_PRIOR) + bank.begin(b);
        boolean flown = bank.trialDistance <= GATE;
        Optional<RisenStart.Risen> risen =
                fromGround.of(a, b, flown ? air - LOG_RISEN - LEAST_RISEN : Double.NEGATIVE_INFINITY);
        HeldTrack track = new HeldTrack(a, b, sensors);
        double total = Double.NEGATIVE_INFINITY;
        if (flown) {
            track.hypotheses.add(new Hypothesis(bank, true, 0));
            total = air;
        } else if (risen.isEmpty()) {
            return Optional.empty();
        }
        double rise = risen.map(r -> LOG_RISEN + r.log()).orElse(Double.NEGATIVE_INFINITY);
        boolean open =
                b.hasElevation && a.hasElevation && (bank.trialDistance > DOUBT || isOpen(a, b)) && possible(a, b);
        double thrown = open ? Math.log(1 - AIR_PRIOR) + thrownDensity(a, b) : Double.NEGATIVE_INFINITY;
        if (risen.isPresent() && rise > thrown) {
            track.hypotheses.add(
                    new Hypothesis(risen.get().bank(), false, Double.isInfinite(total) ? 0 : rise - total));
            total = sum(total, rise);
        } else if (open) {
            track.hypotheses.add(
                    new Hypothesis(fromTwo.bank(a, b), false, Double.isInfinite(total) ? 0 : thrown - total));
            total = sum(total, thrown);
        }
        track.risen = risen.isPresent() && rise > thrown;
        return Optional.of(begin(track, a, b, total));
    }

    /** Logarithm of the sum of two likelihoods. */
    private static double sum(double a, double b) {
        double most = Math.max(a, b);
        return most + Math.log1p(Math.exp(Math.min(a, b) - most));
    }

    /** Gives a bare start its models. */
    void furnish(HeldTrack track) {
        if (track.isBare()) {
            track.hypotheses.add(new Hypothesis(fromTwo.bank(track.first, track.last), false, 0));
        }
    }

    /** A start that was thrown or is under thrust; bare, until a third plot is tried. */
    HeldTrack fastStart(Sighting a, Sighting b) {
        HeldTrack track = new HeldTrack(a, b, sensors);
        return begin(track, a, b, Math.log(1 - AIR_PRIOR) + thrownDensity(a, b));
    }

    private static HeldTrack begin(HeldTrack track, Sighting a, Sighting b, double log) {
        track.plots = 2;
        track.identity = b.plot.identity().orElse(a.plot.identity());
        track.logOdds = Math.log(a.sensor.volumeDensity(a) / a.sensor.falseDensity(a))
                + log
                + Math.log(b.sensor.detection / b.sensor.falseDensity(b));
        track.evidence = track.logOdds;
        track.looked(a);
        track.looked(b);
        track.begun();
        return track;
    }

    /** Whether two plots leave open that this is no aircraft: too blurred, too high, or climbing. */
    private static boolean isOpen(Sighting a, Sighting b) {
        double dt = b.seconds - a.seconds;
        double variance = (square(crossSigma(a)) + square(crossSigma(b))) / (dt * dt);
        double climb = (b.height() - a.height()) / dt;
        return variance > BLURRED_MPS * BLURRED_MPS
                || Math.min(a.height(), b.height()) - crossSigma(a) > ORDINARY_HEIGHT_METRES
                || climb * climb > 4 * (variance + AIR_CLIMB_SIGMA * AIR_CLIMB_SIGMA);
    }

    private static double square(double v) {
        return v * v;
    }

    /** Calm flight from one plot and what is known of aircraft speeds; turns begin once there is a speed. */
    private ModelBank airBank(Sighting a) {
        ModelBank bank = new ModelBank(models.air);
        a.positionCovariance(first);
        double radius = Math.sqrt(
                a.position[0] * a.position[0] + a.position[1] * a.position[1] + a.position[2] * a.position[2]);
        double level = AIR_SPEED_SIGMA * AIR_SPEED_SIGMA;
        double climb = AIR_CLIMB_SIGMA * AIR_CLIMB_SIGMA;
        double[] x = bank.state[0];
        double[] p = bank.covariance[0];
        for (int i = 0; i < 3; i++) {
            x[i] = a.position[i];
            for (int j = 0; j < 3; j++) {
                double uu = a.position[i] * a.position[j] / (radius * radius);
                p[6 * i + j] = first[3 * i + j];
                p[6 * (3 + i) + 3 + j] = (i == j ? level : 0) + (climb - level) * uu;
            }
        }
        bank.seconds = a.seconds;
        bank.touched();
        return bank;
    }

    /** Density of the second plot, given the first and any velocity up to 7.5 km/s, in its measured quantities. */
    private static double thrownDensity(Sighting a, Sighting b) {
        double log = LOG_SPEED_DENSITY
                - 3 * Math.log(b.seconds - a.seconds)
                + 2 * Math.log(b.range)
                + Math.log(Math.max(b.cosElevation, 1e-3));
        return b.hasRate ? log - Math.log(Sensor.CLUTTER_RATE_SPAN) : log;
    }

    /** Looks again at the plots of a track whose only explanation they do not bear out, and puts the other one beside it. */
    void reconsider(HeldTrack track) {
        if (track.history.size() < FEWEST_DOUBTED) {
            return;
        }
        if (track.isDoubtful()) {
            doubt(track);
        } else if (track.isSlow()) {
            doubtThrust(track);
        }
    }

    /**
     * Begins the thrown explanation of a track that was taken for an aircraft, from the plots it still has. Its weight is what
     * both explanations say of the same plots: an aircraft that has just been lost in a turn has flown straight for all the
     * plots before, which two plots into any direction foresee far worse.
     */
    private void doubt(HeldTrack track) {
        int size = track.history.size();
        int from = Math.max(size - MOST_DOUBTED, 0);
        Sighting a = track.history.sighting(from);
        int next = from + 1;
        while (next < size && track.history.sighting(next).seconds - a.seconds < 0.2) {
            next++;
        }
        if (next >= size - 1 || !a.hasElevation || !track.history.sighting(next).hasElevation) {
            return;
        }
        Sighting b = track.history.sighting(next);
        ModelBank bank = fromTwo.bank(a, b);
        double log = thrownDensity(a, b) - LOG_AIR_ODDS - foreseen(track, next);
        for (int i = next + 1; i < size; i++) {
            log += bank.trial(track.history.sighting(i)) - foreseen(track, i);
            bank.commit(track.history.sighting(i));
        }
        track.add(new Hypothesis(bank, false, log));
    }

    /**
     * The reverse: begins the flown explanation of a track that was taken for something thrown, and is where and as fast as
     * aircraft are. Once lost in a turn, an aircraft would else be held up by a thrust for good.
     */
    private void doubtThrust(HeldTrack track) {
        int size = track.history.size();
        int from = Math.max(size - MOST_DOUBTED, 0);
        Sighting a = track.history.sighting(from);
        Sighting b = track.history.sighting(from + 1);
        ModelBank bank = airBank(a);
        double log = LOG_AIR_ODDS + bank.begin(b) - foreseen(track, from + 1);
        for (int i = from + 2; i < size; i++) {
            log += bank.trial(track.history.sighting(i)) - foreseen(track, i);
            bank.commit(track.history.sighting(i));
        }
        track.add(new Hypothesis(bank, true, log));
    }

    /** Logarithm of the likelihood of the {@code i}-th plot kept, as the track foresaw it. */
    private double foreseen(HeldTrack track, int i) {
        doubted[0] = track.history.sighting(i);
        track.history.tryBefore(i, track, doubted, foreseenLog);
        return foreseenLog[0];
    }
}
