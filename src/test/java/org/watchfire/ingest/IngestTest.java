package org.watchfire.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.watchfire.asterix.BlockWriter;
import org.watchfire.asterix.Catalogue;
import org.watchfire.asterix.DataRecord;
import org.watchfire.asterix.Edition;
import org.watchfire.astro.TimeScales;
import org.watchfire.astro.Wgs84;
import org.watchfire.model.Geodetic;
import org.watchfire.model.Label;
import org.watchfire.model.NationId;
import org.watchfire.model.Plot;
import org.watchfire.model.Radar;
import org.watchfire.model.RadarId;
import org.watchfire.model.TimeTag;
import org.watchfire.model.Track;

class IngestTest {
    private static final NationId KOR = new NationId("KOR");
    private static final TimeTag NOW = TimeScales.tag(Instant.parse("2023-05-30T21:30:00Z"));
    private static final Radar K1 =
            new Radar(new RadarId(KOR, "K1"), Geodetic.ofDegrees(36.5, 126.5, 100), 50, 1e-3, 1e-3, 3, 2, 0.9, 0, 1e6);

    private final Ingest ingest = new Ingest(new Sources(
            KOR,
            new Label(2, new TreeSet<>(), new TreeSet<>()),
            List.of(new Sources.Source(K1, 200, 7, false)),
            Catalogue.standard()));

    @Test
    void readsAPlotOfCategory48WithItsUnits() {
        Edition edition = Catalogue.standard().edition(48);
        DataRecord record = source(edition)
                .set(edition.field("140"), TimeScales.secondsOfDay(NOW.taiNanos()) - 1)
                .set(edition.field("040/RHO"), 100)
                .set(edition.field("040/THETA"), 90)
                .setRaw(edition.field("070/MODE3A"), 01234)
                .set(edition.field("090/FL"), 330)
                .setRaw(edition.field("220"), 0x71BE01);
        Plot plot = onlyPlot(BlockWriter.canonical(48).add(record).bytes());
        assertThat(plot.radar()).isEqualTo(K1.id());
        assertThat(plot.rangeMetres()).isCloseTo(185_200, within(0.01));
        assertThat(plot.azimuthRadians()).isCloseTo(Math.PI / 2, within(1e-9));
        assertThat(plot.heightMetres()).isCloseTo(10_058.4, within(0.01));
        assertThat(plot.identity().mode3A()).isEqualTo(01234);
        assertThat(plot.identity().aircraftAddress()).isEqualTo(0x71BE01);
        assertThat(plot.time().secondsSince(NOW)).isCloseTo(-1, within(1 / 128.0));
        assertThat(plot.arrivedUnixNanos()).isEqualTo(5);
    }

    @Test
    void readsAPlotOfCategory15InThreeDimensionsWithRangeRate() {
        Edition edition = Catalogue.standard().edition(15);
        DataRecord record = source(edition)
                .set(edition.field("145"), TimeScales.secondsOfDay(NOW.taiNanos()))
                .set(edition.field("625/R"), 512_345.6)
                .set(edition.field("625/RR"), -1_234.5)
                .set(edition.field("627/AZ"), 300)
                .set(edition.field("628/EL"), 12);
        Plot plot = onlyPlot(BlockWriter.canonical(15).add(record).bytes());
        assertThat(plot.rangeMetres()).isCloseTo(512_345.6, within(0.05));
        assertThat(plot.rangeRateMps()).isCloseTo(-1_234.5, within(0.05));
        assertThat(plot.elevationRadians()).isCloseTo(Math.toRadians(12), within(5e-5));
    }

    /** The record is the same; only what is known of the radar differs. */
    @Test
    void takesTheBendingOfTheAirOutOfWhatARadarLeavesIn() {
        Edition edition = Catalogue.standard().edition(15);
        DataRecord record = source(edition)
                .set(edition.field("145"), TimeScales.secondsOfDay(NOW.taiNanos()))
                .set(edition.field("625/R"), 512_345.6)
                .set(edition.field("625/RR"), -1_234.5)
                .set(edition.field("627/AZ"), 300)
                .set(edition.field("628/EL"), 1);
        byte[] block = BlockWriter.canonical(15).add(record).bytes();
        Ingest uncorrected = new Ingest(new Sources(
                KOR,
                new Label(2, new TreeSet<>(), new TreeSet<>()),
                List.of(new Sources.Source(K1, 200, 7, true)),
                Catalogue.standard()));
        Plot plot = uncorrected.accept("test", block, 5, NOW).plots().getFirst();
        Plot asSaid = onlyPlot(block);
        assertThat(asSaid.elevationRadians() - plot.elevationRadians()).isBetween(4e-3, 9e-3);
        assertThat(asSaid.rangeMetres() - plot.rangeMetres()).isBetween(30.0, 80.0);
        assertThat(plot.azimuthRadians()).isEqualTo(asSaid.azimuthRadians());
        assertThat(plot.rangeRateMps()).isEqualTo(asSaid.rangeRateMps());
    }

    @Test
    void takesATimeOfDayBeforeMidnightForYesterday() {
        TimeTag justAfterMidnight = TimeScales.tag(Instant.parse("2023-05-31T00:00:01Z"));
        Edition edition = Catalogue.standard().edition(48);
        DataRecord record = source(edition)
                .set(edition.field("140"), 86_399)
                .set(edition.field("040/RHO"), 100)
                .set(edition.field("040/THETA"), 90);
        byte[] block = BlockWriter.canonical(48).add(record).bytes();
        Plot plot = ingest.accept("radars", block, 5, justAfterMidnight).plots().getFirst();
        assertThat(plot.time().secondsSince(justAfterMidnight)).isCloseTo(-2, within(1e-3));
    }

    @Test
    void readsAnothersSystemTrackWithPositionAndVelocity() {
        Edition edition = Catalogue.standard().edition(62);
        DataRecord record = source(edition)
                .setRaw(edition.field("040"), 321)
                .set(edition.field("070"), TimeScales.secondsOfDay(NOW.taiNanos()))
                .set(edition.field("105/LAT"), 37)
                .set(edition.field("105/LON"), 127)
                .set(edition.field("136"), 350)
                .set(edition.field("185/VX"), 200)
                .set(edition.field("185/VY"), -50);
        Track track = ingest.accept(
                        "other", BlockWriter.canonical(62).add(record).bytes(), 5, NOW)
                .tracks()
                .getFirst();
        Geodetic place = Wgs84.toGeodetic(
                track.estimate().state(0),
                track.estimate().state(1),
                track.estimate().state(2));
        assertThat(place.latitudeDegrees()).isCloseTo(37, within(1e-5));
        assertThat(place.longitudeDegrees()).isCloseTo(127, within(1e-5));
        assertThat(track.estimate().speedMps()).isCloseTo(Math.hypot(200, 50), within(0.3));
        assertThat(track.lineage().radars()).hasToString("[KOR/SYS-200-7]");
        assertThat(track.id().number()).isGreaterThan(1L << 32);
    }

    @Test
    void countsARecordOfARadarThatIsNotConfigured() {
        Edition edition = Catalogue.standard().edition(48);
        DataRecord record = new DataRecord(edition)
                .setRaw(edition.field("010/SAC"), 9)
                .setRaw(edition.field("010/SIC"), 9)
                .set(edition.field("040/RHO"), 100)
                .set(edition.field("040/THETA"), 90);
        assertThat(ingest.accept("radars", BlockWriter.canonical(48).add(record).bytes(), 5, NOW)
                        .plots())
                .isEmpty();
        assertThat(ingest.counts().view().unknownSource()).isEqualTo(1);
    }

    @Test
    void namesTheOffsetOfABrokenBlockAndReadsTheNext() {
        Edition edition = Catalogue.standard().edition(48);
        DataRecord record = source(edition).set(edition.field("040/RHO"), 100).set(edition.field("040/THETA"), 90);
        byte[] good = BlockWriter.canonical(48).add(record).bytes();
        byte[] both = new byte[5 + good.length];
        System.arraycopy(new byte[] {48, 0, 5, (byte) 0xFF, (byte) 0xFF}, 0, both, 0, 5);
        System.arraycopy(good, 0, both, 5, good.length);
        Ingested found = ingest.accept("radars", both, 5, NOW);
        assertThat(found.plots()).hasSize(1);
        assertThat(found.bad()).isNotEmpty();
        assertThat(found.bad().getFirst().toString()).contains("Cat 048").contains("radars");
        assertThat(ingest.counts().view().bad()).isPositive();
    }

    @Test
    void noBytesWhateverThrow() {
        SplittableRandom random = new SplittableRandom(20261122);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[random.nextInt(1, 200)];
            random.nextBytes(bytes);
            bytes[0] = new byte[] {15, 34, 48, 62, '<', 'C'}[random.nextInt(6)];
            if (bytes.length > 2) {
                bytes[1] = 0;
                bytes[2] = (byte) bytes.length;
            }
            assertThat(ingest.accept("noise", bytes, 5, NOW)).isNotNull();
        }
    }

    private static DataRecord source(Edition edition) {
        return new DataRecord(edition).setRaw(edition.field("010/SAC"), 200).setRaw(edition.field("010/SIC"), 7);
    }

    private Plot onlyPlot(byte[] block) {
        Ingested found = ingest.accept("radars", block, 5, NOW);
        assertThat(found.bad()).isEmpty();
        assertThat(found.plots()).hasSize(1);
        return found.plots().getFirst();
    }
}
