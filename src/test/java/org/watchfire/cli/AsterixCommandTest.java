package org.watchfire.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.watchfire.asterix.BlockReader;
import org.watchfire.asterix.Catalogue;

class AsterixCommandTest {
    private static final String LINES = """
            {"category":48,"edition":"1.32","offset":0,"items":{"010":{"SAC":25,"SIC":13},"040":{"RHO":12.5,"THETA":90}}}
            {"error":"block length runs past the data","offset":9,"category":48}
            {"category":48,"items":{"010":{"SAC":25,"SIC":13},"240":"WATCH1"}}
            {"category":250,"offset":40,"hex":"fa00050102"}
            {"category":34,"items":{"000":1,"010":{"SAC":25,"SIC":13}}}
            """;

    @TempDir
    Path dir;

    private Path lines(String text) throws IOException {
        return Files.writeString(dir.resolve("in.jsonl"), text);
    }

    @Test
    void encodesLinesIntoBlocksThatSurviveTheRoundTrip() throws IOException {
        Path raw = dir.resolve("out.ast");
        assertThat(Watchfire.run("asterix", "encode", lines(LINES).toString(), "--out", raw.toString()))
                .isZero();
        byte[] bytes = Files.readAllBytes(raw);
        BlockReader reader = new BlockReader(Catalogue.standard()).wrap(bytes, 0, bytes.length);
        assertThat(reader.next()).isEqualTo(BlockReader.Step.RECORD);
        assertThat(reader.next()).isEqualTo(BlockReader.Step.RECORD);
        assertThat(reader.next()).isEqualTo(BlockReader.Step.UNKNOWN_CATEGORY);
        assertThat(reader.next()).isEqualTo(BlockReader.Step.RECORD);
        assertThat(reader.next()).isEqualTo(BlockReader.Step.END);
        assertThat(Watchfire.run("asterix", "roundtrip", raw.toString())).isZero();
    }

    @Test
    void writesACaptureWhenTheNameSaysSo() throws IOException {
        Path capture = dir.resolve("out.pcap");
        assertThat(Watchfire.run("asterix", "encode", lines(LINES).toString(), "--out", capture.toString()))
                .isZero();
        assertThat(Files.readAllBytes(capture)).startsWith(0xA1, 0xB2, 0x3C, 0x4D);
        assertThat(Watchfire.run("asterix", "roundtrip", capture.toString())).isZero();
        assertThat(Watchfire.run("asterix", "decode", "--format", "summary", capture.toString()))
                .isZero();
    }

    @Test
    void failsOnALineThatCannotBeWritten() throws IOException {
        Path in = lines("{\"category\":48,\"items\":{\"040\":{\"RHO\":1e9}}}\n");
        assertThat(Watchfire.run(
                        "asterix",
                        "encode",
                        in.toString(),
                        "--out",
                        dir.resolve("o").toString()))
                .isEqualTo(1);
    }

    @Test
    void leavesWhatWasThereWhenALineCannotBeWritten() throws IOException {
        Path in = lines("{\"category\":34,\"items\":{\"000\":1}}\n{\"category\":48,\"items\":{}}\n");
        Path out = Files.write(dir.resolve("out.ast"), new byte[] {1, 2, 3});
        assertThat(Watchfire.run("asterix", "encode", in.toString(), "--out", out.toString()))
                .isEqualTo(1);
        assertThat(Files.readAllBytes(out)).containsExactly(1, 2, 3);
        try (java.util.stream.Stream<Path> files = Files.list(dir)) {
            assertThat(files.map(p -> p.getFileName().toString())).containsExactlyInAnyOrder("in.jsonl", "out.ast");
        }
    }

    @Test
    void refusesACompressedRecording() throws IOException {
        Path file = dir.resolve("recording.gz");
        try (java.io.OutputStream out = new java.util.zip.GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(new byte[100]);
        }
        assertThat(Watchfire.run("asterix", "decode", file.toString())).isEqualTo(1);
        assertThat(Watchfire.run("asterix", "roundtrip", file.toString())).isEqualTo(1);
    }

    @Test
    void failsOnAFileThatIsNotThere() {
        assertThat(Watchfire.run("asterix", "decode", dir.resolve("none").toString()))
                .isEqualTo(1);
    }

    @Test
    void failsOnAnEditionThatIsNotThere() throws IOException {
        Path raw = Files.write(dir.resolve("x.ast"), new byte[] {0x22, 0, 6, (byte) 0x80, 25, 13});
        assertThat(Watchfire.run("asterix", "decode", "--edition", "48=9.9", raw.toString()))
                .isEqualTo(1);
        assertThat(Watchfire.run("asterix", "decode", "--edition", "48@25/13=1.28", raw.toString()))
                .isZero();
    }
}
