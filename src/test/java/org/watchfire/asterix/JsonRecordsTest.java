package org.watchfire.asterix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class JsonRecordsTest {
    static List<Edition> editions() {
        return Catalogue.standard().all();
    }

    @ParameterizedTest
    @MethodSource("editions")
    void aLineReadBackGivesTheSameBytes(Edition edition) {
        SplittableRandom random = new SplittableRandom(3);
        JsonRecords reader = new JsonRecords(Catalogue.standard());
        for (int i = 0; i < 30; i++) {
            DataRecord record = RandomRecords.fill(edition, random, i == 0 ? 1 : 0.4);
            String line = new JsonLines().record(record, 0).toString();
            byte[] bytes = BlockWriter.canonical(edition.category()).add(record).bytes();
            JsonRecords.Line read = reader.read(line);
            assertThat(read)
                    .isInstanceOfSatisfying(
                            JsonRecords.Filled.class,
                            f -> assertThat(BlockWriter.canonical(edition.category())
                                            .add(f.record())
                                            .bytes())
                                    .as(line)
                                    .isEqualTo(bytes));
        }
    }

    @Test
    void printsTheRecordInTheFormThatIsPromised() {
        Edition e = Catalogue.standard().edition(48);
        DataRecord r = new DataRecord(e)
                .setRaw(e.field("010/SAC"), 25)
                .setRaw(e.field("010/SIC"), 13)
                .set(e.field("040/RHO"), 197.68359375)
                .set(e.field("040/THETA"), 340.13671875)
                .set(e.field("090/FL"), -1.25)
                .setText(e.field("070/MODE3A"), "0071")
                .setText(e.field("240"), "DLH65A");
        assertThat(new JsonLines().record(r, 85))
                .hasToString(
                        "{\"category\":48,\"edition\":\"1.32\",\"offset\":85,\"items\":{\"010\":{\"SAC\":25,\"SIC\":13},"
                                + "\"040\":{\"RHO\":197.68359375,\"THETA\":340.13671875},"
                                + "\"070\":{\"V\":0,\"G\":0,\"L\":0,\"MODE3A\":\"0071\"},"
                                + "\"090\":{\"V\":0,\"G\":0,\"FL\":-1.25},\"240\":\"DLH65A\"}}\n");
    }

    @Test
    void namesTheItemOrColumnThatIsWrong() {
        JsonRecords reader = new JsonRecords(Catalogue.standard());
        assertThatThrownBy(() -> reader.read("{\"category\":48,\"items\":{\"999\":1}}"))
                .hasMessage("Cat 048 ed. 1.32 has no item 999");
        assertThatThrownBy(() -> reader.read("{\"category\":48,\"items\":{\"040\":{\"RHO\":1,\"XX\":2}}}"))
                .hasMessageContaining("040 has no [XX]");
        assertThatThrownBy(() -> reader.read("{\"category\":48,\"items\":{\"040\":{\"RHO\":300,\"THETA\":2}}}"))
                .hasMessageContaining("040/RHO");
        assertThatThrownBy(() -> reader.read("{\"category\":48,")).hasMessageContaining("column 16");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"category":48.5,"items":{"140":1}}                        | no whole number
            {"category":48,"edition":1.32,"items":{"140":1}}           | "edition" is a text
            {"category":48,"items":{"010":{"SAC":1.5,"SIC":1}}}        | 010/SAC: 1.5 is no whole number
            {"category":48,"items":{"010":{"SAC":01,"SIC":1}}}         | 01 is no JSON number
            {"category":48,"items":{"140":1e400}}                      | 1e400 is too large
            {"category":48,"items":{"030":[]}}                         | 030 needs a row at least
            {"category":48,"items":{"070":{"MODE3A":"7778"}}}          | no octal digits
            {"category":48,"items":{"RE":{"hex":"abc"}}}               | no even number of hexadecimal digits
            {"category":48,"edtion":"1.27","items":{"140":1}}          | "edtion" is none of [category, edition,
            {"category":250,"hex":"fa0005"}                            | no block
            {"category":251,"hex":"fa0003"}                            | a block of category 250, not
            {"category":11,"items":{"010":{"SAC":1,"SIC":1}}}          | has no definition; at hand: [1, 2, 10,
            """)
    void refusesWhatCouldNotBeReadBack(String line, String why) {
        JsonRecords reader = new JsonRecords(Catalogue.standard());
        assertThatThrownBy(() -> reader.read(line))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }

    @Test
    void takesNoControlCharacterAndNoDigitOfAnotherScript() {
        JsonRecords reader = new JsonRecords(Catalogue.standard());
        assertThatThrownBy(() -> reader.read("{\"error\":\"a\tb\"}")).hasMessageContaining("a control character");
        assertThatThrownBy(() -> reader.read("{\"error\":\"\\u00\u06614\"}"))
                .hasMessageContaining("no hexadecimal digit");
    }

    @Test
    void takesNoMissingValueForANumberAndNoRowForAnElement() {
        Edition edition = Catalogue.standard().edition(48);
        FieldHandle repeated = edition.field("030");
        DataRecord record = new DataRecord(edition);
        record.addRow(edition.repeat("030"));
        assertThatThrownBy(() -> record.set(repeated, 0, Double.NaN)).hasMessageContaining("NaN is no number");
        assertThatThrownBy(() -> record.value(repeated)).hasMessageContaining("is repeated: give a row");
    }

    @Test
    void refusesAnItemThatTheOtherProfileHas() {
        JsonRecords reader = new JsonRecords(Catalogue.standard());
        JsonRecords.Line line = reader.read("{\"category\":1,\"items\":{\"020\":{\"TYP\":0},\"161\":5}}");
        assertThat(line)
                .isInstanceOfSatisfying(
                        JsonRecords.Filled.class,
                        f -> assertThatThrownBy(() -> BlockWriter.canonical(1).add(f.record()))
                                .hasMessageContaining("item 161 has no place in a plot"));
    }

    @Test
    void refusesMoreRowsThanARecordHolds() {
        JsonRecords reader = new JsonRecords(Catalogue.standard());
        String line = "{\"category\":48,\"items\":{\"030\":[1" + ",1".repeat(DataRecord.MAX_POOL) + "]}}";
        assertThatThrownBy(() -> reader.read(line)).hasMessageContaining("more rows than a record holds");
    }
}
