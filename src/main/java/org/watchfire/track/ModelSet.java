package org.watchfire.track;

import java.util.List;
import org.watchfire.track.motion.MotionModel;

/** Models that one object may switch between, and how often it does. Shared by all tracks of a tracker. */
final class ModelSet {
    private final MotionModel[] models;
    private final Switching inAir;
    private final Switching inSpace;
    private final double[] start;
    private final MeasurementUpdate update;
    private final int reentry;
    private final int[][] shared;

    private final boolean calm;
    private final Mixing mixing;
    private final Trial trial;
    private long stamps;

    /**
     * @param models in a fixed order
     * @param ratesPerSecond how often an object in model i goes over to model j
     * @param start probabilities of a new track
     * @param update the measurement update, with its scratch
     */
    ModelSet(List<MotionModel> models, double[][] ratesPerSecond, double[] start, MeasurementUpdate update) {
        this.models = models.toArray(MotionModel[]::new);
        reentry = first(MotionModel.Family.REENTRY);
        inAir = new Switching(ratesPerSecond);
        inSpace = reentry < 0 ? inAir : new Switching(ratesPerSecond, reentry, first(MotionModel.Family.COAST));
        shared = new int[this.models.length][this.models.length];
        for (int i = 0; i < this.models.length; i++) {
            for (int j = 0; j < this.models.length; j++) {
                boolean same = this.models[i].family() == this.models[j].family()
                        && (i == j || this.models[i].family() == MotionModel.Family.BOOST);
                shared[i][j] = same ? this.models[j].size() : 6;
            }
        }
        this.start = start;
        this.update = update;
        calm = this.models[0].family() == MotionModel.Family.AIR;
        mixing = new Mixing(this);
        trial = new Trial(this, mixing);
    }

    /** The newest prediction of any of the set's banks. */
    Mixing mixing() {
        return mixing;
    }

    /** The newest trial of any of the set's banks. */
    Trial trial() {
        return trial;
    }

    /** A number not given before. */
    long newStamp() {
        return ++stamps;
    }

    /** Whether its first model is calm flight, which needs no other one beside it as long as plots stay near. */
    boolean calm() {
        return calm;
    }

    /** How many. */
    int size() {
        return models.length;
    }

    /** Place of the model with drag, or -1. */
    int reentry() {
        return reentry;
    }

    /** Leading terms of model {@code i}'s state that mean the same in model {@code j}'s. */
    int shared(int i, int j) {
        return shared[i][j];
    }

    MotionModel[] models() {
        return models;
    }

    double[] start() {
        return start;
    }

    MeasurementUpdate update() {
        return update;
    }

    /** Place of a family's first model, or -1. */
    int first(MotionModel.Family family) {
        for (int i = 0; i < models.length; i++) {
            if (models[i].family() == family) {
                return i;
            }
        }
        return -1;
    }

    /**
     * Probabilities of each model after {@code seconds} for one in each: rows from, columns to, no re-entry where there is no air. The
     * array is the set's own and stands until the next call.
     */
    double[][] transition(double seconds, boolean air) {
        return (air ? inAir : inSpace).after(seconds);
    }
}
