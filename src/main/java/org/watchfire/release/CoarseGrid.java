package org.watchfire.release;

import org.watchfire.model.Geodetic;
import org.watchfire.model.StateEstimate;
import org.watchfire.model.TimeTag;

/**
 * Positions and velocities on a grid fixed on the Earth, with an uncertainty that covers what was taken.
 *
 * <p>Resists averaging: the grid never moves, so that repeated reports of one place are one and the same report; the
 * moment is that of a time slot, not of a plot; the velocity is on a grid too, so that it cannot be integrated back to a
 * path; and the uncertainty is a ball whose radius takes few values, so that the shape that tells where the radar stands
 * is gone. What stays: an object that moves through many cells shows its path on the scale of the cells, and the
 * moments of its crossings to one slot.
 */
final class CoarseGrid {
    /** Mean Earth radius, metres (IUGG): turns the side of a cell into degrees. */
    private static final double EARTH_RADIUS = 6_371_008.8;

    /** Ground distance over {@link #EARTH_RADIUS} times the angle is at most this, on WGS84 (polar radius of curvature). */
    private static final double STRETCH = 6_399_593.6 / EARTH_RADIUS;

    /** Half the widest cell in sides: the row next to a pole, cut into three, is 2π/3 sides wide at its outer edge. */
    private static final double WIDEST_HALF = Math.PI / 3;

    /** An object without thrust accelerates no more than this in an Earth-fixed frame, m/s²: gravity. */
    private static final double FREE_ACCELERATION = 10;

    private final Reduction.Grid grid;
    private final double step;

    CoarseGrid(Reduction.Grid grid) {
        this.grid = grid;
        this.step = grid.gridMetres() / EARTH_RADIUS;
    }

    /**
     * The centre of the cell that holds {@code place}. Rows are bands of latitude; each is cut into equal parts of about
     * the cell's side, so that cells are alike from the equator to the poles.
     */
    Geodetic snap(Geodetic place) {
        double row = Math.floor((place.latitudeRadians() + Math.PI / 2) / step);
        double latitude = Math.min((row + 0.5) * step - Math.PI / 2, Math.PI / 2);
        double column = longitudeStep(latitude);
        double longitude = (Math.floor((place.longitudeRadians() + Math.PI) / column) + 0.5) * column - Math.PI;
        double height = (Math.floor(place.heightMetres() / grid.gridMetres()) + 0.5) * grid.gridMetres();
        return new Geodetic(latitude, Math.IEEEremainder(longitude, 2 * Math.PI), height);
    }

    /** As {@link #snap}, for a place on the ground. */
    Geodetic snapOnGround(Geodetic place) {
        Geodetic cell = snap(place);
        return new Geodetic(cell.latitudeRadians(), cell.longitudeRadians(), 0);
    }

    /** Farthest that {@link #snapOnGround} moves a place, metres along the ground. */
    double farthestOnGround() {
        return STRETCH * grid.gridMetres() * Math.hypot(0.5, WIDEST_HALF);
    }

    /** {@code radius} and whatever the grid adds, at least the floor, as one of few values. */
    double coveringRadius(double radius) {
        return ladder(Math.max(grid.floorMetres(), radius + farthestOnGround()));
    }

    /**
     * The estimate as it is told: at {@code slot}, at or before its own time, on the grid.
     *
     * @param thrustMps2 thrust, or NaN when not known
     */
    StateEstimate coarsen(StateEstimate exact, TimeTag slot, double thrustMps2) {
        double back = exact.time().secondsSince(slot);
        double[] state = exact.toState();
        double[] moved = new double[3];
        for (int i = 0; i < 3; i++) {
            moved[i] = state[i] - back * state[i + 3];
        }
        Geodetic place = Wgs84.toGeodetic(moved[0], moved[1], moved[2]);
        double[] told = Wgs84.toEcef(snap(place));
        double roundedSquared = 0;
        for (int i = 0; i < 3; i++) {
            roundedSquared += (told[i] - moved[i]) * (told[i] - moved[i]);
        }
        roundedSquared = Math.max(roundedSquared, halfCellSquared(place));
        double[] result = {told[0], told[1], told[2], snapSpeed(state[3]), snapSpeed(state[4]), snapSpeed(state[5])};

        double acceleration = FREE_ACCELERATION + (Double.isNaN(thrustMps2) ? 0 : thrustMps2);
        double turned = acceleration * back;
        double positionVariance = trace(exact, 0);
        double velocityVariance = trace(exact, 3);
        double sigma = Math.sqrt(positionVariance) + back * Math.sqrt(velocityVariance) + 0.5 * turned * back;
        // Twice each block's trace lies above the whole matrix, cross terms and all.
        double position = ladder(Math.max(grid.floorMetres(), Math.sqrt(2 * (sigma * sigma + roundedSquared))));
        double velocity = ladder(
                Math.sqrt(2 * (velocityVariance + turned * turned + 3 * 0.25 * grid.gridMps() * grid.gridMps())));
        double[] covariance = new double[StateEstimate.COVARIANCE];
        for (int i = 0; i < StateEstimate.STATE; i++) {
            double each = i < 3 ? position : velocity;
            covariance[StateEstimate.index(i, i)] = each * each;
        }
        return new StateEstimate(slot, result, covariance);
    }

    private double snapSpeed(double mps) {
        double snapped = Math.rint(mps / grid.gridMps()) * grid.gridMps();
        return snapped == 0 ? 0 : snapped; // no -0
    }

    /** Squared half diagonal of the cell at this place; cells widen with height. */
    private double halfCellSquared(Geodetic place) {
        double wide = STRETCH * (1 + Math.max(place.heightMetres(), 0) / EARTH_RADIUS) * grid.gridMetres();
        return wide * wide * (0.25 + WIDEST_HALF * WIDEST_HALF) + grid.gridMetres() * grid.gridMetres() / 4;
    }

    private double longitudeStep(double latitude) {
        double cells = Math.floor(2 * Math.PI * Math.cos(latitude) / step);
        return 2 * Math.PI / Math.max(cells, 3);
    }

    private static double trace(StateEstimate estimate, int from) {
        return estimate.covariance(from, from)
                + estimate.covariance(from + 1, from + 1)
                + estimate.covariance(from + 2, from + 2);
    }

    /** The next of 1, 2, 5, 10, 20 … at or above {@code value}; a value below 1 becomes 1. */
    static double ladder(double value) {
        double decade = 1;
        while (decade * 10 < value) {
            decade *= 10;
        }
        for (double step : new double[] {1, 2, 5}) {
            if (value <= step * decade) {
                return step * decade;
            }
        }
        return 10 * decade;
    }
}
