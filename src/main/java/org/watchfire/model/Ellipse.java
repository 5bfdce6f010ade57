package org.watchfire.model;

/**
 * A region on the ground that holds a place with a stated probability.
 *
 * @param centre most likely place, on the ellipsoid
 * @param semiMajorMetres at least {@code semiMinorMetres}
 * @param semiMinorMetres at least 0
 * @param azimuthRadians of the major axis, clockwise from north, in [0, π)
 * @param probability that the place is inside, in (0, 1)
 */
public record Ellipse(
        Geodetic centre, double semiMajorMetres, double semiMinorMetres, double azimuthRadians, double probability) {
    public Ellipse {
        if (!(semiMinorMetres >= 0 && semiMajorMetres >= semiMinorMetres && Double.isFinite(semiMajorMetres))) {
            throw new IllegalArgumentException(
                    "axes " + semiMajorMetres + ", " + semiMinorMetres + " are not in order");
        }
        if (!(azimuthRadians >= 0 && azimuthRadians < Math.PI)) {
            throw new IllegalArgumentException("azimuthRadians " + azimuthRadians + " is outside [0, π)");
        }
        if (!(probability > 0 && probability < 1)) {
            throw new IllegalArgumentException("probability " + probability + " is outside (0, 1)");
        }
    }
}
