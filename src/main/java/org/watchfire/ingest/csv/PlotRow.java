package org.watchfire.ingest.csv;

import org.watchfire.model.Identity;
import org.watchfire.model.Plot;
import org.watchfire.model.RadarId;

/**
 * One row of plots.
 *
 * @param seconds of the scenario
 * @param range slant, metres, above 0
 * @param azimuth clockwise from north, radians, [0, 2π)
 * @param elevation radians, within ±π/2; NaN where there is none
 * @param height above the ellipsoid, metres; NaN where there is none
 * @param rate of the range, m/s; NaN where there is none
 */
record PlotRow(double seconds, double range, double azimuth, double elevation, double height, double rate) {
    /** Some thirty years either way. */
    private static final double MOST_SECONDS = 1e9;

    /** @throws CsvFault where a figure cannot be one of a plot */
    static PlotRow read(CsvTable table) {
        double range = table.number("range_m");
        double elevation = table.number("el_rad", Double.NaN);
        if (!(range > 0 && range < 1e9)) {
            throw table.fault("range_m " + range + " is outside (0, 1e9)");
        }
        if (Math.abs(elevation) > Math.PI / 2) {
            throw table.fault("el_rad " + elevation + " is outside ±π/2");
        }
        double seconds = table.number("t_s");
        if (!(Math.abs(seconds) <= MOST_SECONDS)) {
            throw table.fault("t_s " + seconds + " is outside ±" + MOST_SECONDS);
        }
        double turn = 2 * Math.PI;
        double azimuth = table.number("az_rad") % turn;
        azimuth = azimuth < 0 ? azimuth + turn : azimuth;
        return new PlotRow(
                seconds,
                range,
                azimuth < turn ? azimuth : 0,
                elevation,
                table.number("height_m", Double.NaN),
                table.number("rr_mps", Double.NaN));
    }

    Plot plot(RadarId radar) {
        return new Plot(radar, PlotFile.time(seconds), range, azimuth, elevation, height, rate, Identity.NONE, 0);
    }
}
