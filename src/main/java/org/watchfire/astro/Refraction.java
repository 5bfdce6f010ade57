package org.watchfire.astro;

/**
 * How the air bends a radar's rays and delays them: a ray is followed through an atmosphere whose refractivity falls off exponentially,
 * 315 exp(-h / 7.35 km) parts in a million, the mean one of Recommendation ITU-R P.453. A target then stands lower than it appears, and
 * nearer than its echo's delay says: 0.7 degrees and 100 m at the horizon, nothing at the zenith. Weather makes a tenth of it more or
 * less; that remains as a bias of elevation.
 *
 * <p>The air is layered about a sphere of 6,371 km. Immutable; allocates nothing.
 */
public final class Refraction {
    private static final double EARTH = 6_371_000;
    private static final double SURFACE = 315e-6;
    private static final double SCALE = 7350;

    /** Above this the air bends by less than a hundredth of a milliradian at the horizon. */
    private static final double TOP = 60_000;

    /** A step rises by no more than this part of the scale height, and is no longer than the other. */
    private static final double STEP_RISE = 0.1 * SCALE;

    private static final double STEP_LONGEST = 8000;

    private static final int INVERSIONS = 6;

    private final double antenna;

    /**
     * For one antenna.
     *
     * @param antennaHeightMetres above the ellipsoid
     */
    public Refraction(double antennaHeightMetres) {
        this.antenna = antennaHeightMetres;
    }

    /**
     * Where a target is that was measured through the air.
     *
     * @param rangeMetres as the delay says
     * @param elevationRadians as the ray arrives
     * @param out range in metres and elevation in radians of the straight line to it, at 0 and 1
     */
    public void straighten(double rangeMetres, double elevationRadians, double[] out) {
        double height = antenna;
        double tilt = elevationRadians; // above the horizontal where the ray is
        double turned = 0; // the angle at the centre of the Earth between antenna and ray
        double left = rangeMetres;
        while (left > 0 && height < TOP) {
            double rise = Math.abs(Math.sin(tilt));
            double step = Math.min(left, Math.min(STEP_LONGEST, STEP_RISE / Math.max(rise, 1e-3)));
            double half = step / 2;
            // the midpoint rule
            double middleHeight = height + half * Math.sin(tilt);
            double middleTilt = tilt + half * bend(height, tilt);
            double path = step / (1 + refractivity(middleHeight));
            height += path * Math.sin(middleTilt);
            turned += path * Math.cos(middleTilt) / (EARTH + middleHeight);
            tilt += path * bend(middleHeight, middleTilt);
            left -= step;
        }
        double radius = EARTH + height;
        double ahead = radius * Math.sin(turned);
        double up = radius * Math.cos(turned) - (EARTH + antenna);
        if (left > 0) {
            // what remains is straight, seen from the antenna's horizontal
            ahead += left * Math.cos(tilt - turned);
            up += left * Math.sin(tilt - turned);
        }
        out[0] = Math.hypot(ahead, up);
        out[1] = Math.atan2(up, ahead);
    }

    /**
     * The reverse of {@link #straighten}: what a radar measures of a target on the straight line given.
     *
     * @param out range in metres as the delay says and elevation in radians as the ray arrives, at 0 and 1
     */
    public void bend(double rangeMetres, double elevationRadians, double[] out) {
        double range = rangeMetres;
        double elevation = elevationRadians;
        for (int i = 0; i < INVERSIONS; i++) {
            straighten(range, elevation, out);
            range += rangeMetres - out[0];
            elevation += elevationRadians - out[1];
        }
        out[0] = range;
        out[1] = elevation;
    }

    /** Change of the tilt along the ray, rad/m: the Earth falls away, the air pulls down. */
    private static double bend(double height, double tilt) {
        double refractivity = refractivity(height);
        return Math.cos(tilt) * (1 / (EARTH + height) - refractivity / SCALE / (1 + refractivity));
    }

    private static double refractivity(double height) {
        return SURFACE * Math.exp(-height / SCALE);
    }
}
