package org.watchfire.track;

import org.watchfire.astro.RadarFrame;
import org.watchfire.astro.Wgs84;
import org.watchfire.model.Radar;

/**
 * A radar at work: its place, its variances and what the tracker has learnt of its clutter. Hot loops read the fields.
 */
final class Sensor {
    /** Assumed spread of a target's height when a plot tells nothing of it, metres. */
    static final double UNKNOWN_HEIGHT_SIGMA = 4000;

    /** Assumed height when a plot tells nothing of it, metres. */
    static final double UNKNOWN_HEIGHT = 7500;

    /** One sigma of a height that came from a transponder: pressure against ellipsoid, metres. */
    static final double HEIGHT_SIGMA = 150;

    /** Span of range rates that false plots may have, m/s. */
    static final double CLUTTER_RATE_SPAN = 10_000;

    private static final double HEIGHT_SPAN = 15_000;
    private static final double DEFAULT_ANGLE_SIGMA = 2e-3;
    private static final double LEARNING = 0.2;

    final Radar radar;
    final int index;
    final RadarFrame frame;
    final double[] site = new double[3];
    final double[] enu = new double[9];
    final double rangeVariance;
    final double azimuthVariance;
    final double elevationVariance;
    final double rateVariance;
    final double periodSeconds;
    final double detection;
    /** What is taken off its plots: range m, azimuth rad, elevation rad, time s; 0 where nothing is known. */
    final double[] bias = new double[Registration.TERMS];

    final InnovationWindow innovations = new InnovationWindow();
    final Twins twins = new Twins();
    private final ClutterMap clutter = new ClutterMap();

    private double falsePlotsPerScan;
    private double scanStart = Double.NEGATIVE_INFINITY;
    private int falsePlots;
    private double maxRange = 20_000;
    private double minElevation = 0;
    private double maxElevation = 0.05;

    Sensor(Radar radar, int index) {
        this.radar = radar;
        this.index = index;
        frame = new RadarFrame(radar.site());
        Wgs84.toEcef(
                radar.site().latitudeRadians(),
                radar.site().longitudeRadians(),
                radar.site().heightMetres(),
                site);
        Wgs84.eastNorthUp(radar.site().latitudeRadians(), radar.site().longitudeRadians(), enu);
        rangeVariance = square(radar.rangeSigmaMetres());
        azimuthVariance = square(radar.azimuthSigmaRadians());
        elevationVariance = square(radar.measuresElevation() ? radar.elevationSigmaRadians() : DEFAULT_ANGLE_SIGMA);
        rateVariance = square(radar.measuresRangeRate() ? radar.rangeRateSigmaMps() : 5);
        periodSeconds = radar.periodSeconds();
        detection = Math.min(radar.detectionProbability(), 0.98);
        falsePlotsPerScan = radar.clutterPerScan();
    }

    /** Takes note of where plots come from, and ends a scan when its time is over. */
    void sees(Sighting s) {
        if (s.seconds - scanStart >= periodSeconds * 0.999) {
            if (scanStart > Double.NEGATIVE_INFINITY) {
                falsePlotsPerScan += LEARNING * (falsePlots - falsePlotsPerScan);
                clutter.endScan(maxRange, minElevation, maxElevation);
            }
            falsePlots = 0;
            scanStart = s.seconds;
        }
        maxRange = Math.max(maxRange, s.range);
        if (s.hasElevation) {
            minElevation = Math.min(minElevation, s.elevation);
            maxElevation = Math.max(maxElevation, s.elevation);
        }
    }

    /** A plot no confirmed track took. */
    void countsFalse(Sighting s) {
        falsePlots++;
        clutter.add(s.clutterCell);
    }

    /** Expected false plots per unit of the quantities measured in {@code s}, at least one a hundred scans. */
    double falseDensity(Sighting s) {
        double plots = Math.max(Math.max(falsePlotsPerScan, falsePlots), 0.01);
        return plots * clutter.crowding(s.clutterCell) * volumeDensity(s);
    }

    /** Angle over which its plots have come, radians. */
    double elevationSpan() {
        return maxElevation - minElevation;
    }

    /** One object per scan anywhere in coverage, per unit of the quantities measured in {@code s}. */
    double volumeDensity(Sighting s) {
        double density = 1 / (maxRange * 2 * Math.PI);
        if (s.hasElevation) {
            density /= maxElevation - minElevation;
        } else if (s.hasHeight) {
            density /= HEIGHT_SPAN;
        }
        if (s.hasRate) {
            density /= CLUTTER_RATE_SPAN;
        }
        return density;
    }

    private static double square(double v) {
        return v * v;
    }
}
