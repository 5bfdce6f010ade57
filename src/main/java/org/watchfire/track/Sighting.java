package org.watchfire.track;

import org.watchfire.astro.Wgs84;
import org.watchfire.model.Plot;

/** A plot made ready for the filters: its sines and cosines, and where it says the target is. */
final class Sighting {
    private static final double[] NOTHING = new double[Registration.TERMS];

    final Plot plot;
    final Sensor sensor;
    final double seconds;
    final double range;
    final double elevation;
    final double reportedHeight;
    final double rate;
    final boolean hasElevation;
    final boolean hasHeight;
    final boolean hasRate;
    final double sinAzimuth;
    final double cosAzimuth;
    final double sinElevation;
    final double cosElevation;
    final double[] position = new double[3];
    private final double placeHeight;

    /** One sigma across the line of sight and that of range, added, metres. */
    final double crossSigma;

    /** Where it lies in its radar's {@link ClutterMap}. */
    final int clutterCell;

    /** Biases of its radar already taken off: range m, azimuth rad, elevation rad, time s. */
    final double[] takenOff;

    /** 0 while no confirmed track claimed it; else that track's number, or 1 where it was a plot of its start. */
    long owner;

    /** Order of arrival within its tracker; unique. */
    final long serial;

    /** Number of the call that brought it. */
    long call;

    /** How many starts it has begun as the newer of two plots; bounds the number of rival starts. */
    int starts;

    /** Whether it is explained: it began a start together with another plot, or a start that is rather there took it. */
    boolean explained;

    Sighting(Plot plot, Sensor sensor, double seconds, long serial) {
        this.serial = serial;
        this.plot = plot;
        this.sensor = sensor;
        double[] bias = sensor.bias;
        takenOff = bias[0] == 0 && bias[1] == 0 && bias[2] == 0 && bias[3] == 0 ? NOTHING : bias.clone();
        this.seconds = seconds - takenOff[3];
        range = Math.max(plot.rangeMetres() - takenOff[0], 1);
        hasElevation = plot.hasElevation();
        hasHeight = !hasElevation && plot.hasHeight();
        hasRate = plot.hasRangeRate();
        reportedHeight = plot.heightMetres();
        rate = plot.rangeRateMps();
        double azimuth = plot.azimuthRadians() - takenOff[1];
        if (hasElevation) {
            elevation = plot.elevationRadians() - takenOff[2];
            sensor.frame.position(range, azimuth, elevation, position);
        } else {
            elevation = sensor.frame.positionAtHeight(
                    range, azimuth, hasHeight ? reportedHeight : Sensor.UNKNOWN_HEIGHT, position);
        }
        clutterCell = ClutterMap.cell(range, elevation, hasElevation);
        placeHeight = Wgs84.heightMetres(position[0], position[1], position[2]);
        double angleVariance =
                hasElevation ? Math.max(sensor.azimuthVariance, sensor.elevationVariance) : sensor.azimuthVariance;
        crossSigma = range * Math.sqrt(angleVariance) + Math.sqrt(sensor.rangeVariance);
        sinAzimuth = Math.sin(azimuth);
        cosAzimuth = Math.cos(azimuth);
        sinElevation = Math.sin(elevation);
        cosElevation = Math.cos(elevation);
    }

    /** How many quantities were measured. */
    int quantities() {
        return 2 + (hasElevation || hasHeight ? 1 : 0) + (hasRate ? 1 : 0);
    }

    /** Height of {@link #position} above the ellipsoid, metres. */
    double height() {
        return placeHeight;
    }

    /**
     * Covariance of {@link #position}.
     *
     * @param out9 receives three rows of three, ECEF, m²
     */
    void positionCovariance(double[] out9) {
        double[] m = sensor.enu;
        double vertical;
        if (hasElevation) {
            vertical = range * range * sensor.elevationVariance;
        } else {
            double sigma = hasHeight ? Sensor.HEIGHT_SIGMA : Sensor.UNKNOWN_HEIGHT_SIGMA;
            vertical = sigma * sigma / Math.max(cosElevation * cosElevation, 0.01);
        }
        double side = range * range * cosElevation * cosElevation * sensor.azimuthVariance;
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                double along = unit(m, i) * unit(m, j) * sensor.rangeVariance;
                double across = cross(m, i) * cross(m, j) * side;
                double up = rise(m, i) * rise(m, j) * vertical;
                out9[3 * i + j] = along + across + up;
            }
        }
    }

    /**
     * Derivatives of {@link #position}.
     *
     * @param out receives three columns of three, ECEF: by range, by azimuth (m/rad), by elevation (m/rad)
     */
    void positionDerivatives(double[] out) {
        double[] m = sensor.enu;
        for (int i = 0; i < 3; i++) {
            out[i] = unit(m, i);
            out[3 + i] = range * cosElevation * cross(m, i);
            out[6 + i] = range * rise(m, i);
        }
    }

    /** ECEF component of the line of sight. */
    private double unit(double[] m, int i) {
        return cosElevation * (sinAzimuth * m[i] + cosAzimuth * m[3 + i]) + sinElevation * m[6 + i];
    }

    /** ECEF component of growing azimuth. */
    private double cross(double[] m, int i) {
        return cosAzimuth * m[i] - sinAzimuth * m[3 + i];
    }

    /** ECEF component of growing elevation. */
    private double rise(double[] m, int i) {
        return cosElevation * m[6 + i] - sinElevation * (sinAzimuth * m[i] + cosAzimuth * m[3 + i]);
    }
}
