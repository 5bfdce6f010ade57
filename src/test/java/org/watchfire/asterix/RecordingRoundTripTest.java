package org.watchfire.asterix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.watchfire.asterix.framing.FrameReader;

/** Every record of the recordings, decoded and encoded, gives its bytes again. */
class RecordingRoundTripTest {
    static final Path DATA = Path.of("../shared/data/asterix");

    static List<Path> recordings() {
        if (!Files.isDirectory(DATA)) {
            System.err.println("SKIPPED, NO " + DATA.toAbsolutePath() + ": the ASTERIX recordings are not checked");
            Assumptions.abort("no recordings");
        }
        try (Stream<Path> files = Files.walk(DATA)) {
            return files.filter(Files::isRegularFile)
                    .filter(f -> !f.toString().matches(".*(\\.txt|\\.xml|\\.encoded|README.*)"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void everyRecordThatDecodesComesBackByteForByte() throws IOException {
        for (Path file : recordings()) {
            BlockReader reader = new BlockReader(Catalogue.standard());
            try (FrameReader frames = FrameReader.open(Files.newInputStream(file))) {
                while (frames.next()) {
                    reader.wrap(frames.bytes(), frames.start(), frames.length());
                    for (BlockReader.Step s = reader.next(); s != BlockReader.Step.END; s = reader.next()) {
                        if (s == BlockReader.Step.RECORD) {
                            comesBack(file, frames.bytes(), reader.record());
                        }
                    }
                }
            }
        }
    }

    private static void comesBack(Path file, byte[] bytes, DataRecord r) {
        byte[] was = Arrays.copyOfRange(bytes, r.offset(), r.offset() + r.length());
        byte[] back = BlockWriter.asReceived(r.edition().category()).add(r).bytes();
        if (!Arrays.equals(was, 0, was.length, back, 3, back.length)) {
            assertThat(Arrays.copyOfRange(back, 3, back.length))
                    .as("%s, offset %d", file, r.offset())
                    .isEqualTo(was);
        }
    }
}
