package org.watchfire.scenario;

import org.watchfire.model.Identity;

/**
 * One plot of a simulated radar before it becomes bytes, with what is not in the bytes: of what it is.
 *
 * @param seconds of the scenario, a whole number of 1/128 s, so that ASTERIX says it without rounding
 * @param target id of the {@link TruthObject}, or -1 for clutter
 * @param rangeMetres measured
 * @param azimuthRadians measured, in [0, 2π)
 * @param elevationRadians measured, or NaN
 * @param rangeRateMps measured, or NaN
 * @param levelMetres height that a transponder reports, or NaN
 * @param identity that a transponder reports
 */
record Detection(
        double seconds,
        int target,
        double rangeMetres,
        double azimuthRadians,
        double elevationRadians,
        double rangeRateMps,
        double levelMetres,
        Identity identity) {}
