package org.watchfire.asterix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class BlockReaderTest {
    private static BlockReader over(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
        return new BlockReader(Catalogue.standard()).wrap(bytes, 0, bytes.length);
    }

    private static void fault(BlockReader reader, int offset, int category, String item, Fault.Rule rule) {
        assertThat(reader.next()).isEqualTo(BlockReader.Step.FAULT);
        assertThat(reader.fault()).isEqualTo(new Fault(offset, category, item, rule));
    }

    @Test
    void namesTheItemThatRunsPastItsBlockAndGoesOnWithTheNextBlock() {
        // Cat 034, items 010 and 030, the time cut to two octets; then a whole block
        BlockReader reader = over("22 0008 a0 190d 356d" + "22 0006 80 190d");
        fault(reader, 6, 34, "030", Fault.Rule.ITEM_CUT);
        assertThat(reader.next()).isEqualTo(BlockReader.Step.RECORD);
        assertThat(reader.record().offset()).isEqualTo(11);
        assertThat(reader.next()).isEqualTo(BlockReader.Step.END);
    }

    @Test
    void refusesABlockLongerThanItsDatagram() {
        fault(over("22 0009 80 190d"), 0, 34, "", Fault.Rule.BLOCK_LENGTH_TOO_LARGE);
    }

    @Test
    void refusesALengthThatDoesNotCoverItsHeader() {
        fault(over("22 0002 80 190d"), 0, 34, "", Fault.Rule.BLOCK_LENGTH_TOO_SMALL);
    }

    @Test
    void refusesAReferenceNumberThatTheEditionDoesNotHave() {
        // Cat 065 has no FRN 8
        fault(over("41 0006 01 80 00"), 4, 65, "", Fault.Rule.UNDEFINED_ITEM);
    }

    @Test
    void refusesARecordThatAnnouncesNothing() {
        fault(over("22 0005 00 00"), 3, 34, "", Fault.Rule.EMPTY_RECORD);
    }

    @Test
    void refusesAFieldSpecificationThatDoesNotEnd() {
        fault(over("22 0006 81 81 81"), 3, 34, "", Fault.Rule.FSPEC_UNENDED);
    }

    @Test
    void refusesASubfieldThatTheEditionDoesNotHave() {
        // I034/050: bit 7 of the primary subfield has no use
        fault(over("22 0006 04 40 00"), 4, 34, "050", Fault.Rule.UNDEFINED_SUBFIELD);
    }

    @Test
    void refusesAnExpansionFieldOfLengthZero() {
        // Cat 048, RE is FRN 28
        fault(over("30 0008 01 01 01 02 00"), 7, 48, "RE", Fault.Rule.EXPLICIT_LENGTH_ZERO);
    }

    @Test
    void aWrongLengthInsideAnExpansionFieldDoesNotShiftTheNextRecord() {
        // RE of Cat 048 says ERR (24 bits, with flags and length 5 octets) but has a length of 4: kept, and told
        BlockReader reader = over("30 000e 01 01 01 02 04 08 0001" + "80 190d");
        assertThat(reader.next()).isEqualTo(BlockReader.Step.RECORD);
        Edition e = reader.record().edition();
        assertThat(reader.record().bytes(e.item("RE"))).containsExactly(8, 0, 1);
        assertThat(reader.record().has(e.item("RE/ERR"))).isFalse();
        fault(reader, 7, 48, "RE", Fault.Rule.EXPANSION_MISMATCH);
        assertThat(reader.next()).isEqualTo(BlockReader.Step.RECORD);
        assertThat(reader.record().raw(e.field("010/SAC"))).isEqualTo(0x19);
    }

    @Test
    void readsTheMilitaryExpansionFieldOfRadarReports() {
        Edition e = Catalogue.standard().edition(48);
        DataRecord out = new DataRecord(e)
                .setRaw(e.field("RE/MD5/SUM/M5"), 1)
                .setRaw(e.field("RE/M5N/PMN/PIN"), 0x1234)
                .setRaw(e.field("RE/M5N/PMN/NO"), 0x345)
                .set(e.field("RE/M5N/POS/LAT"), 45)
                .set(e.field("RE/ERR"), 300.5);
        byte[] bytes = BlockWriter.canonical(48).add(out).bytes();
        BlockReader reader = new BlockReader(Catalogue.standard()).wrap(bytes, 0, bytes.length);
        assertThat(reader.next()).isEqualTo(BlockReader.Step.RECORD);
        assertThat(reader.record().raw(e.field("RE/M5N/PMN/PIN"))).isEqualTo(0x1234);
        assertThat(reader.record().raw(e.field("RE/M5N/PMN/NO"))).isEqualTo(0x345);
        assertThat(reader.record().value(e.field("RE/M5N/POS/LAT"))).isEqualTo(45);
        assertThat(reader.record().value(e.field("RE/ERR"))).isEqualTo(300.5);
        assertThat(reader.record().has(e.item("RE/M4E"))).isFalse();
        assertThat(reader.next()).isEqualTo(BlockReader.Step.END);
    }

    @Test
    void readsTheExpansionFieldOfMultilaterationReports() {
        BlockReader reader = over("14 001a 01010104 13 e8 80 0012 000f fff1 2000 8000 08 02 20 01 40 0a");
        assertThat(reader.next()).isEqualTo(BlockReader.Step.RECORD);
        DataRecord r = reader.record();
        Edition e = r.edition();
        assertThat(r.value(e.field("RE/PA/DOP/X"))).isEqualTo(4.5);
        assertThat(r.value(e.field("RE/PA/DOP/XY"))).isEqualTo(-3.75);
        assertThat(r.value(e.field("RE/GVV/GS"))).isEqualTo(0.5);
        assertThat(r.value(e.field("RE/GVV/TA"))).isEqualTo(180);
        assertThat(r.value(e.field("RE/GVA/TASD"))).isEqualTo(2 * 360.0 / 4096);
        assertThat(r.raw(e.field("RE/DA/MBD/BDS1"), 0)).isEqualTo(4);
        assertThat(r.value(e.field("RE/DA/MBD/MBA"), 0)).isEqualTo(1);
        assertThat(reader.next()).isEqualTo(BlockReader.Step.END);
    }

    @Test
    void choosesTheEditionBySourceAlsoForRecordsThatLeaveTheSourceOut() {
        Catalogue catalogue = Catalogue.standard().with(21, 25, 13, "0.26");
        byte[] bytes = HexFormat.of().parseHex("15000a" + "80190d" + "08aabbcc");
        BlockReader reader = new BlockReader(catalogue).wrap(bytes, 0, bytes.length);
        assertThat(reader.next()).isEqualTo(BlockReader.Step.RECORD);
        assertThat(reader.record().edition().name()).isEqualTo("0.26");
        assertThat(reader.next()).isEqualTo(BlockReader.Step.RECORD);
        assertThat(reader.record().edition().name()).isEqualTo("0.26");
        assertThat(reader.record().raw(reader.record().edition().field("080"))).isEqualTo(0xAABBCC);
    }

    @Test
    void readsPlotAndTrackProfilesOfCategoryOneByTheTypeOfEachRecord() {
        Edition e = Catalogue.standard().edition(1);
        DataRecord plot = new DataRecord(e).setRaw(e.field("020/TYP"), 0).set(e.field("040/RHO"), 10);
        DataRecord track = new DataRecord(e)
                .setRaw(e.field("020/TYP"), 1)
                .setRaw(e.field("161"), 77)
                .set(e.field("040/RHO"), 20);
        byte[] bytes = BlockWriter.canonical(1).add(plot).add(track).bytes();
        BlockReader reader = new BlockReader(Catalogue.standard()).wrap(bytes, 0, bytes.length);
        assertThat(reader.next()).isEqualTo(BlockReader.Step.RECORD);
        assertThat(reader.record().value(e.field("040/RHO"))).isEqualTo(10);
        assertThat(reader.next()).isEqualTo(BlockReader.Step.RECORD);
        assertThat(reader.record().value(e.field("040/RHO"))).isEqualTo(20);
        assertThat(reader.record().raw(e.field("161"))).isEqualTo(77);
    }

    @Test
    void keepsABlockOfAnUnknownCategory() {
        BlockReader reader = over("fa 0005 0102" + "22 0006 80 190d");
        assertThat(reader.next()).isEqualTo(BlockReader.Step.UNKNOWN_CATEGORY);
        assertThat(reader.blockBytes()).isEqualTo(HexFormat.of().parseHex("fa00050102"));
        assertThat(reader.next()).isEqualTo(BlockReader.Step.RECORD);
    }

    @Test
    void decodesTheRegistersThatReportsCarry() {
        // ICAO Doc 9871, register 4,0: selected altitude in units of 16 ft after a status bit
        BdsRegister register = BdsRegister.of(4, 0).orElseThrow();
        long message = 0xC65632B0A80000L;
        assertThat(register.value(message, "STAT_MCP")).isEqualTo(1);
        assertThat(register.value(message, "MCP")).isEqualTo(36_000);
        assertThat(register.value(message, "FMS")).isEqualTo(36_000);
        assertThat(register.value(message, "BP")).isEqualTo(213.2);
    }

    @Test
    void putsTheDateToATimeOfDayOnBothSidesOfMidnight() {
        long midnight = 1_700_006_400_000_000_000L;
        assertThat(midnight % 86_400_000_000_000L).isZero();
        assertThat(TimeOfDay.nearest(86_399.5, midnight + 200_000_000L)).isEqualTo(midnight - 500_000_000L);
        assertThat(TimeOfDay.nearest(0.25, midnight - 100_000_000L)).isEqualTo(midnight + 250_000_000L);
        assertThat(TimeOfDay.nearest(43_200, midnight + 43_200_000_000_000L)).isEqualTo(midnight + 43_200_000_000_000L);
    }
}
