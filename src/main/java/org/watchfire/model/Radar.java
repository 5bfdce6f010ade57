package org.watchfire.model;

/**
 * A radar as its users must know it: where it stands and how well it measures. A sigma of {@code NaN} says that the
 * radar does not measure that quantity.
 *
 * @param id unique name
 * @param site antenna, WGS84
 * @param rangeSigmaMetres one standard deviation of slant range, above 0
 * @param azimuthSigmaRadians of azimuth, above 0
 * @param elevationSigmaRadians of elevation; NaN for a radar without it
 * @param rangeRateSigmaMps of range rate; NaN for a radar without it
 * @param periodSeconds between two looks at the same direction, above 0
 * @param detectionProbability of a target in coverage at one look, in (0, 1]
 * @param clutterPerScan expected false plots in one period, at least 0
 * @param maxRangeMetres instrumented range, above 0
 */
public record Radar(
        RadarId id,
        Geodetic site,
        double rangeSigmaMetres,
        double azimuthSigmaRadians,
        double elevationSigmaRadians,
        double rangeRateSigmaMps,
        double periodSeconds,
        double detectionProbability,
        double clutterPerScan,
        double maxRangeMetres) {
    public Radar {
        requireAbove0("rangeSigmaMetres", rangeSigmaMetres);
        requireAbove0("azimuthSigmaRadians", azimuthSigmaRadians);
        requireAbove0OrNaN("elevationSigmaRadians", elevationSigmaRadians);
        requireAbove0OrNaN("rangeRateSigmaMps", rangeRateSigmaMps);
        requireAbove0("periodSeconds", periodSeconds);
        requireAbove0("maxRangeMetres", maxRangeMetres);
        if (!(detectionProbability > 0 && detectionProbability <= 1)) {
            throw new IllegalArgumentException("detectionProbability " + detectionProbability + " is outside (0, 1]");
        }
        if (!(clutterPerScan >= 0)) {
            throw new IllegalArgumentException("clutterPerScan " + clutterPerScan + " is below 0");
        }
    }

    /** Whether it measures elevation. */
    public boolean measuresElevation() {
        return !Double.isNaN(elevationSigmaRadians);
    }

    /** Whether it measures range rate. */
    public boolean measuresRangeRate() {
        return !Double.isNaN(rangeRateSigmaMps);
    }

    private static void requireAbove0(String name, double value) {
        if (!(value > 0)) {
            throw new IllegalArgumentException(name + " " + value + " is not above 0");
        }
    }

    private static void requireAbove0OrNaN(String name, double value) {
        if (value <= 0) {
            throw new IllegalArgumentException(name + " " + value + " is not above 0");
        }
    }
}
