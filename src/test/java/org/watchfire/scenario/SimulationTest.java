package org.watchfire.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.watchfire.asterix.BlockReader;
import org.watchfire.asterix.Catalogue;
import org.watchfire.asterix.CommonItems;
import org.watchfire.asterix.DataRecord;
import org.watchfire.astro.RadarFrame;
import org.watchfire.astro.Tdm;
import org.watchfire.astro.TimeScales;
import org.watchfire.astro.Wgs84;
import org.watchfire.model.RadarId;
import org.watchfire.model.TimeTag;

class SimulationTest {
    private static final Scenario MAY = Scenario.load("2023-05-31");

    @Test
    void theSameSeedGivesTheSameBytesAndAnotherSeedOthers() {
        List<RadarDatagram> first = run(7, 6000);
        List<RadarDatagram> again = run(7, 6000);
        assertThat(again.stream().map(RadarDatagram::time).toList())
                .isEqualTo(first.stream().map(RadarDatagram::time).toList());
        assertThat(Arrays.equals(all(again), all(first))).isTrue();
        assertThat(Arrays.equals(all(run(8, 6000)), all(first))).isFalse();
    }

    @Test
    void datagramsComeInOrderOfTimeAndWithinTheScenario() {
        TimeTag last = MAY.start();
        for (RadarDatagram datagram : run(1, Integer.MAX_VALUE)) {
            assertThat(datagram.time()).isGreaterThanOrEqualTo(last);
            assertThat(datagram.payload().length).isBetween(4, 65_507);
            last = datagram.time();
        }
        assertThat(last).isLessThanOrEqualTo(MAY.end());
    }

    /** Every datagram decodes; every plot is one that was simulated; Cat 015 ends where its range field does. */
    @Test
    void whatIsOnTheWireIsWhatWasMeasured() {
        Simulation simulation = new Simulation(MAY, 3);
        Map<RadarId, NavigableMap<Double, List<Detection>>> measured = new HashMap<>();
        Map<Integer, RadarSite> byAddress = new HashMap<>();
        MAY.radars().forEach(site -> byAddress.put(site.sac() << 8 | site.sic(), site));
        simulation
                .plots()
                .forEach(plot -> measured.computeIfAbsent(plot.radar().id(), id -> new TreeMap<>())
                        .computeIfAbsent(plot.detection().seconds(), at -> new ArrayList<>())
                        .add(plot.detection()));
        Catalogue catalogue = Catalogue.standard();
        BlockReader reader = new BlockReader(catalogue);
        Map<Integer, CommonItems> items = new HashMap<>();
        int found015 = 0;
        int found048 = 0;
        int foundTdm = 0;
        Set<Integer> categories = new HashSet<>();
        while (simulation.hasNext()) {
            RadarDatagram datagram = simulation.next();
            byte[] bytes = datagram.payload();
            if (bytes[0] == 'C') {
                Tdm.Read read = Tdm.read(bytes);
                assertThat(read).isInstanceOf(Tdm.Message.class);
                Tdm.Segment segment = ((Tdm.Message) read).segments().getFirst();
                assertThat(segment.radar()).isEqualTo(datagram.radar().toString());
                for (Tdm.Observation seen : segment.observations()) {
                    foundTdm++;
                    assertThat(seen.rangeMetres()).isGreaterThan(RadarVoice.CAT015_RANGE_METRES);
                    Detection plot = nearest(
                            Objects.requireNonNull(measured.get(datagram.radar())),
                            seen.time().secondsSince(MAY.start()),
                            seen.rangeMetres());
                    near(seen.rangeMetres(), plot.rangeMetres(), 1e-6);
                    near(seen.azimuthRadians(), plot.azimuthRadians(), 1e-12);
                    near(seen.elevationRadians(), plot.elevationRadians(), 1e-12);
                    near(seen.rangeRateMps(), plot.rangeRateMps(), 1e-8);
                }
                continue;
            }
            reader.wrap(bytes, 0, bytes.length);
            for (BlockReader.Step step = reader.next(); step != BlockReader.Step.END; step = reader.next()) {
                assertThat(step).isEqualTo(BlockReader.Step.RECORD);
                DataRecord record = reader.record();
                int category = record.edition().category();
                categories.add(category);
                CommonItems common = items.computeIfAbsent(category, c -> new CommonItems(record.edition()));
                RadarSite site = Objects.requireNonNull(byAddress.get(
                        common.sac(record).getAsInt() << 8 | common.sic(record).getAsInt()));
                assertThat(site.id()).isEqualTo(datagram.radar());
                if (category == 34) {
                    continue;
                }
                double seconds = common.timeOfDaySeconds(record)
                        - TimeScales.secondsOfDay(MAY.start().taiNanos());
                Detection plot =
                        nearest(Objects.requireNonNull(measured.get(site.id())), seconds, common.rangeMetres(record));
                assertThat(seconds).isEqualTo(plot.seconds());
                if (category == 15) {
                    found015++;
                    near(common.rangeMetres(record), plot.rangeMetres(), 0.0501);
                    near(common.elevationRadians(record), plot.elevationRadians(), 2.5e-5);
                    near(common.rangeSigmaMetres(record), site.radar().rangeSigmaMetres(), 0.051);
                } else {
                    found048++;
                    // Half of 1/256 NM.
                    near(common.rangeMetres(record), plot.rangeMetres(), 3.62);
                    assertThat(common.mode3A(record).orElse(-1))
                            .isEqualTo(plot.identity().mode3A());
                    assertThat(common.address(record).orElse(-1))
                            .isEqualTo(plot.identity().aircraftAddress());
                    assertThat(common.callsign(record))
                            .isEqualTo(plot.identity().callsign());
                }
                double turn = Math.IEEEremainder(common.azimuthRadians(record) - plot.azimuthRadians(), 2 * Math.PI);
                near(turn, 0, 4.9e-5);
            }
        }
        assertThat(categories).containsExactlyInAnyOrder(15, 34, 48);
        assertThat(found015).isGreaterThan(3000);
        assertThat(found048).isGreaterThan(5000);
        assertThat(foundTdm).isGreaterThan(500);
    }

    /** The reason for the link: KOR sees the launch within tens of seconds, JPN a minute later, still before the failure. */
    @Test
    void koreaSeesTheLaunchOf31May2023FirstAndJapanBeforeItFails() {
        Map<String, Double> first = new HashMap<>();
        Simulation simulation = new Simulation(MAY, 1);
        for (Simulation.RadarPlot plot : simulation.plots()) {
            if (plot.detection().target() == 1) {
                first.putIfAbsent(
                        plot.radar().id().nation().code(), plot.detection().seconds() - 60);
            }
        }
        double korea = first.getOrDefault("KOR", Double.NaN);
        assertThat(korea).isBetween(20.0, 60.0);
        assertThat(first.getOrDefault("JPN", Double.NaN)).isBetween(korea + 45, 139.0);
    }

    /** Long-range radars see nothing for most of the time; an operator must be able to tell that from a dead one. */
    @Test
    void aRadarThatSeesNothingSaysThatItWorks() {
        Map<RadarId, TimeTag> heard = new HashMap<>();
        Map<RadarId, Double> longest = new HashMap<>();
        for (RadarDatagram datagram : run(1, Integer.MAX_VALUE)) {
            TimeTag before = heard.put(datagram.radar(), datagram.time());
            if (before != null) {
                longest.merge(datagram.radar(), datagram.time().secondsSince(before), Math::max);
            }
        }
        assertThat(longest).hasSize(MAY.radars().size());
        MAY.radars().stream()
                .filter(site -> site.output() == RadarSite.Output.ASTERIX015)
                .forEach(site -> assertThat(longest.get(site.id()))
                        .isLessThanOrEqualTo(0.1 + Math.max(2, site.radar().periodSeconds())));
    }

    /** At 4/3 of the Earth's radius and sea level: above 15 km at 500 km, 38 at 800, 59 at 1,000, 132 at 1,500, 235 at 2,000. */
    @Test
    void theHorizonIsThatOfFourThirdsOfTheEarth() {
        RadarSite.Coverage coverage = new RadarSite.Coverage(1, 3e6, 0, 1.5, 0, 2 * Math.PI, Double.POSITIVE_INFINITY);
        double[][] published = {{500e3, 15e3}, {800e3, 38e3}, {1000e3, 59e3}, {1500e3, 132e3}, {2000e3, 235e3}};
        for (double[] row : published) {
            // Ground distances and kilometres rounded: within 2 % of the height.
            double slant = Math.hypot(row[0], row[1]);
            assertThat(coverage.sees(slant, 1, row[1] * 1.03, 0)).isTrue();
            assertThat(coverage.sees(slant, 1, row[1] * 0.96, 0)).isFalse();
        }
    }

    @Test
    void aSectorThatPassesNorthHoldsNorthAndNotSouth() {
        RadarSite.Coverage coverage = new RadarSite.Coverage(
                1, 1e6, 0, 1.5, Math.toRadians(240), Math.toRadians(180), Double.POSITIVE_INFINITY);
        assertThat(coverage.sees(1e5, 0, 20e3, 0)).isTrue();
        assertThat(coverage.sees(1e5, Math.toRadians(59), 20e3, 0)).isTrue();
        assertThat(coverage.sees(1e5, Math.toRadians(180), 20e3, 0)).isFalse();
    }

    @Test
    void errorsHaveTheStatedSizeAndDetectionsTheStatedProbability() {
        Simulation simulation = new Simulation(MAY, 5);
        RadarSite site = MAY.radars().getFirst();
        RadarFrame frame = new RadarFrame(site.radar().site());
        double[] state = new double[6];
        double[] truth = new double[4];
        double[] sum = new double[4];
        int count = 0;
        for (Simulation.RadarPlot plot : simulation.plots()) {
            Detection d = plot.detection();
            if (!plot.radar().id().equals(site.id()) || d.target() < 0) {
                continue;
            }
            simulation.truth().get(d.target() - 1).trajectory().at(d.seconds(), state);
            frame.measure(state, truth);
            sum[0] += square((d.rangeMetres() - truth[0]) / site.radar().rangeSigmaMetres());
            sum[1] += square(Math.IEEEremainder(d.azimuthRadians() - truth[1], 2 * Math.PI)
                    / site.radar().azimuthSigmaRadians());
            sum[2] += square((d.elevationRadians() - truth[2]) / site.radar().elevationSigmaRadians());
            sum[3] += square((d.rangeRateMps() - truth[3]) / site.radar().rangeRateSigmaMps());
            count++;
        }
        assertThat(count).isGreaterThan(800);
        for (double s : sum) {
            // Chi-square of 800 or more draws: one sigma is 5 %.
            assertThat(s / count).isCloseTo(1, within(0.2));
        }
        // The rocket is in view of this radar from its first plot to its last but for the missed ones.
        List<Double> seen = simulation.plots().stream()
                .filter(p -> p.radar().id().equals(site.id()) && p.detection().target() == 1)
                .map(p -> p.detection().seconds())
                .toList();
        double looks = seen.getLast() - seen.getFirst() + 1;
        assertThat(seen.size() / looks).isCloseTo(0.95, within(0.04));
    }

    /** A stage pushed off at 4 m/s is one echo with its rocket at first, and an echo of its own a minute later. */
    @Test
    void whatHasJustSeparatedIsNotYetResolved() {
        Simulation simulation = new Simulation(MAY, 1);
        int stage = simulation.truth().stream()
                .filter(object -> object.name().endsWith("first stage"))
                .findFirst()
                .orElseThrow()
                .id();
        List<Double> seen = simulation.plots().stream()
                .filter(p -> p.radar().id().name().equals("K1") && p.detection().target() == stage)
                .map(p -> p.detection().seconds() - 60)
                .toList();
        assertThat(seen.getFirst()).isBetween(123.0, 180.0);
        assertThat(seen).hasSizeGreaterThan(200);
    }

    @Test
    void filesHaveTheColumnsTrackersRead(@TempDir Path folder) throws IOException {
        Simulation simulation = new Simulation(MAY, 1);
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

    @Test
    void aircraftStayAtTheirLevelAndSpeed() {
        double[] a = new double[6];
        double[] b = new double[6];
        for (TruthObject object : new Simulation(MAY, 2).truth()) {
            if (object.kind() != TruthObject.Kind.AIRCRAFT) {
                continue;
            }
            Trajectory path = object.trajectory();
            path.at(10, a);
            double level = Wgs84.heightMetres(a[0], a[1], a[2]);
            double speed = Math.sqrt(a[3] * a[3] + a[4] * a[4] + a[5] * a[5]);
            for (double t = 10; t < 700; t += 9.3) {
                path.at(t, a);
                path.at(t + 1e-3, b);
                assertThat(Wgs84.heightMetres(a[0], a[1], a[2])).isCloseTo(level, within(0.5));
                assertThat(Math.sqrt(a[3] * a[3] + a[4] * a[4] + a[5] * a[5])).isCloseTo(speed, within(0.5));
                // Velocity is the derivative of position.
                for (int k = 0; k < 3; k++) {
                    assertThat((b[k] - a[k]) / 1e-3).isCloseTo(a[3 + k], within(0.01));
                }
            }
        }
    }

    private static double square(double value) {
        return value * value;
    }

    private static Detection nearest(NavigableMap<Double, List<Detection>> plots, double seconds, double range) {
        Map.Entry<Double, List<Detection>> before = plots.floorEntry(seconds + RadarPlay.TICK_SECONDS / 2);
        return before.getValue().stream()
                .min(Comparator.comparingDouble(plot -> Math.abs(plot.rangeMetres() - range)))
                .orElseThrow();
    }

    private static List<RadarDatagram> run(long seed, int most) {
        List<RadarDatagram> out = new ArrayList<>();
        Simulation simulation = new Simulation(MAY, seed);
        while (simulation.hasNext() && out.size() < most) {
            out.add(simulation.next());
        }
        return out;
    }

    private static byte[] all(List<RadarDatagram> datagrams) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        datagrams.forEach(datagram -> out.writeBytes(datagram.payload()));
        return out.toByteArray();
    }

    /** As an assertion of closeness, without its cost: there are tens of thousands. */
    private static void near(double value, double expected, double tolerance) {
        if (!(Math.abs(value - expected) <= tolerance)) {
            throw new AssertionError(value + " is not within " + tolerance + " of " + expected);
        }
    }
}
