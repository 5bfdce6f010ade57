package org.watchfire.track;

import java.util.List;

/** Models that one object may switch between, and how often it does. Shared by all tracks of a tracker. */
final class ModelSet {
    private final List<MotionModel> models;
    private final double[][] ratesPerSecond;
    private final double[] start;
    private final MeasurementUpdate update;

    /**
     * @param models in a fixed order
     * @param ratesPerSecond how often an object in model i goes over to model j
     * @param start probabilities of a new track
     * @param update the measurement update, with its scratch
     */
    ModelSet(List<MotionModel> models, double[][] ratesPerSecond, double[] start, MeasurementUpdate update) {
        this.models = List.copyOf(models);
        this.ratesPerSecond = ratesPerSecond;
        this.start = start;
        this.update = update;
    }

    List<MotionModel> models() {
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
        for (int i = 0; i < models.size(); i++) {
            if (models.get(i).family() == family) {
                return i;
            }
        }
        return -1;
    }

    /** Probability of model j after {@code seconds} for one in model i. */
    double transition(int i, int j, double seconds) {
        double out = 0;
        for (int k = 0; k < models.size(); k++) {
            out += k == i ? 0 : ratesPerSecond[i][k];
        }
        if (out == 0) {
            return i == j ? 1 : 0;
        }
        double leave = 1 - Math.exp(-out * Math.abs(seconds));
        return i == j ? 1 - leave : leave * ratesPerSecond[i][j] / out;
    }
}
