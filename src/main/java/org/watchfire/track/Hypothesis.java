package org.watchfire.track;

/** One explanation of a track's plots: flown through the air, or thrown. */
final class Hypothesis {
    final ModelBank bank;
    final boolean air;

    /** Logarithm of its weight against the track's other explanation; the larger of both is 0. */
    double log;

    Hypothesis(ModelBank bank, boolean air, double log) {
        this.bank = bank;
        this.air = air;
        this.log = log;
    }
}
