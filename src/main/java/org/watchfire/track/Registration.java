package org.watchfire.track;

import java.util.List;
import org.watchfire.astro.FreeFlight;
import org.watchfire.track.motion.MotionModel;

/**
 * Registration: the bias of each radar in range, azimuth, elevation and time, from targets that two radars see within
 * moments. The difference of two such plots, moved to one time along the track, is linear in both radars' biases; a Kalman
 * filter over all of them gathers it (Y. Bar-Shalom, X. R. Li, Multitarget-Multisensor Tracking, 1995, chapter 10, with
 * time as a fourth bias). The prior has mean zero: what common targets cannot tell stays there with the prior's sigma.
 *
 * <p>A bias is taken off a radar's plots only when it is observable and matters: its sigma has fallen below a quarter of
 * the prior's, it is more than four of its sigmas from zero, and more than a third of the plots' own sigma. One that
 * falls below half of that is let go. Bound: a matrix of (4 radars)²; more radars than {@link #MOST_RADARS} are not
 * aligned; a track gives one pair in two seconds.
 */
final class Registration {
    /** Biases of a radar: range m, azimuth rad, elevation rad, time s. */
    static final int TERMS = BiasFilter.TERMS;

    /** Radars that are aligned at most. */
    static final int MOST_RADARS = 32;

    /** Plots farther apart in time than this are no pair, seconds. */
    static final double PAIR_SECONDS = 2.5;

    /** A track gives no more than one pair in this time, seconds. */
    static final double PAUSE_SECONDS = 2;

    private static final double OBSERVED = 0.25;
    private static final double SIGNIFICANT = 4;
    private static final double MATTERS = 1.0 / 3;

    private final List<Sensor> sensors;
    private final BiasFilter filter;
    private final double[] difference = new double[3];
    private final double[] noise = new double[9];
    private final double[] other = new double[9];
    private final double[] columns = new double[12];
    private final double[] fall = new double[3];

    Registration(List<Sensor> sensors) {
        this.sensors = sensors;
        filter = new BiasFilter(Math.min(sensors.size(), MOST_RADARS));
    }

    /** Learns from a plot that a track has just taken and the newest one of another radar before it. */
    void learn(HeldTrack track, Sighting s) {
        if (filter.size() < 2 * TERMS || !usable(s) || s.seconds - track.pairedAt < PAUSE_SECONDS) {
            return;
        }
        for (int i = track.history.size() - 1; i >= 0; i--) {
            Sighting before = track.history.sighting(i);
            if (s.seconds - before.seconds > PAIR_SECONDS) {
                return;
            }
            if (before.sensor != s.sensor && usable(before)) {
                Hypothesis h = track.explanations.better();
                if (h.bank.probability(MotionModel.Family.BOOST) < 0.01) {
                    track.pairedAt = s.seconds;
                    pair(before, s, h);
                    decide();
                }
                return;
            }
        }
    }

    private static boolean usable(Sighting s) {
        return s.hasElevation && s.sensor.index < MOST_RADARS;
    }

    private void pair(Sighting a, Sighting b, Hypothesis h) {
        int j = h.bank.likeliest();
        double[] state = h.bank.state[j];
        filter.wander(b.seconds);
        double dt = b.seconds - a.seconds;
        FreeFlight.acceleration(state, fall);
        for (int i = 0; i < 3; i++) {
            // the state is that after the newer plot: velocity half way lies half a fall before it
            double moved = dt * state[3 + i] - (h.air ? 0 : dt * dt / 2 * fall[i]);
            difference[i] = a.position[i] + moved - b.position[i];
        }
        a.positionCovariance(noise);
        b.positionCovariance(other);
        filter.clear();
        enter(a, state, 1);
        enter(b, state, -1);
        for (int i = 0; i < 9; i++) {
            noise[i] += other[i] + dt * dt * velocityCovariance(h.bank, j, i / 3, i % 3);
        }
        filter.take(difference, noise);
    }

    private static double velocityCovariance(ModelBank bank, int j, int row, int column) {
        return bank.covariance[j][(3 + row) * bank.state[j].length + 3 + column];
    }

    /** Puts one radar's columns into the rows; what was already taken off comes back into the difference. */
    private void enter(Sighting s, double[] state, double sign) {
        s.positionDerivatives(columns);
        for (int i = 0; i < 3; i++) {
            columns[9 + i] = -state[3 + i];
            for (int k = 0; k < TERMS; k++) {
                double column = columns[3 * k + i];
                filter.set(i, TERMS * s.sensor.index + k, sign * column);
                difference[i] += sign * column * s.takenOff[k];
            }
        }
    }

    /** Says for each bias whether it is taken off from now on. */
    private void decide() {
        for (int i = 0; i < filter.size(); i++) {
            Sensor sensor = sensors.get(i / TERMS);
            int k = i % TERMS;
            double ease = sensor.bias[k] == 0 ? 1 : 0.5;
            double bias = filter.bias(i);
            double sigma = filter.sigma(i);
            boolean known = sigma < OBSERVED / ease * BiasFilter.prior(k)
                    && Math.abs(bias) > ease * SIGNIFICANT * sigma
                    && Math.abs(bias) > ease * MATTERS * own(sensor, k);
            sensor.bias[k] = known ? bias : 0;
        }
    }

    /** What a bias is measured against: one sigma of the radar's own plots; for time, that in which 300 m/s make 18 m. */
    private static double own(Sensor sensor, int k) {
        return switch (k) {
            case 0 -> Math.sqrt(sensor.rangeVariance);
            case 1 -> Math.sqrt(sensor.azimuthVariance);
            case 2 -> Math.sqrt(sensor.elevationVariance);
            default -> 0.06;
        };
    }

    /** The state of a radar's alignment. */
    RadarBias of(Sensor sensor) {
        int at = TERMS * sensor.index;
        boolean in = at < filter.size();
        double[] b = new double[TERMS];
        double[] sigma = new double[TERMS];
        for (int k = 0; k < TERMS; k++) {
            b[k] = in ? filter.bias(at + k) : 0;
            sigma[k] = in ? filter.sigma(at + k) : BiasFilter.prior(k);
        }
        double[] off = sensor.bias;
        return new RadarBias(
                sensor.radar.id(),
                b[0],
                b[1],
                b[2],
                b[3],
                sigma[0],
                sigma[1],
                sigma[2],
                sigma[3],
                off[0] != 0,
                off[1] != 0,
                off[2] != 0,
                off[3] != 0);
    }
}
