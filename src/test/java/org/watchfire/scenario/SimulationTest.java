package org.watchfire.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.watchfire.astro.RadarFrame;
import org.watchfire.model.RadarId;
import org.watchfire.model.TimeTag;

/** What radars see of a scenario, and what they say of it in time. */
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

    private static double square(double value) {
        return value * value;
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
}
