package org.watchfire.model;

/**
 * A place on or above WGS84.
 *
 * @param latitudeRadians geodetic, within ±π/2
 * @param longitudeRadians within ±2π; east positive
 * @param heightMetres above the ellipsoid
 */
public record Geodetic(double latitudeRadians, double longitudeRadians, double heightMetres) {
    public Geodetic {
        if (!(Math.abs(latitudeRadians) <= Math.PI / 2)) {
            throw new IllegalArgumentException("latitudeRadians " + latitudeRadians + " is outside ±π/2");
        }
        if (!(Math.abs(longitudeRadians) <= 2 * Math.PI)) {
            throw new IllegalArgumentException("longitudeRadians " + longitudeRadians + " is outside ±2π");
        }
        if (!Double.isFinite(heightMetres)) {
            throw new IllegalArgumentException("heightMetres " + heightMetres + " is not a number");
        }
    }

    /** From degrees, as people and files write them. */
    public static Geodetic ofDegrees(double latitudeDegrees, double longitudeDegrees, double heightMetres) {
        return new Geodetic(Math.toRadians(latitudeDegrees), Math.toRadians(longitudeDegrees), heightMetres);
    }

    /** Latitude in degrees, for files and screens. */
    public double latitudeDegrees() {
        return Math.toDegrees(latitudeRadians);
    }

    /** Longitude in degrees, for files and screens. */
    public double longitudeDegrees() {
        return Math.toDegrees(longitudeRadians);
    }
}
