package org.watchfire.ingest.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlotFileTest {
    private static final String RADARS =
            "scenario,radar_id,nation,lat_deg,lon_deg,h_m,sigma_r_m,sigma_az_rad,sigma_el_rad,sigma_rr_mps\n";
    private static final String PLOTS = "run,t_s,radar_id,target_id,range_m,az_rad,el_rad,rr_mps\n";
    private static final String NORTH = ",A1,A,37,-30,50,50,0.001,0.001,\n";
    private static final String SOUTH = ",A1,A,-37,-30,50,50,0.001,0.001,\n";

    @TempDir
    Path folder;

    private Path radars = Path.of("");
    private Path plots = Path.of("");

    @BeforeEach
    void files() throws IOException {
        radars = folder.resolve("radars.csv");
        plots = folder.resolve("plots.csv");
        Files.writeString(plots, PLOTS + "0,0,A1,,100000,-0.1,0.2,\n0,4,A1,,101000,0.1,0.2,\n3,0,A1,,90000,0.1,0.2,\n");
    }

    private PlotFile read(String scenario, int run) {
        return PlotFile.read(plots, radars, scenario, run < 0 ? OptionalInt.empty() : OptionalInt.of(run));
    }

    @Test
    void aRadarOfSeveralScenariosIsOneWhereTheyAgree() throws IOException {
        Files.writeString(radars, RADARS + "x" + NORTH + "y" + NORTH);
        PlotFile file = read("", -1);
        assertThat(file.radars()).hasSize(1);
        assertThat(file.radars().getFirst().site().latitudeDegrees()).isEqualTo(37);
        assertThat(file.radars().getFirst().periodSeconds()).isEqualTo(4);
        assertThat(file.plotCount()).isEqualTo(2);
    }

    @Test
    void aRadarOfSeveralScenariosThatDifferMustBeChosen() throws IOException {
        Files.writeString(radars, RADARS + "x" + NORTH + "y" + SOUTH);
        assertThatThrownBy(() -> read("", -1))
                .isInstanceOf(CsvFault.class)
                .hasMessageContaining("plots.csv:2")
                .hasMessageContaining("radar A1")
                .hasMessageContaining("--scenario");
        assertThat(read("x", -1).radars().getFirst().site().latitudeDegrees()).isEqualTo(37);
        assertThat(read("y", -1).radars().getFirst().site().latitudeDegrees()).isEqualTo(-37);
    }

    @Test
    void whichRadarsTheOthersAreDoesNotMatter() throws IOException {
        Files.writeString(
                radars, RADARS + "x" + NORTH + "x,B2,B,1,2,3,50,0.001,0.001,\n" + "y,B2,B,4,5,6,50,0.001,0.001,\n");
        assertThat(read("", 3).radars()).hasSize(1);
    }

    @Test
    void twoOfOneNameInOneScenarioAreAFault() throws IOException {
        Files.writeString(radars, RADARS + "x" + NORTH + "x" + NORTH);
        assertThatThrownBy(() -> read("x", -1))
                .hasMessageContaining("radars.csv:3")
                .hasMessageContaining("twice");
    }

    @Test
    void whatIsNotThereIsNamed() throws IOException {
        Files.writeString(radars, RADARS + "x,B2,B,1,2,3,50,0.001,0.001,\n");
        assertThatThrownBy(() -> read("", -1)).hasMessageContaining("radar A1 is not in the radars' file");
        assertThatThrownBy(() -> read("z", -1)).hasMessageContaining("no radar of scenario z");
        Files.writeString(radars, RADARS + "x" + NORTH);
        assertThatThrownBy(() -> read("", 7)).hasMessageContaining("no plots of run 7");
    }

    @Test
    void anAzimuthWestOfNorthIsOfTheFullCircle() throws IOException {
        Files.writeString(radars, RADARS + "x" + NORTH);
        assertThat(read("", -1).looks().getFirst().getFirst().azimuthRadians()).isEqualTo(2 * Math.PI - 0.1);
    }
}
