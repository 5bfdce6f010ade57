package org.watchfire.ingest.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.watchfire.astro.FreeFlight;

class TruthFileTest {
    private static final String HEADER = "t_s,target_id,class,phase,x_m,y_m,z_m,vx_mps,vy_mps,vz_mps\n";

    @TempDir
    private Path folder;

    @Test
    void liesOnTheFlightBetweenTheRows() throws IOException {
        double[] start = {4_000_000, -3_200_000, 3_900_000, 2_000, 900, 1_500};
        StringBuilder rows = new StringBuilder(HEADER);
        for (int t = 0; t <= 10; t++) {
            double[] s = flown(start, t);
            rows.append(String.format(
                    Locale.ROOT,
                    "%d,7,ballistic,coast,%.6f,%.6f,%.6f,%.6f,%.6f,%.6f%n",
                    t,
                    s[0],
                    s[1],
                    s[2],
                    s[3],
                    s[4],
                    s[5]));
        }
        TruthFile truth = TruthFile.read(file(rows.toString()), "7");
        for (double t = 0; t <= 10; t += 0.37) {
            double[] told = truth.state(t);
            double[] flown = flown(start, t);
            for (int i = 0; i < 3; i++) {
                // a quarter of the snap of gravity along the path, about 1e-3 m/s⁴, by 1/384 of a second to the fourth
                assertThat(told[i]).isCloseTo(flown[i], within(1e-4));
                assertThat(told[3 + i]).isCloseTo(flown[3 + i], within(1e-3));
            }
        }
    }

    @Test
    void namesThePhaseOfTheNewestRow() throws IOException {
        TruthFile truth = TruthFile.read(file(HEADER + "0,1,b,boost,1,2,3,4,5,6\n2,1,b,coast,1,2,3,4,5,6\n"), "");
        assertThat(truth.phase(1.9)).isEqualTo("boost");
        assertThat(truth.phase(2)).isEqualTo("coast");
    }

    @Test
    void saysWhichRowIsNotAfterTheOneBefore() throws IOException {
        Path file = file(HEADER + "0,1,b,boost,1,2,3,4,5,6\n0,2,b,boost,1,2,3,4,5,6\n0,1,b,boost,1,2,3,4,5,6\n");
        assertThatThrownBy(() -> TruthFile.read(file, "1"))
                .isInstanceOf(CsvFault.class)
                .hasMessageContaining("truth.csv:4")
                .hasMessageContaining("sort the file by time");
    }

    @Test
    void saysThatTheTargetIsNotThere() throws IOException {
        Path file = file(HEADER + "0,1,b,boost,1,2,3,4,5,6\n");
        assertThatThrownBy(() -> TruthFile.read(file, "9"))
                .isInstanceOf(CsvFault.class)
                .hasMessageContaining("has no row of target 9");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("truth.csv"), text);
    }

    private static double[] flown(double[] start, double seconds) {
        double[] s = start.clone();
        FreeFlight.propagate(s, seconds, 1);
        return s;
    }
}
