package org.watchfire.model;

/**
 * Where and when a path meets the ground: a launch point or an impact point.
 *
 * @param region where, as a region of stated probability
 * @param time when, most likely
 * @param timeSigmaSeconds one standard deviation of {@code time}, at least 0
 */
public record GroundPoint(Ellipse region, TimeTag time, double timeSigmaSeconds) {
    public GroundPoint {
        if (!(timeSigmaSeconds >= 0)) {
            throw new IllegalArgumentException("timeSigmaSeconds " + timeSigmaSeconds + " is below 0");
        }
    }
}
