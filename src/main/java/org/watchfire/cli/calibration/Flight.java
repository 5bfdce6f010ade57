package org.watchfire.cli.calibration;

import java.util.List;
import org.watchfire.model.Geodetic;
import org.watchfire.model.ObjectClass;

/**
 * The truth of one flight.
 *
 * @param kind of flight
 * @param site where it was launched, or below where it is first seen
 * @param azimuth of its path there, radians clockwise from north
 * @param moments one a second, from the launch or the first sight
 * @param cutOffSeconds when its last thrust ends; 0 where none was seen
 */
record Flight(FlightKind kind, Geodetic site, double azimuth, List<Moment> moments, double cutOffSeconds) {
    Flight {
        moments = List.copyOf(moments);
    }

    /** A moment of it: where it is, whether it thrusts, and what it is then. */
    static final class Moment {
        final double[] state;
        final boolean thrusting;
        final ObjectClass is;

        Moment(double[] state, boolean thrusting, ObjectClass is) {
            this.state = state.clone();
            this.thrusting = thrusting;
            this.is = is;
        }
    }
}
