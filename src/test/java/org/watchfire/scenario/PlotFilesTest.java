package org.watchfire.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlotFilesTest {
    @Test
    void filesHaveTheColumnsTrackersRead(@TempDir Path folder) throws IOException {
        Simulation simulation = new Simulation(Scenario.load("2023-05-31"), 1);
        PlotFiles.Written written = PlotFiles.write(simulation, folder);
        List<String> radars = Files.readAllLines(folder.resolve("radars.csv"));
        List<String> plots = Files.readAllLines(folder.resolve("2023-05-31_plots.csv"));
        List<String> truth = Files.readAllLines(folder.resolve("2023-05-31_truth.csv"));
        assertThat(radars.getFirst())
                .isEqualTo(
                        "scenario,radar_id,nation,lat_deg,lon_deg,h_m,sigma_r_m,sigma_az_rad,sigma_el_rad,sigma_rr_mps");
        assertThat(plots.getFirst()).isEqualTo("run,t_s,radar_id,target_id,range_m,az_rad,el_rad,rr_mps");
        assertThat(truth.getFirst()).isEqualTo("t_s,target_id,class,phase,x_m,y_m,z_m,vx_mps,vy_mps,vz_mps");
        assertThat(radars).hasSize(written.radars() + 1);
        assertThat(plots).hasSize(written.plots() + 1);
        assertThat(plots.stream().allMatch(row -> row.split(",", -1).length == 8))
                .isTrue();
        assertThat(truth).hasSize(written.truthRows() + 1);
        List<Double> times = plots.stream()
                .skip(1)
                .map(row -> Double.valueOf(row.split(",", -1)[1]))
                .toList();
        assertThat(times).isSorted();
    }
}
