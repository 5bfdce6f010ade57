package org.watchfire.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.watchfire.asterix.BlockReader;
import org.watchfire.asterix.Catalogue;
import org.watchfire.asterix.CommonItems;
import org.watchfire.asterix.DataRecord;
import org.watchfire.astro.Tdm;
import org.watchfire.astro.TimeScales;
import org.watchfire.model.RadarId;

/** What leaves simulated radars as ASTERIX and TDM, read again. */
class OnTheWireTest {
    private static final Scenario MAY = Scenario.load("2023-05-31");
    private static final int TDM = 0;

    private final Simulation simulation = new Simulation(MAY, 3);
    private final Map<RadarId, NavigableMap<Double, List<Detection>>> measured = new HashMap<>();
    private final Map<Integer, RadarSite> byAddress = new HashMap<>();
    private final BlockReader reader = new BlockReader(Catalogue.standard());
    private final Map<Integer, CommonItems> items = new HashMap<>();

    /** How many were found, by category; observations of TDMs under {@link #TDM}. */
    private final Map<Integer, Integer> found = new TreeMap<>();

    OnTheWireTest() {
        MAY.radars().forEach(site -> byAddress.put(site.sac() << 8 | site.sic(), site));
        simulation
                .plots()
                .forEach(plot -> measured.computeIfAbsent(plot.radar().id(), id -> new TreeMap<>())
                        .computeIfAbsent(plot.detection().seconds(), at -> new ArrayList<>())
                        .add(plot.detection()));
    }

    /** Every datagram decodes; every plot is one that was simulated; Cat 015 ends where its range field does. */
    @Test
    void whatIsOnTheWireIsWhatWasMeasured() {
        while (simulation.hasNext()) {
            RadarDatagram datagram = simulation.next();
            if (datagram.payload()[0] == 'C') {
                tdm(datagram);
            } else {
                asterix(datagram);
            }
        }
        assertThat(found.keySet()).containsExactly(TDM, 15, 34, 48);
        assertThat(found.getOrDefault(15, 0)).isGreaterThan(3000);
        assertThat(found.getOrDefault(48, 0)).isGreaterThan(5000);
        assertThat(found.getOrDefault(TDM, 0)).isGreaterThan(500);
    }

    private void tdm(RadarDatagram datagram) {
        Tdm.Read read = Tdm.read(datagram.payload());
        assertThat(read).isInstanceOf(Tdm.Message.class);
        Tdm.Segment segment = ((Tdm.Message) read).segments().getFirst();
        assertThat(segment.radar()).isEqualTo(datagram.radar().toString());
        for (Tdm.Observation seen : segment.observations()) {
            found.merge(TDM, 1, Integer::sum);
            assertThat(seen.rangeMetres()).isGreaterThan(RadarVoice.CAT015_RANGE_METRES);
            Detection plot = nearest(datagram.radar(), seen.time().secondsSince(MAY.start()), seen.rangeMetres());
            near(seen.rangeMetres(), plot.rangeMetres(), 1e-6);
            near(seen.azimuthRadians(), plot.azimuthRadians(), 1e-12);
            near(seen.elevationRadians(), plot.elevationRadians(), 1e-12);
            near(seen.rangeRateMps(), plot.rangeRateMps(), 1e-8);
        }
    }

    private void asterix(RadarDatagram datagram) {
        byte[] bytes = datagram.payload();
        reader.wrap(bytes, 0, bytes.length);
        for (BlockReader.Step step = reader.next(); step != BlockReader.Step.END; step = reader.next()) {
            assertThat(step).isEqualTo(BlockReader.Step.RECORD);
            DataRecord record = reader.record();
            int category = record.edition().category();
            found.merge(category, 1, Integer::sum);
            CommonItems common = items.computeIfAbsent(category, c -> new CommonItems(record.edition()));
            RadarSite site = Objects.requireNonNull(byAddress.get(
                    common.sac(record).getAsInt() << 8 | common.sic(record).getAsInt()));
            assertThat(site.id()).isEqualTo(datagram.radar());
            if (category != 34) {
                plot(category, common, record, site);
            }
        }
    }

    private void plot(int category, CommonItems common, DataRecord record, RadarSite site) {
        double seconds = common.timeOfDaySeconds(record)
                - TimeScales.secondsOfDay(MAY.start().taiNanos());
        Detection plot = nearest(site.id(), seconds, common.rangeMetres(record));
        assertThat(seconds).isEqualTo(plot.seconds());
        if (category == 15) {
            near(common.rangeMetres(record), plot.rangeMetres(), 0.0501);
            near(common.elevationRadians(record), plot.elevationRadians(), 2.5e-5);
            near(common.rangeSigmaMetres(record), site.radar().rangeSigmaMetres(), 0.051);
        } else {
            // Half of 1/256 NM.
            near(common.rangeMetres(record), plot.rangeMetres(), 3.62);
            assertThat(common.mode3A(record).orElse(-1))
                    .isEqualTo(plot.identity().mode3A());
            assertThat(common.address(record).orElse(-1))
                    .isEqualTo(plot.identity().aircraftAddress());
            assertThat(common.callsign(record)).isEqualTo(plot.identity().callsign());
        }
        double turn = Math.IEEEremainder(common.azimuthRadians(record) - plot.azimuthRadians(), 2 * Math.PI);
        near(turn, 0, 4.9e-5);
    }

    private Detection nearest(RadarId radar, double seconds, double range) {
        NavigableMap<Double, List<Detection>> plots = Objects.requireNonNull(measured.get(radar));
        return plots.floorEntry(seconds + RadarPlay.TICK_SECONDS / 2).getValue().stream()
                .min(Comparator.comparingDouble(plot -> Math.abs(plot.rangeMetres() - range)))
                .orElseThrow();
    }

    /** As an assertion of closeness, without its cost: there are tens of thousands. */
    private static void near(double value, double expected, double tolerance) {
        if (!(Math.abs(value - expected) <= tolerance)) {
            throw new AssertionError(value + " is not within " + tolerance + " of " + expected);
        }
    }
}
