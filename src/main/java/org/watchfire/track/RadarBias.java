package org.watchfire.track;

import org.watchfire.model.RadarId;

/**
 * What a radar measures too much of, as common targets tell: the estimate and its one sigma in each quantity, and which
 * of them are taken off its plots.
 *
 * @param radar whose
 * @param rangeMetres of slant range
 * @param azimuthRadians of azimuth
 * @param elevationRadians of elevation
 * @param timeSeconds of the time stamp
 * @param rangeSigmaMetres one sigma of the estimate; near the prior where nothing is known
 * @param azimuthSigmaRadians one sigma
 * @param elevationSigmaRadians one sigma
 * @param timeSigmaSeconds one sigma
 * @param rangeApplied whether range is corrected
 * @param azimuthApplied whether azimuth is
 * @param elevationApplied whether elevation is
 * @param timeApplied whether time is
 */
public record RadarBias(
        RadarId radar,
        double rangeMetres,
        double azimuthRadians,
        double elevationRadians,
        double timeSeconds,
        double rangeSigmaMetres,
        double azimuthSigmaRadians,
        double elevationSigmaRadians,
        double timeSigmaSeconds,
        boolean rangeApplied,
        boolean azimuthApplied,
        boolean elevationApplied,
        boolean timeApplied) {}
