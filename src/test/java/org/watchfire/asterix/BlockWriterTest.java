package org.watchfire.asterix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BlockWriterTest {
    private static final Edition CAT015 = Catalogue.standard().edition(15);
    private static final Edition CAT048 = Catalogue.standard().edition(48);

    @Test
    void writesSeveralPlotsInOneBlockThatReadBackAsTheyWereSet() {
        FieldHandle rho = CAT048.field("040/RHO");
        FieldHandle mode3A = CAT048.field("070/MODE3A");
        BlockWriter block = BlockWriter.canonical(48);
        DataRecord out = new DataRecord(CAT048);
        for (int i = 0; i < 3; i++) {
            block.add(out.clear()
                    .setRaw(CAT048.field("010/SAC"), 25)
                    .setRaw(CAT048.field("010/SIC"), 13)
                    .set(rho, 100 + i)
                    .set(CAT048.field("040/THETA"), 90)
                    .setText(mode3A, "7500"));
        }
        byte[] bytes = block.bytes();
        assertThat(bytes).startsWith(0x30, 0, bytes.length, 0b1001_1000, 25, 13, 100, 0, 0x40, 0, 0x0F, 0x40);

        BlockReader reader = new BlockReader(Catalogue.standard()).wrap(bytes, 0, bytes.length);
        CommonItems items = new CommonItems(CAT048);
        for (int i = 0; i < 3; i++) {
            assertThat(reader.next()).isEqualTo(BlockReader.Step.RECORD);
            assertThat(items.rangeMetres(reader.record())).isEqualTo((100 + i) * 1852.0);
            assertThat(items.azimuthRadians(reader.record())).isEqualTo(Math.PI / 2);
            assertThat(reader.record().text(mode3A)).isEqualTo("7500");
            assertThat(items.elevationRadians(reader.record())).isNaN();
        }
        assertThat(reader.next()).isEqualTo(BlockReader.Step.END);
    }

    @Test
    void carriesALongRangeMeasurementInCategory015() {
        DataRecord out = new DataRecord(CAT015)
                .set(CAT015.field("145"), 43_200.5)
                .set(CAT015.field("625/R"), 812_345.6)
                .set(CAT015.field("625/SDR"), 30)
                .set(CAT015.field("626/DV"), -3210.25)
                .set(CAT015.field("627/AZ"), 192.0)
                .set(CAT015.field("628/EL"), -0.5);
        byte[] bytes = BlockWriter.canonical(15).add(out).bytes();
        BlockReader reader = new BlockReader(Catalogue.standard()).wrap(bytes, 0, bytes.length);
        assertThat(reader.next()).isEqualTo(BlockReader.Step.RECORD);
        CommonItems items = new CommonItems(CAT015);
        DataRecord in = reader.record();
        assertThat(items.timeOfDaySeconds(in)).isEqualTo(43_200.5);
        // within half of the least significant bit: 0.1 m, 0.01 m/s, 360/2^16 and 180/2^16 degrees
        assertThat(items.rangeMetres(in)).isCloseTo(812_345.6, within(0.0501));
        assertThat(items.dopplerMps(in)).isCloseTo(-3210.25, within(0.005));
        assertThat(items.azimuthRadians(in)).isCloseTo(Math.toRadians(192), within(Math.toRadians(0.00275)));
        assertThat(items.elevationRadians(in)).isCloseTo(Math.toRadians(-0.5), within(Math.toRadians(0.00138)));
    }

    @Test
    void refusesAValueThatItsBitsCannotHold() {
        DataRecord out = new DataRecord(CAT015);
        assertThatThrownBy(() -> out.set(CAT015.field("625/R"), 838_861))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("625/R")
                .hasMessageContaining("838860.7");
    }

    @Test
    void aRecordFromAnotherRecordDoesNotInheritItsValues() {
        DataRecord out = new DataRecord(CAT048).setRaw(CAT048.field("020/TYP"), 7);
        out.clear().setRaw(CAT048.field("020/SPI"), 1);
        assertThat(out.raw(CAT048.field("020/TYP"))).isZero();
    }

    @Test
    void refusesAHandleOfAnotherEdition() {
        DataRecord out = new DataRecord(CAT048);
        FieldHandle foreign = CAT015.field("010/SAC");
        assertThatThrownBy(() -> out.setRaw(foreign, 1)).hasMessageContaining("another edition");
        assertThatThrownBy(() -> out.has(foreign)).hasMessageContaining("another edition");
    }

    @Test
    void givesTheCommonItemsOfEveryCategoryInSiUnits() {
        Edition e = Catalogue.standard().edition(20);
        DataRecord r = new DataRecord(e)
                .set(e.field("041/LAT"), 45)
                .set(e.field("202/VX"), -100)
                .set(e.field("090/FL"), 100)
                .setRaw(e.field("220"), 0xABCDEF)
                .setRaw(e.field("161/TRN"), 9)
                .setText(e.field("245/CHR"), "WATCH1")
                .setText(e.field("070/MODE3A"), "7700");
        CommonItems items = new CommonItems(e);
        assertThat(items.latitudeRadians(r)).isEqualTo(Math.PI / 4);
        assertThat(items.velocityEastMps(r)).isEqualTo(-100);
        // flight level 100: 10,000 ft of 0.3048 m
        assertThat(items.pressureAltitudeMetres(r)).isCloseTo(3048, within(1e-9));
        assertThat(items.address(r)).hasValue(0xABCDEF);
        assertThat(items.trackNumber(r)).hasValue(9);
        assertThat(items.callsign(r)).isEqualTo("WATCH1");
        assertThat(items.mode3A(r)).hasValue(07700);
        assertThat(items.rangeMetres(r)).isNaN();
    }

    @Test
    void growsTwoRepetitionsSideBySide() {
        RepeatHandle bds = CAT048.repeat("250");
        RepeatHandle doppler = CAT048.repeat("120/RDS");
        DataRecord out = new DataRecord(CAT048);
        for (int i = 0; i < 3; i++) {
            out.setRaw(CAT048.field("250/BDS1"), out.addRow(bds), i);
            out.set(CAT048.field("120/RDS/FRQ"), out.addRow(doppler), 1000 + i);
        }
        byte[] bytes = BlockWriter.canonical(48).add(out).bytes();
        BlockReader reader = new BlockReader(Catalogue.standard()).wrap(bytes, 0, bytes.length);
        assertThat(reader.next()).isEqualTo(BlockReader.Step.RECORD);
        assertThat(reader.record().count(bds)).isEqualTo(3);
        assertThat(reader.record().raw(CAT048.field("250/BDS1"), 2)).isEqualTo(2);
        assertThat(reader.record().value(CAT048.field("120/RDS/FRQ"), 1)).isEqualTo(1001);
    }
}
