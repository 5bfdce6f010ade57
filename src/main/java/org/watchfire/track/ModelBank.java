package org.watchfire.track;

import java.util.Arrays;
import org.watchfire.track.motion.MotionModel;

/**
 * The models of one {@link ModelSet} at work on one object: a probability, a state and a covariance each. Once begun, the state
 * changes only by {@link #commit} and {@link #load}; predictions and trials are made beside it, by the set's {@link Mixing} and {@link Trial}, so
 * that a bank is small and ten thousand of them stay near the processor.
 */
final class ModelBank {
    private static final double[] NO_ROOM = {};

    final ModelSet set;
    final int count;

    /** Time of the state. */
    double seconds;

    final double[] probability;

    /** Of those models that are or were in; the others have no room yet: most aircraft fly straight. */
    final double[][] state;

    final double[][] covariance;

    /** Logarithm of the likelihood of the last trial's plot. */
    double trialLog;

    /** Smallest squared distance over the models of the last trial. */
    double trialDistance;

    /** Squared distance of the likeliest model of the last trial, for consistency monitors. */
    double trialNis;

    private long trialSerial = -1;
    private double trialOf;
    private long stamp;

    ModelBank(ModelSet set) {
        this.set = set;
        count = set.size();
        probability = set.start().clone();
        state = new double[count][];
        covariance = new double[count][];
        Arrays.fill(state, NO_ROOM);
        Arrays.fill(covariance, NO_ROOM);
        for (int j = 0; j < count; j++) {
            if (probability[j] > 0) {
                room(j);
            }
        }
        touched();
    }

    private void room(int j) {
        if (state[j].length == 0) {
            int n = set.models()[j].size();
            state[j] = new double[n];
            covariance[j] = new double[n * n];
        }
    }

    /** Says that the state was written. */
    void touched() {
        stamp = set.newStamp();
        trialSerial = -1;
    }

    /** Number of this state, unique within the set: what was predicted or tried from another one is not this one's. */
    long stamp() {
        return stamp;
    }

    /** Place of the likeliest model. */
    int likeliest() {
        int best = 0;
        for (int j = 1; j < count; j++) {
            if (probability[j] > probability[best]) {
                best = j;
            }
        }
        return best;
    }

    /**
     * Tries a plot not older than the state without taking it.
     *
     * @return logarithm of its likelihood over all models
     */
    double trial(Sighting s) {
        if (trialSerial != s.serial || trialOf != s.seconds) {
            set.trial().run(this, s);
            trialSerial = s.serial;
            trialOf = s.seconds;
        }
        return trialLog;
    }

    /**
     * Takes a track's second plot by calm flight alone: before there is a speed, no turn has a meaning.
     *
     * @return logarithm of its likelihood
     */
    double begin(Sighting s) {
        set.trial().calm(this, s);
        set.trial().into(this);
        return trialLog;
    }

    /** Takes a plot: the state becomes that of its trial, made again if another one came between. */
    void commit(Sighting s) {
        Trial trial = set.trial();
        if (!trial.holds(this, s)) {
            trial.run(this, s);
        }
        trial.into(this);
    }

    /**
     * One state and covariance for all models, at a time not before the state's.
     *
     * @param to seconds
     * @param x receives 6 terms
     * @param p receives 36 terms
     */
    void estimate(double to, double[] x, double[] p) {
        if (to <= seconds) {
            Moments.of(probability, state, covariance, x, p);
        } else {
            Mixing mixing = set.mixing();
            mixing.predict(this, to);
            Moments.of(mixing.probability, mixing.state, mixing.covariance, x, p);
        }
    }

    /** Probability of a family of models. */
    double probability(MotionModel.Family family) {
        double sum = 0;
        for (int j = 0; j < count; j++) {
            sum += set.models()[j].family() == family ? probability[j] : 0;
        }
        return sum;
    }

    /** Magnitude of the thrust over the boost models, m/s²; NaN without one. */
    double thrust() {
        double sum = 0;
        double weight = 0;
        for (int j = 0; j < count; j++) {
            if (set.models()[j].family() == MotionModel.Family.BOOST && probability[j] > 0) {
                double[] x = state[j];
                sum += probability[j] * Math.sqrt(x[6] * x[6] + x[7] * x[7] + x[8] * x[8]);
                weight += probability[j];
            }
        }
        return weight > 0 ? sum / weight : Double.NaN;
    }

    /** Terms of a packed state. */
    int packedSize() {
        int size = 1 + count;
        for (int j = 0; j < count; j++) {
            int n = probability[j] > 0 ? state[j].length : 0;
            size += n + n * (n + 1) / 2;
        }
        return size;
    }

    /** Writes the state, models without probability left out, from {@code at} on and returns where it ended. */
    int save(double[] out, int at) {
        int k = at;
        out[k++] = seconds;
        for (int j = 0; j < count; j++) {
            out[k++] = probability[j];
            int n = probability[j] > 0 ? state[j].length : 0;
            for (int a = 0; a < n; a++) {
                out[k++] = state[j][a];
                int rest = n - a;
                System.arraycopy(covariance[j], a * n + a, out, k, rest);
                k += rest;
            }
        }
        return k;
    }

    /** Reads what {@link #save} wrote. */
    int load(double[] in, int at) {
        int k = at;
        seconds = in[k++];
        for (int j = 0; j < count; j++) {
            probability[j] = in[k++];
            if (probability[j] > 0) {
                room(j);
                k = load(in, k, state[j], covariance[j]);
            }
        }
        touched();
        return k;
    }

    private static int load(double[] in, int at, double[] x, double[] p) {
        int k = at;
        int n = x.length;
        for (int a = 0; a < n; a++) {
            x[a] = in[k++];
            for (int b = a; b < n; b++) {
                p[a * n + b] = in[k];
                p[b * n + a] = in[k++];
            }
        }
        return k;
    }
}
