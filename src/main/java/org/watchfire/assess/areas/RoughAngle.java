package org.watchfire.assess.areas;

/** Angles to 2e-5 radians, about 130 m on the ground, at a tenth of the cost of exact ones. */
final class RoughAngle {
    private RoughAngle() {}

    /** As {@link Math#atan2} (M. Abramowitz, I. Stegun, Handbook of Mathematical Functions, 1964, 4.4.47). */
    static double of(double y, double x) {
        double ax = Math.abs(x);
        double ay = Math.abs(y);
        double most = Math.max(ax, ay);
        if (most == 0) {
            return 0;
        }
        double q = Math.min(ax, ay) / most;
        double q2 = q * q;
        double angle = q * (0.9998660 + q2 * (-0.3302995 + q2 * (0.1801410 + q2 * (-0.0851330 + q2 * 0.0208351))));
        if (ay > ax) {
            angle = Math.PI / 2 - angle;
        }
        if (x < 0) {
            angle = Math.PI - angle;
        }
        return y < 0 ? -angle : angle;
    }
}
