package org.watchfire.track;

import org.watchfire.astro.Wgs84;

/**
 * The extended Kalman filter's update, one scalar after the other (equal to the joint update, since the errors of one
 * plot's quantities are independent; A. Gelb, Applied Optimal Estimation, 1974, section 8.2). All quantities are
 * linearised at the predicted state with analytic derivatives. Angles come as the arc between measured and predicted
 * direction, so that they never wrap.
 *
 * <p>One instance per tracker; it holds scratch. The likelihood of the plot is the product of the scalars' likelihoods.
 */
final class MeasurementUpdate {
    private static final double LOG_2PI = Math.log(2 * Math.PI);

    private final double[] row = new double[6];
    private final double[] gain = new double[9];
    private final double[] start = new double[6];

    /** Sum of squared, normalised innovations of the last update. */
    double squaredDistance;

    /**
     * Updates one model's state in place.
     *
     * @param x state, first six ECEF position and velocity
     * @param p covariance, n × n
     * @param n terms of the state
     * @return logarithm of the plot's likelihood
     */
    double apply(Sighting s, double[] x, double[] p, int n) {
        Sensor sensor = s.sensor;
        double[] m = sensor.enu;
        double dx = x[0] - sensor.site[0];
        double dy = x[1] - sensor.site[1];
        double dz = x[2] - sensor.site[2];
        double east = m[0] * dx + m[1] * dy + m[2] * dz;
        double north = m[3] * dx + m[4] * dy + m[5] * dz;
        double up = m[6] * dx + m[7] * dy + m[8] * dz;
        double level2 = Math.max(east * east + north * north, 1);
        double level = Math.sqrt(level2);
        double range2 = level2 + up * up;
        double range = Math.sqrt(range2);
        System.arraycopy(x, 0, start, 0, 6);
        squaredDistance = 0;

        row[0] = dx / range;
        row[1] = dy / range;
        row[2] = dz / range;
        double log = scalar(x, p, n, 3, s.range - range, sensor.rangeVariance);

        double sine = (s.sinAzimuth * north - s.cosAzimuth * east) / level;
        double cosine = (s.cosAzimuth * north + s.sinAzimuth * east) / level;
        for (int j = 0; j < 3; j++) {
            row[j] = (north * m[j] - east * m[3 + j]) / level2;
        }
        log += scalar(x, p, n, 3, arc(sine, cosine), sensor.azimuthVariance);

        if (s.hasElevation) {
            sine = (s.sinElevation * level - s.cosElevation * up) / range;
            cosine = (s.cosElevation * level + s.sinElevation * up) / range;
            for (int j = 0; j < 3; j++) {
                row[j] = (level2 * m[6 + j] - up * (east * m[j] + north * m[3 + j])) / (range2 * level);
            }
            log += scalar(x, p, n, 3, arc(sine, cosine), sensor.elevationVariance);
        } else if (s.hasHeight) {
            log += height(s, x, p, n);
        }
        if (s.hasRate) {
            log += rate(s, x, p, n, dx, dy, dz, range);
        }
        return log;
    }

    /** Only the range rate of a plot, where its place is already in the state. */
    double applyRate(Sighting s, double[] x, double[] p, int n) {
        double dx = x[0] - s.sensor.site[0];
        double dy = x[1] - s.sensor.site[1];
        double dz = x[2] - s.sensor.site[2];
        System.arraycopy(x, 0, start, 0, 6);
        squaredDistance = 0;
        return rate(s, x, p, n, dx, dy, dz, Math.sqrt(dx * dx + dy * dy + dz * dz));
    }

    private double height(Sighting s, double[] x, double[] p, int n) {
        double radius = Math.sqrt(start[0] * start[0] + start[1] * start[1] + start[2] * start[2]);
        row[0] = start[0] / radius;
        row[1] = start[1] / radius;
        row[2] = start[2] / radius;
        double predicted = Wgs84.heightMetres(start[0], start[1], start[2]);
        return scalar(x, p, n, 3, s.reportedHeight - predicted, Sensor.HEIGHT_SIGMA * Sensor.HEIGHT_SIGMA);
    }

    private double rate(Sighting s, double[] x, double[] p, int n, double dx, double dy, double dz, double range) {
        double rate = (dx * start[3] + dy * start[4] + dz * start[5]) / range;
        row[3] = dx / range;
        row[4] = dy / range;
        row[5] = dz / range;
        row[0] = (start[3] - row[3] * rate) / range;
        row[1] = (start[4] - row[4] * rate) / range;
        row[2] = (start[5] - row[5] * rate) / range;
        return scalar(x, p, n, 6, s.rate - rate, s.sensor.rateVariance);
    }

    /** One scalar: {@code residual} is against the state before this plot's first scalar. */
    private double scalar(double[] x, double[] p, int n, int terms, double residual, double variance) {
        double innovation = residual;
        double spread = variance;
        for (int i = 0; i < terms; i++) {
            innovation -= row[i] * (x[i] - start[i]);
        }
        for (int i = 0; i < n; i++) {
            double sum = 0;
            int at = i * n;
            for (int j = 0; j < terms; j++) {
                sum += p[at + j] * row[j];
            }
            gain[i] = sum;
        }
        for (int i = 0; i < terms; i++) {
            spread += row[i] * gain[i];
        }
        double inverse = 1 / spread;
        double weighted = innovation * inverse;
        for (int i = 0; i < n; i++) {
            double g = gain[i];
            x[i] += g * weighted;
            double k = g * inverse;
            for (int j = i; j < n; j++) {
                double value = p[i * n + j] - k * gain[j];
                p[i * n + j] = value;
                p[j * n + i] = value;
            }
        }
        double d2 = innovation * weighted;
        squaredDistance += d2;
        return -0.5 * (d2 + Math.log(spread) + LOG_2PI);
    }

    /** The angle with this sine and cosine. */
    private static double arc(double sine, double cosine) {
        if (cosine > 0.97) {
            double s2 = sine * sine;
            return sine * (1 + s2 * (1.0 / 6 + s2 * (3.0 / 40 + s2 * (15.0 / 336 + s2 * 105.0 / 3456))));
        }
        return Math.atan2(sine, cosine);
    }
}
