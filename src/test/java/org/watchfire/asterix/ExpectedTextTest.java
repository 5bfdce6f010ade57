package org.watchfire.asterix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The texts that came with the recordings: another decoder's values of the same records. */
class ExpectedTextTest {
    /** Their path: ours. Values that they print in other units are left out of this table. */
    private static final Map<String, String> SAME = Map.ofEntries(
            Map.entry("I010/SAC", "010/SAC"),
            Map.entry("I010/SIC", "010/SIC"),
            Map.entry("I015/SID", "015"),
            Map.entry("I020/TYP", "020/TYP"),
            Map.entry("I020/SSRPSR", "020/SSRPSR"),
            Map.entry("I161/tpn", "161"),
            Map.entry("I040/RHO", "040/RHO"),
            Map.entry("I040/THETA", "040/THETA"),
            Map.entry("I040/TrkN", "040"),
            Map.entry("I200/CalcHdg", "200/HDG"),
            Map.entry("I090/ModeC", "090/HGT"),
            Map.entry("I141/Time", "141"),
            Map.entry("I170/RAD", "170/RAD"),
            Map.entry("I070/ToT", "070"),
            Map.entry("I105/Lat", "105/LAT"),
            Map.entry("I105/Lon", "105/LON"),
            Map.entry("I100/X", "100/X"),
            Map.entry("I100/Y", "100/Y"),
            Map.entry("I185/Vx", "185/VX"),
            Map.entry("I185/Vy", "185/VY"),
            Map.entry("I130/Alt", "130"),
            Map.entry("I220/RoC", "220"),
            Map.entry("I080/KOS", "080/KOS"),
            Map.entry("I080/ADS", "080/ADS"),
            Map.entry("I200/VERTA", "200/VERT"),
            Map.entry("I290/PSR/PSR", "290/PSR"),
            Map.entry("I290/MDS/MDS", "290/MDS"),
            Map.entry("I295/MFL/MFL", "295/MFL"),
            Map.entry("I340/POS/RHO", "340/POS/RHO"),
            Map.entry("I340/POS/THETA", "340/POS/THETA"),
            Map.entry("I340/MDC/ModeC", "340/MDC/LMC"));

    private static final Map<String, String> SAME_TEXT = Map.of(
            "I070/Mode3A", "070/MODE3A",
            "I060/Mode3A", "060/MODE3A",
            "I340/MDA/Mode3A", "340/MDA/MODE3A",
            "I380/ID/ACID", "380/ID");

    @ParameterizedTest
    @ValueSource(strings = {"cat_001_002_json.txt", "cat_062_065_json.txt"})
    void ourValuesAreTheirs(String name) throws IOException {
        RecordingRoundTripTest.recordings();
        Path file = RecordingRoundTripTest.DATA.resolve("croatiacontrol/sample_output/" + name);
        int compared = 0;
        for (String line : Files.readAllLines(file)) {
            if (line.startsWith("{")) {
                compared += compare(JsonIn.object(line.replaceAll(",\"(FX|spare)\":[0-9]+", "")));
            }
        }
        assertThat(compared).isGreaterThan(40);
    }

    private static int compare(Map<String, Object> theirs) {
        int category = ((Double) Objects.requireNonNull(theirs.get("cat"))).intValue();
        byte[] record = HexFormat.of().parseHex((String) Objects.requireNonNull(theirs.get("hexdata")));
        byte[] block = new byte[record.length + 3];
        System.arraycopy(record, 0, block, 3, record.length);
        block[0] = (byte) category;
        block[2] = (byte) block.length;
        BlockReader reader = new BlockReader(Catalogue.standard()).wrap(block, 0, block.length);
        assertThat(reader.next()).isEqualTo(BlockReader.Step.RECORD);
        DataRecord ours = reader.record();
        Map<String, Object> items = JsonIn.asObject(Objects.requireNonNull(theirs.get("CAT%03d".formatted(category))));
        int compared = 0;
        for (Map.Entry<String, String> e : SAME.entrySet()) {
            Optional<FieldHandle> field = ours.edition().findField(e.getValue());
            if (field.isPresent() && at(items, e.getKey()) instanceof Double value) {
                // They print seven decimals.
                assertThat(ours.value(field.get())).as(e.getKey()).isCloseTo(value, within(5.1e-8));
                compared++;
            }
        }
        for (Map.Entry<String, String> e : SAME_TEXT.entrySet()) {
            Optional<FieldHandle> field = ours.edition().findField(e.getValue());
            if (field.isPresent() && at(items, e.getKey()) instanceof String text) {
                assertThat(ours.text(field.get())).as(e.getKey()).isEqualTo(text.stripTrailing());
                compared++;
            }
        }
        return compared;
    }

    private static Object at(Map<String, Object> items, String path) {
        Object here = items;
        for (String name : List.of(path.split("/", -1))) {
            here = here instanceof Map<?, ?> map && map.containsKey(name) ? map.get(name) : "";
        }
        return here.equals("") ? List.of() : here;
    }
}
