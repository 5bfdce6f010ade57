package org.watchfire.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.watchfire.astro.FreeFlight;
import org.watchfire.astro.RadarFrame;
import org.watchfire.astro.Wgs84;
import org.watchfire.cli.CommandRun;
import org.watchfire.model.Geodetic;

/** A body thrown south of the equator, seen by one radar each second, 40 runs. */
class BenchAccuracyTest {
    private static final Geodetic RADAR = Geodetic.ofDegrees(-31, 141, 50);
    private static final int RUNS = 40;
    private static final int SECONDS = 200;

    @TempDir
    private Path folder;

    @BeforeEach
    void writeTheFlight() throws IOException {
        StringBuilder truth = new StringBuilder("t_s,target_id,class,phase,x_m,y_m,z_m,vx_mps,vy_mps,vz_mps\n");
        StringBuilder plots = new StringBuilder("run,t_s,radar_id,target_id,range_m,az_rad,el_rad,rr_mps\n");
        Random chance = new Random(17);
        double[] state = thrown();
        double[] m = new double[RadarFrame.MEASURES];
        RadarFrame frame = new RadarFrame(RADAR);
        for (int t = 0; t <= SECONDS; t++) {
            truth.append(String.format(
                    Locale.ROOT,
                    "%d,1,ballistic,coast,%f,%f,%f,%f,%f,%f%n",
                    t,
                    state[0],
                    state[1],
                    state[2],
                    state[3],
                    state[4],
                    state[5]));
            frame.measure(state, m);
            for (int run = 0; run < RUNS; run++) {
                plots.append(String.format(
                        Locale.ROOT,
                        "%d,%d,R,1,%f,%.9f,%.9f,%n",
                        run,
                        t,
                        m[0] + 50 * chance.nextGaussian(),
                        m[1] + 1e-3 * chance.nextGaussian(),
                        m[2] + 1e-3 * chance.nextGaussian()));
            }
            FreeFlight.propagate(state, 1, 1);
        }
        Files.writeString(folder.resolve("truth.csv"), truth);
        Files.writeString(folder.resolve("plots.csv"), plots);
        Files.writeString(folder.resolve("radars.csv"), """
                scenario,radar_id,nation,lat_deg,lon_deg,h_m,sigma_r_m,sigma_az_rad,sigma_el_rad,sigma_rr_mps
                x,R,A,-31,141,50,50,0.001,0.001,
                """);
    }

    private static double[] thrown() {
        Geodetic from = Geodetic.ofDegrees(-33, 138, 60_000);
        double[] enu = new double[9];
        Wgs84.eastNorthUp(from.latitudeRadians(), from.longitudeRadians(), enu);
        double[] state = new double[6];
        System.arraycopy(Wgs84.toEcef(from), 0, state, 0, 3);
        for (int i = 0; i < 3; i++) {
            state[3 + i] = 1_500 * enu[i] + 1_000 * enu[3 + i] + 1_800 * enu[6 + i];
        }
        return state;
    }

    @Test
    void findsTheTrackerAtTheBoundOfAFreeFlight() {
        CommandRun run = bench("--impact", "100");
        Matcher line = Pattern.compile("coast +(\\d+) +([\\d.]+) +[\\d.]+ +[\\d.]+ +([\\d.]+) +([\\d.]+) +([\\d.]+)\n")
                .matcher(run.out());
        assertThat(line.find()).as(run.out() + run.err()).isTrue();
        assertThat(line.group(1)).isEqualTo(Integer.toString(RUNS * (SECONDS + 1 - 3)));
        assertThat(Double.parseDouble(line.group(2))).isEqualTo(1);
        // the errors of one run are nearly one error along its length: one sigma of forty runs' ratio is 11 % at most
        assertThat(List.of(line.group(3), line.group(4), line.group(5)))
                .allSatisfy(ratio -> assertThat(Double.parseDouble(ratio)).isBetween(0.8, 1.25));
        assertThat(run.out()).containsPattern("impact at 100 s: 40 runs, .* ratio (0\\.[89]|1\\.[012])");
    }

    @Test
    void countsTheLooksAfterACutApart() {
        assertThat(bench("--cut", "150").out()).containsPattern("coast from 150 s +2040 ");
    }

    @Test
    void givesNoBoundOnceTheTruthFliesOtherwise() throws IOException {
        Path truth = folder.resolve("truth.csv");
        Files.writeString(
                truth, Files.readString(truth).replaceFirst("(?m)^3,1,ballistic,coast,-", "3,1,ballistic,coast,-9"));
        assertThat(bench().out()).containsPattern("coast .* - +-\n");
    }

    @Test
    void saysWhichTargetIsMissing() {
        CommandRun run = bench("--target", "5");
        assertThat(run.code()).isNotZero();
        assertThat(run.err()).contains("truth.csv: has no row of target 5");
    }

    private CommandRun bench(String... more) {
        String[] words = {
            "bench",
            "accuracy",
            folder.resolve("plots.csv").toString(),
            "--truth",
            folder.resolve("truth.csv").toString(),
            "--radars",
            folder.resolve("radars.csv").toString()
        };
        String[] all = Arrays.copyOf(words, words.length + more.length);
        System.arraycopy(more, 0, all, words.length, more.length);
        return CommandRun.of(all);
    }
}
