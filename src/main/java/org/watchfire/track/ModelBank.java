package org.watchfire.track;

import java.util.Arrays;
import org.watchfire.astro.Wgs84;

/**
 * Interacting multiple models over one {@link ModelSet} (H. A. P. Blom, Y. Bar-Shalom, IEEE Transactions on Automatic
 * Control 33, 1988): mix, predict, weigh, update. Models may have states of different size; terms that a model lacks
 * enter the mixture with the receiving model's prior, so that they are neither lost nor invented.
 *
 * <p>The state changes only by {@link #commit}; predictions and trials live beside it. Hot path: arrays are the bank's
 * own, nothing is allocated after construction but snapshots.
 */
final class ModelBank {
    private static final double NEVER = Double.NaN;
    private static final double LEAST = 1e-14;

    /**
     * A model with less than this part in another one's past is not mixed into its state, only into its probability. Else
     * a thousand looks at a body in free flight, each with a chance of 1e-5 of a thrust that began and ended in between,
     * would add up to noise that free flight does not have. Free flight is stricter yet ({@link #FAITHFUL}): nothing is as
     * certain as it, so a hundredth of a thrust of 30 m/s² mixed in once costs it what a hundred plots have taught.
     */
    private static final double NEGLIGIBLE = 1e-3;

    /** A model with less than this probability is in what is published of the motion, not in state and covariance. */
    private static final double UNSAID = 1e-2;

    /** Free flight with more than this part in its own past keeps that past unmixed. */
    private static final double FAITHFUL = 0.5;

    /** Drag of a light body below which drag is left out: ½ρv²/β at β = 300 kg/m², m/s². */
    private static final double LEAST_DRAG = 0.02;

    private static final double LIGHT_BODY = 300;

    /** Calm flight whose plot is nearer than this (squared distance) is asked for no turn: 0.83 of three dimensions. */
    private static final double QUIET = 3;

    /** Calm flight surer than this lets go of the turns; the next plot beyond {@link #QUIET} begins them anew. */
    private static final double CALM = 0.975;

    private static final double[] NO_ROOM = {};

    final ModelSet set;
    final int count;

    /** Time of the state. */
    double seconds;

    final double[] probability;
    final double[][] state;
    final double[][] covariance;

    private final double[] priorProbability;
    private final double[][] priorState;
    private final double[][] priorCovariance;
    private final double[] weight;
    private double predictedTo = NEVER;
    private double calmTo = NEVER;
    private boolean calmTrial;

    private final double[] trialProbability;
    private final double[][] trialState;
    private final double[][] trialCovariance;
    private double trialOf = NEVER;
    private long trialSerial = -1;

    /** Logarithm of the likelihood of the last trial's plot. */
    double trialLog;

    /** Smallest squared distance over the models of the last trial. */
    double trialDistance;

    /** Squared distance of the likeliest model of the last trial, for consistency monitors. */
    double trialNis;

    ModelBank(ModelSet set) {
        this.set = set;
        count = set.size();
        probability = set.start().clone();
        priorProbability = new double[count];
        trialProbability = new double[count];
        weight = new double[count];
        state = empty();
        covariance = empty();
        priorState = empty();
        priorCovariance = empty();
        trialState = empty();
        trialCovariance = empty();
        for (int j = 0; j < count; j++) {
            if (probability[j] > 0) {
                room(state, covariance, j);
            }
        }
    }

    private double[][] empty() {
        double[][] all = new double[count][];
        Arrays.fill(all, NO_ROOM);
        return all;
    }

    /** Most aircraft fly straight: room for a model is made when it is first needed. */
    private void room(double[][] states, double[][] covariances, int j) {
        if (states[j].length == 0) {
            int n = set.models()[j].size();
            states[j] = new double[n];
            covariances[j] = new double[n * n];
        }
    }

    /** Says that the state was written from outside. */
    void touched() {
        predictedTo = NEVER;
        calmTo = NEVER;
        trialSerial = -1;
    }

    /** Whether nothing but calm flight is left in it. */
    private boolean isCalm() {
        return set.calm() && probability[0] == 1;
    }

    private void predictCalm(double to) {
        if (calmTo == to) {
            return;
        }
        calmTo = to;
        double h = to - seconds;
        room(priorState, priorCovariance, 0);
        copy(state[0], priorState[0]);
        copy(covariance[0], priorCovariance[0]);
        priorProbability[0] = 1;
        if (h > 0) {
            priorProbability[0] = set.transition(h)[0][0];
            set.models()[0].predict(priorState[0], priorCovariance[0], h);
        }
    }

    /** Mixes and predicts to a time not before the state's. */
    void predict(double to) {
        if (predictedTo == to) {
            return;
        }
        double h = to - seconds;
        predictedTo = to;
        if (h <= 0) {
            for (int j = 0; j < count; j++) {
                priorProbability[j] = probability[j];
                if (probability[j] > 0) {
                    room(priorState, priorCovariance, j);
                    copy(state[j], priorState[j]);
                    copy(covariance[j], priorCovariance[j]);
                }
            }
            return;
        }
        boolean inAir = inAir();
        for (int j = 0; j < count; j++) {
            mix(j, h, inAir);
        }
        for (int j = 0; j < count; j++) {
            if (priorProbability[j] > 0) {
                set.models()[j].predict(priorState[j], priorCovariance[j], h);
            }
        }
    }

    /** Whether drag matters: only then can a model with drag be told from one without. */
    private boolean inAir() {
        if (set.reentry() < 0) {
            return false;
        }
        double[] x = state[likeliest()];
        double height = Wgs84.heightMetres(x[0], x[1], x[2]);
        double speed2 = x[3] * x[3] + x[4] * x[4] + x[5] * x[5];
        return 0.5 * Atmosphere.density(height) * speed2 > LEAST_DRAG * LIGHT_BODY;
    }

    int likeliest() {
        int best = 0;
        for (int j = 1; j < count; j++) {
            if (probability[j] > probability[best]) {
                best = j;
            }
        }
        return best;
    }

    private double transition(int i, int j, double h, boolean inAir) {
        if (inAir || set.reentry() < 0) {
            return set.transition(h)[i][j];
        }
        if (isReentry(j)) {
            return 0;
        }
        boolean coast = set.models()[j].family() == MotionModel.Family.COAST;
        return set.transition(h)[i][j] + (coast ? set.transition(h)[i][set.reentry()] : 0);
    }

    private boolean isReentry(int j) {
        return set.models()[j].family() == MotionModel.Family.REENTRY;
    }

    private void mix(int j, double h, boolean inAir) {
        double total = 0;
        for (int i = 0; i < count; i++) {
            total += transition(i, j, h, inAir) * probability[i];
        }
        priorProbability[j] = total;
        if (total < LEAST) {
            priorProbability[j] = 0;
            return;
        }
        room(priorState, priorCovariance, j);
        double own = transition(j, j, h, inAir) * probability[j] / total;
        if (own > (set.models()[j].family() == MotionModel.Family.COAST ? FAITHFUL : 1 - NEGLIGIBLE)) {
            copy(state[j], priorState[j]);
            copy(covariance[j], priorCovariance[j]);
            return;
        }
        double[] mean = priorState[j];
        double[] spread = priorCovariance[j];
        Arrays.fill(mean, 0);
        Arrays.fill(spread, 0);
        double mixed = 0;
        for (int i = 0; i < count; i++) {
            double w = transition(i, j, h, inAir) * probability[i] / total;
            weight[i] = w > NEGLIGIBLE ? w : 0;
            mixed += weight[i];
        }
        for (int i = 0; i < count; i++) {
            weight[i] /= mixed;
            if (weight[i] > 0) {
                double[] x = read(i, j);
                for (int k = 0; k < mean.length; k++) {
                    mean[k] += weight[i] * x[k];
                }
            }
        }
        for (int i = 0; i < count; i++) {
            if (weight[i] > 0) {
                addSpread(i, j, mean, spread);
            }
        }
    }

    /** Model {@code i}'s state as model {@code j} reads it: what it lacks comes from the reader's prior. */
    private double[] read(int i, int j) {
        int m = set.shared(i, j);
        int n = set.models()[j].size();
        if (m == n) {
            return state[i];
        }
        System.arraycopy(state[i], 0, set.read, 0, m);
        for (int k = m; k < n; k++) {
            set.read[k] = set.models()[j].extraMean(k, state[i]);
        }
        return set.read;
    }

    private void addSpread(int i, int j, double[] mean, double[] spread) {
        int n = mean.length;
        int m = set.shared(i, j);
        int size = state[i].length;
        double[] x = read(i, j);
        double[] p = covariance[i];
        double w = weight[i];
        for (int k = 0; k < n; k++) {
            double dk = x[k] - mean[k];
            for (int l = 0; l < n; l++) {
                double own = k < m && l < m ? p[k * size + l] : 0;
                spread[k * n + l] += w * (own + dk * (x[l] - mean[l]));
            }
        }
        for (int k = m; k < n; k++) {
            spread[k * n + k] += w * set.models()[j].extraVariance(k);
        }
    }

    /**
     * Tries a plot without taking it.
     *
     * @return logarithm of its likelihood over all models
     */
    double trial(Sighting s) {
        if (trialSerial == s.serial && trialOf == s.seconds) {
            return trialLog;
        }
        trialOf = s.seconds;
        trialSerial = s.serial;
        calmTrial = isCalm() && staysCalm(s);
        if (calmTrial) {
            return trialLog;
        }
        predict(s.seconds);
        double best = Double.NEGATIVE_INFINITY;
        int likeliest = 0;
        trialDistance = Double.POSITIVE_INFINITY;
        for (int j = 0; j < count; j++) {
            if (priorProbability[j] == 0) {
                trialProbability[j] = Double.NEGATIVE_INFINITY;
                continue;
            }
            trialProbability[j] = update(s, j) + Math.log(priorProbability[j]);
            trialDistance = Math.min(trialDistance, set.update().squaredDistance);
            if (trialProbability[j] > best) {
                best = trialProbability[j];
                likeliest = j;
                trialNis = set.update().squaredDistance;
            }
        }
        double sum = 0;
        for (int j = 0; j < count; j++) {
            trialProbability[j] = j == likeliest ? 1 : Math.exp(trialProbability[j] - best);
            sum += trialProbability[j];
        }
        for (int j = 0; j < count; j++) {
            trialProbability[j] /= sum;
        }
        trialLog = best + Math.log(sum);
        return trialLog;
    }

    private double update(Sighting s, int j) {
        room(trialState, trialCovariance, j);
        copy(priorState[j], trialState[j]);
        copy(priorCovariance[j], trialCovariance[j]);
        return set.update().apply(s, trialState[j], trialCovariance[j], trialState[j].length);
    }

    /**
     * Takes a track's second plot by calm flight alone: before there is a speed, no turn has a meaning.
     *
     * @return logarithm of its likelihood
     */
    double begin(Sighting s) {
        staysCalm(s);
        swap(0);
        seconds = s.seconds;
        touched();
        return trialLog;
    }

    /** Tries calm flight alone; says whether that is enough. */
    private boolean staysCalm(Sighting s) {
        predictCalm(s.seconds);
        trialLog = update(s, 0) + Math.log(priorProbability[0]);
        trialDistance = set.update().squaredDistance;
        trialNis = trialDistance;
        return trialDistance < QUIET;
    }

    /** Takes a plot: the state becomes that of its trial, made again if another came between. */
    void commit(Sighting s) {
        if (trialSerial != s.serial || trialOf != s.seconds) {
            trial(s);
        }
        if (calmTrial) {
            swap(0);
        } else {
            for (int j = 0; j < count; j++) {
                probability[j] = trialProbability[j] < LEAST ? 0 : trialProbability[j];
                if (priorProbability[j] > 0) {
                    swap(j);
                }
            }
            if (set.calm() && probability[0] > CALM) {
                Arrays.fill(probability, 0);
                probability[0] = 1;
            }
        }
        seconds = s.seconds;
        touched();
    }

    private void swap(int j) {
        double[] x = state[j];
        state[j] = trialState[j];
        trialState[j] = x;
        double[] p = covariance[j];
        covariance[j] = trialCovariance[j];
        trialCovariance[j] = p;
    }

    /**
     * One state and covariance for all models, at a time not before the state's.
     *
     * @param to seconds
     * @param x receives 6 terms
     * @param p receives 36 terms
     */
    void estimate(double to, double[] x, double[] p) {
        boolean now = to <= seconds;
        if (!now) {
            predict(to);
        }
        double[] weight = now ? probability : priorProbability;
        double[][] from = now ? state : priorState;
        double[][] spread = now ? covariance : priorCovariance;
        for (int j = 0; j < count; j++) {
            if (weight[j] > 1 - UNSAID) {
                int n = from[j].length;
                System.arraycopy(from[j], 0, x, 0, 6);
                for (int k = 0; k < 6; k++) {
                    System.arraycopy(spread[j], k * n, p, k * 6, 6);
                }
                return;
            }
        }
        Arrays.fill(x, 0, 6, 0);
        Arrays.fill(p, 0, 36, 0);
        double total = 0;
        for (int j = 0; j < count; j++) {
            total += weight[j] > UNSAID ? weight[j] : 0;
        }
        for (int j = 0; j < count; j++) {
            for (int k = 0; k < 6 && weight[j] > UNSAID; k++) {
                x[k] += weight[j] / total * from[j][k];
            }
        }
        for (int j = 0; j < count; j++) {
            if (weight[j] > UNSAID) {
                int n = from[j].length;
                for (int k = 0; k < 6; k++) {
                    double dk = from[j][k] - x[k];
                    for (int l = 0; l < 6; l++) {
                        p[k * 6 + l] += weight[j] / total * (spread[j][k * n + l] + dk * (from[j][l] - x[l]));
                    }
                }
            }
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
                room(state, covariance, j);
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

    private static void copy(double[] from, double[] to) {
        System.arraycopy(from, 0, to, 0, from.length);
    }
}
