package org.watchfire.asterix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.watchfire.asterix.framing.FrameReader;

/** Compiled code reads the same as the walk over the definition: values, faults and places. */
class CompiledReadingTest {
    static List<Edition> editions() {
        return Catalogue.standard().all();
    }

    @ParameterizedTest
    @MethodSource("editions")
    void readsARecordWithEverythingInIt(Edition edition) {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 50; i++) {
            DataRecord full = RandomRecords.fill(edition, random, i == 0 ? 1 : 0.4);
            byte[] block = BlockWriter.canonical(edition.category()).add(full).bytes();
            Catalogue catalogue = Catalogue.standard().with(edition.category(), edition.name());
            String compiled = read(new BlockReader(catalogue, true), block);
            assertThat(compiled)
                    .as("%s, record %d", edition, i)
                    .isEqualTo(read(new BlockReader(catalogue, false), block));
            assertThat(compiled).doesNotContain("Fault");
            BlockReader reader = new BlockReader(catalogue).wrap(block, 0, block.length);
            assertThat(reader.next()).isEqualTo(BlockReader.Step.RECORD);
            assertThat(BlockWriter.canonical(edition.category())
                            .add(reader.record())
                            .bytes())
                    .as("%s, record %d", edition, i)
                    .isEqualTo(block);
            valuesAreScaled(reader.record());
        }
    }

    /** What the compiled code has put in as a value is what the scale says of the raw number. */
    private static void valuesAreScaled(DataRecord record) {
        for (FieldHandle f : record.edition().allFields()) {
            if (!f.repeated() && record.has(f) && f.element.cases().isEmpty()) {
                assertThat(record.value(f)).as(f.path()).isEqualTo(f.scale().value(record.raw(f)));
            }
        }
    }

    @Test
    void readsTheRecordingsAndBrokenCopiesOfThem() throws IOException {
        BlockReader compiled = new BlockReader(Catalogue.standard(), true);
        BlockReader walked = new BlockReader(Catalogue.standard(), false);
        SplittableRandom random = new SplittableRandom(11);
        for (Path file : RecordingRoundTripTest.recordings()) {
            int frames = 0;
            try (FrameReader in = FrameReader.open(Files.newInputStream(file))) {
                while (frames++ < 300 && in.next()) {
                    byte[] frame = Arrays.copyOfRange(in.bytes(), in.start(), in.start() + in.length());
                    assertThat(read(compiled, frame)).as(file.toString()).isEqualTo(read(walked, frame));
                    for (int n = 0; n < 3; n++) {
                        frame[random.nextInt(frame.length)] ^= (byte) (1 << random.nextInt(8));
                        assertThat(read(compiled, frame)).as(file.toString()).isEqualTo(read(walked, frame));
                    }
                }
            }
        }
    }

    static String read(BlockReader reader, byte[] block) {
        List<String> steps = new ArrayList<>();
        JsonLines json = new JsonLines();
        reader.wrap(block, 0, block.length);
        for (BlockReader.Step s = reader.next(); s != BlockReader.Step.END; s = reader.next()) {
            steps.add(
                    switch (s) {
                        case RECORD ->
                            json.record(reader.record(), reader.record().offset())
                                    .toString();
                        case FAULT -> reader.fault().toString();
                        case UNKNOWN_CATEGORY -> "unknown " + reader.category();
                        case END -> "end";
                    });
        }
        return String.join("\n", steps);
    }
}
