package org.watchfire.ingest.csv;

import java.util.Comparator;
import java.util.List;
import org.watchfire.model.Geodetic;
import org.watchfire.model.NationId;
import org.watchfire.model.Radar;
import org.watchfire.model.RadarId;

/**
 * One row of radars: metres, radians, m/s and seconds, NaN for a figure that the file leaves open; two of the same figures are
 * equal.
 */
record RadarRow(
        String name,
        RadarId id,
        Geodetic site,
        double rangeSigma,
        double azimuthSigma,
        double elevationSigma,
        double rateSigma,
        double period,
        double detection,
        double clutter,
        double maxRange) {
    /** Probability of detection where the file says none. */
    private static final double DETECTION = 0.9;

    /** @throws CsvFault where it can be no radar */
    static RadarRow read(CsvTable table) {
        String name = table.text("radar_id");
        try {
            RadarRow row = new RadarRow(
                    name,
                    new RadarId(nation(table.text("nation")), name),
                    Geodetic.ofDegrees(table.number("lat_deg"), table.number("lon_deg"), table.number("h_m")),
                    table.number("sigma_r_m"),
                    table.number("sigma_az_rad"),
                    table.number("sigma_el_rad", Double.NaN),
                    table.number("sigma_rr_mps", Double.NaN),
                    table.number("period_s", Double.NaN),
                    table.number("pd", DETECTION),
                    table.number("clutter_per_scan", 1),
                    table.number("max_range_m", Double.NaN));
            row.radar(1, 1); // whether it can be one, while the line is known
            return row;
        } catch (IllegalArgumentException e) {
            throw table.fault(e.getMessage() + "");
        }
    }

    /** Nations in the files may be single letters; a code has three. */
    private static NationId nation(String text) {
        String letters = text.isEmpty() ? "X" : text;
        return new NationId(letters.length() >= 3 ? letters : (letters + letters + letters).substring(0, 3));
    }

    /** The radar that saw these plots, at least one: they tell what the row leaves open. */
    Radar radar(List<PlotRow> plots) {
        double farthest = plots.stream().mapToDouble(PlotRow::range).max().orElseThrow();
        return radar(period(plots), farthest);
    }

    private Radar radar(double seconds, double farthest) {
        return new Radar(
                id,
                site,
                rangeSigma,
                azimuthSigma,
                elevationSigma,
                rateSigma,
                Double.isNaN(period) ? seconds : period,
                detection,
                clutter,
                Double.isNaN(maxRange) ? farthest * 1.1 : maxRange);
    }

    private static double period(List<PlotRow> plots) {
        return ScanPeriod.of(plots.stream()
                .sorted(Comparator.comparingDouble(PlotRow::seconds))
                .map(plot -> new ScanPeriod.Spot(plot.seconds(), plot.range(), plot.azimuth(), plot.elevation()))
                .toList());
    }
}
