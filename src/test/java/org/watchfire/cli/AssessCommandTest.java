package org.watchfire.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.watchfire.astro.FreeFlight;
import org.watchfire.astro.Geodesic;
import org.watchfire.astro.Impact;
import org.watchfire.astro.RadarFrame;
import org.watchfire.astro.Wgs84;
import org.watchfire.model.Geodetic;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AssessCommandTest {
    @TempDir
    private Path folder = Path.of("");

    private double[] state = new double[6];

    /** A ballistic object, 2.9 km/s, 40° upwards, off the Azores; one radar, once a second. */
    private void plots(double height, int seconds) throws Exception {
        Geodetic start = Geodetic.ofDegrees(38, -36, height);
        double[] enu = new double[9];
        Wgs84.eastNorthUp(start.latitudeRadians(), start.longitudeRadians(), enu);
        System.arraycopy(Wgs84.toEcef(start), 0, state, 0, 3);
        for (int i = 0; i < 3; i++) {
            state[3 + i] = 2950 * (Math.cos(0.7) * enu[i] + Math.sin(0.7) * enu[6 + i]);
        }
        RadarFrame radar = new RadarFrame(Geodetic.ofDegrees(37, -31, 50));
        Random random = new Random(4);
        List<String> lines = new ArrayList<>(List.of("run,t_s,radar_id,target_id,range_m,az_rad,el_rad,rr_mps"));
        for (int t = 0; t < seconds; t++) {
            double[] m = new double[4];
            radar.measure(state, m);
            lines.add(String.format(
                    Locale.ROOT,
                    "0,%d.000,X1,1,%.2f,%.7f,%.7f,",
                    t,
                    m[0] + 50 * random.nextGaussian(),
                    m[1] + 1e-3 * random.nextGaussian(),
                    m[2] + 1e-3 * random.nextGaussian()));
            FreeFlight.propagate(state, 1, 1);
        }
        Files.write(folder.resolve("plots.csv"), lines);
        Files.writeString(folder.resolve("radars.csv"), """
                scenario,radar_id,nation,lat_deg,lon_deg,h_m,sigma_r_m,sigma_az_rad,sigma_el_rad,sigma_rr_mps
                x,X1,A,37.0,-31.0,50.0,50,0.001,0.001,
                """);
    }

    private int run(Path plots, String... more) {
        List<String> words = new ArrayList<>(List.of("assess", plots.toString()));
        words.addAll(List.of("--radars", folder.resolve("radars.csv").toString()));
        words.addAll(List.of("--out", folder.resolve("out.jsonl").toString()));
        words.addAll(List.of(more));
        return Watchfire.run(words.toArray(String[]::new));
    }

    /** Where it comes down by the newest assessment. */
    private JsonNode lastImpact() throws Exception {
        String line = Files.readAllLines(folder.resolve("out.jsonl")).getLast();
        return JsonMapper.shared().readTree(line).get("impact");
    }

    @Test
    void writesWhatAnObjectIsAndWhereItComesDown() throws Exception {
        plots(60_000, 120);
        assertThat(run(folder.resolve("plots.csv"))).isZero();

        List<String> lines = Files.readAllLines(folder.resolve("out.jsonl"));
        assertThat(lines.size()).isGreaterThan(50);
        JsonNode last = JsonMapper.shared().readTree(lines.getLast());
        assertThat(last.get("class").asString()).isEqualTo("ballistic");
        assertThat(last.get("thrusting").asBoolean()).isFalse();
        assertThat(last.get("probabilities").get("ballistic").asDouble()).isGreaterThan(0.9);
        assertThat(last.get("perigee_km").get(1).asDouble()).isLessThan(0);
        assertThat(last.get("threatened").isArray()).isTrue();

        Impact.fly(state, Impact.MAX_SECONDS);
        Geodetic truth = Wgs84.toGeodetic(state[0], state[1], state[2]);
        JsonNode impact = last.get("impact");
        double off = Geodesic.distanceMetres(
                truth,
                Geodetic.ofDegrees(
                        impact.get("lat").asDouble(), impact.get("lon").asDouble(), 0));
        // Twice the half axis of the region of 95 %: five sigma.
        assertThat(off).isLessThan(2000 * impact.get("semi_major_km").asDouble());
        assertThat(impact.get("probability").asDouble()).isEqualTo(0.95);
    }

    @Test
    void fliesWhatItFirstSawAboveTheAirFreeUnlessAsked() throws Exception {
        plots(60_000, 300);
        assertThat(run(folder.resolve("plots.csv"))).isZero();
        JsonNode free = lastImpact();
        assertThat(run(folder.resolve("plots.csv"), "--air", "everywhere")).isZero();
        JsonNode slowed = lastImpact();
        assertThat(slowed.get("t_s").asDouble()).isGreaterThan(free.get("t_s").asDouble() + 5);
        assertThat(slowed.get("t_sigma_s").asDouble())
                .isGreaterThan(3 * free.get("t_sigma_s").asDouble());
        assertThat(slowed.get("semi_major_km").asDouble())
                .isGreaterThan(2 * free.get("semi_major_km").asDouble());
    }

    @Test
    void fliesWhatItFirstSawInTheAirThroughItUnlessAsked() throws Exception {
        plots(25_000, 200);
        assertThat(run(folder.resolve("plots.csv"))).isZero();
        JsonNode slowed = lastImpact();
        assertThat(run(folder.resolve("plots.csv"), "--air", "nowhere")).isZero();
        JsonNode free = lastImpact();
        assertThat(slowed.get("t_s").asDouble()).isGreaterThan(free.get("t_s").asDouble() + 3);
        assertThat(run(folder.resolve("plots.csv"), "--air", "somewhere")).isEqualTo(2);
    }

    @Test
    void givesTheSameBytesForTheSamePlots() throws Exception {
        plots(60_000, 60);
        assertThat(run(folder.resolve("plots.csv"))).isZero();
        byte[] first = Files.readAllBytes(folder.resolve("out.jsonl"));
        assertThat(run(folder.resolve("plots.csv"))).isZero();
        assertThat(Files.readAllBytes(folder.resolve("out.jsonl"))).isEqualTo(first);
    }

    @Test
    void failsOnAFileThatIsNotThere() throws Exception {
        plots(60_000, 3);
        assertThat(run(folder.resolve("none.csv"))).isEqualTo(1);
        assertThat(Watchfire.run("assess")).isEqualTo(2);
    }
}
