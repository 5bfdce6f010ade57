package org.watchfire.model;

/**
 * One radar's measurement of one target. In the frame of its radar: slant range from the antenna, azimuth clockwise
 * from true north, elevation above the local horizontal (tangent to the ellipsoid). {@code NaN} in elevation, height or
 * range rate says "not measured".
 *
 * @param radar that made it
 * @param time of validity
 * @param rangeMetres slant range, above 0
 * @param azimuthRadians in [0, 2π)
 * @param elevationRadians within ±π/2, or NaN
 * @param heightMetres target height above the ellipsoid (from a pressure altitude or a height finder), or NaN
 * @param rangeRateMps positive when the target recedes, or NaN
 * @param identity from the transponder, or {@link Identity#NONE}
 * @param arrivedUnixNanos wall time when its datagram came in, for the time budget
 */
public record Plot(
        RadarId radar,
        TimeTag time,
        double rangeMetres,
        double azimuthRadians,
        double elevationRadians,
        double heightMetres,
        double rangeRateMps,
        Identity identity,
        long arrivedUnixNanos) {
    public Plot {
        if (!(rangeMetres > 0 && rangeMetres < 1e9)) {
            throw new IllegalArgumentException("rangeMetres " + rangeMetres + " is outside (0, 1e9)");
        }
        if (!(azimuthRadians >= 0 && azimuthRadians < 2 * Math.PI)) {
            throw new IllegalArgumentException("azimuthRadians " + azimuthRadians + " is outside [0, 2π)");
        }
        if (Math.abs(elevationRadians) > Math.PI / 2) {
            throw new IllegalArgumentException("elevationRadians " + elevationRadians + " is outside ±π/2");
        }
    }

    /** Whether elevation was measured. */
    public boolean hasElevation() {
        return !Double.isNaN(elevationRadians);
    }

    /** Whether a height is known. */
    public boolean hasHeight() {
        return !Double.isNaN(heightMetres);
    }

    /** Whether range rate was measured. */
    public boolean hasRangeRate() {
        return !Double.isNaN(rangeRateMps);
    }
}
