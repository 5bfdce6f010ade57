package org.watchfire.scenario;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.watchfire.model.Radar;

/**
 * A simulation as files for trackers: {@code radars.csv}, {@code NAME_plots.csv}, {@code NAME_truth.csv}, SI units, seconds
 * of the scenario. Radars without elevation (Cat 048) are left out: the columns have no way to say it.
 */
public final class PlotFiles {
    private static final double TRUTH_SECONDS = 1;

    private PlotFiles() {}

    /** How much was written. */
    public record Written(int radars, int plots, int truthRows, int radarsLeftOut) {}

    /** Where it is written to in a folder: radars, plots, truth. */
    public static List<Path> in(Path folder, Scenario scenario) {
        return List.of(
                folder.resolve("radars.csv"),
                folder.resolve(scenario.name() + "_plots.csv"),
                folder.resolve(scenario.name() + "_truth.csv"));
    }

    /** Writes the three files into a folder, which is made where it is missing. */
    public static Written write(Simulation simulation, Path folder) {
        Scenario scenario = simulation.scenario();
        List<Path> files = in(folder, scenario);
        try {
            Files.createDirectories(folder);
            int radars = radars(scenario, files.get(0));
            int plots = plots(simulation, files.get(1));
            int truth = truth(simulation, files.get(2));
            return new Written(radars, plots, truth, scenario.radars().size() - radars);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to " + folder + ": " + e.getMessage(), e);
        }
    }

    private static int radars(Scenario scenario, Path file) throws IOException {
        int rows = 0;
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(
                    "scenario,radar_id,nation,lat_deg,lon_deg,h_m,sigma_r_m,sigma_az_rad,sigma_el_rad,sigma_rr_mps\n");
            for (Radar radar : scenario.modelRadars()) {
                if (radar.measuresElevation()) {
                    out.write(String.format(
                            Locale.ROOT,
                            "%s,%s,%s,%.6f,%.6f,%.1f,%s,%s,%s,%s%n",
                            scenario.name(),
                            radar.id().name(),
                            radar.id().nation(),
                            radar.site().latitudeDegrees(),
                            radar.site().longitudeDegrees(),
                            radar.site().heightMetres(),
                            radar.rangeSigmaMetres(),
                            radar.azimuthSigmaRadians(),
                            radar.elevationSigmaRadians(),
                            radar.measuresRangeRate() ? radar.rangeRateSigmaMps() : ""));
                    rows++;
                }
            }
        }
        return rows;
    }

    private static int plots(Simulation simulation, Path file) throws IOException {
        int rows = 0;
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("run,t_s,radar_id,target_id,range_m,az_rad,el_rad,rr_mps\n");
            for (Simulation.RadarPlot plot : simulation.plots()) {
                Detection d = plot.detection();
                if (Double.isNaN(d.elevationRadians())) {
                    continue;
                }
                out.write(String.format(
                        Locale.ROOT,
                        "0,%.7f,%s,%d,%.2f,%.7f,%.7f,%s%n",
                        d.seconds(),
                        plot.radar().id().name(),
                        d.target(),
                        d.rangeMetres(),
                        d.azimuthRadians(),
                        d.elevationRadians(),
                        Double.isNaN(d.rangeRateMps()) ? "" : String.format(Locale.ROOT, "%.2f", d.rangeRateMps())));
                rows++;
            }
        }
        return rows;
    }

    private static int truth(Simulation simulation, Path file) throws IOException {
        int rows = 0;
        double[] s = new double[6];
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("t_s,target_id,class,phase,x_m,y_m,z_m,vx_mps,vy_mps,vz_mps\n");
            for (double t = 0; t <= simulation.scenario().durationSeconds(); t += TRUTH_SECONDS) {
                for (TruthObject object : simulation.truth()) {
                    if (!object.trajectory().at(t, s)) {
                        continue;
                    }
                    out.write(String.format(
                            Locale.ROOT,
                            "%.3f,%d,%s,%s,%.3f,%.3f,%.3f,%.5f,%.5f,%.5f%n",
                            t,
                            object.id(),
                            object.objectClass().name().toLowerCase(Locale.ROOT),
                            object.trajectory().phase(t),
                            s[0],
                            s[1],
                            s[2],
                            s[3],
                            s[4],
                            s[5]));
                    rows++;
                }
            }
        }
        return rows;
    }
}
