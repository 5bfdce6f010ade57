package org.watchfire.asterix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.watchfire.asterix.framing.FrameReader;
import org.watchfire.asterix.framing.Framing;
import org.watchfire.asterix.framing.PacketCaptureWriter;

/** What stands after a broken place in a recording is read all the same. */
class BrokenRecordingTest {
    private static final byte[] BLOCK = block();

    /** A Cat 048 block of one record. */
    private static byte[] block() {
        Edition e = Catalogue.standard().edition(48);
        DataRecord r = new DataRecord(e)
                .setRaw(e.field("010/SAC"), 25)
                .setRaw(e.field("010/SIC"), 201)
                .set(e.field("140"), 27_354.5)
                .set(e.field("040/RHO"), 197.5)
                .set(e.field("040/THETA"), 340)
                .setText(e.field("070/MODE3A"), "1000")
                .setText(e.field("240"), "DLH65A");
        return BlockWriter.canonical(48).add(r).bytes();
    }

    private record Outcome(Framing framing, int records, int faults, int frames, long gapAt) {}

    private static Outcome read(byte[] file) throws IOException {
        int[] counts = new int[3];
        long gapAt = -1;
        BlockReader reader = new BlockReader(Catalogue.standard());
        try (FrameReader in = FrameReader.open(new ByteArrayInputStream(file))) {
            while (in.next()) {
                gapAt = in.gap().map(FrameReader.Gap::offset).orElse(gapAt);
                reader.wrap(in.bytes(), in.start(), in.length());
                for (BlockReader.Step s = reader.next(); s != BlockReader.Step.END; s = reader.next()) {
                    counts[0] += s == BlockReader.Step.RECORD ? 1 : 0;
                    counts[1] += s == BlockReader.Step.FAULT ? 1 : 0;
                }
                // No frame is empty: there is an end.
                assertThat(++counts[2]).isLessThanOrEqualTo(file.length);
            }
            gapAt = in.gap().map(FrameReader.Gap::offset).orElse(gapAt);
            return new Outcome(in.framing(), counts[0], counts[1], counts[2], gapAt);
        }
    }

    private static byte[] times(int n, byte[] part) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < n; i++) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(ints = {0x0000, 0x0002, 0x0003, 0x0017, 0x0030, 0x0050, 0x0130, 0x7F00, 0xFFFF})
    void aWrongBlockLengthInARawFileLosesFewRecordsBesideItsOwn(int length) throws IOException {
        int blocks = 2000;
        byte[] file = times(blocks, BLOCK);
        int at = 3 * BLOCK.length;
        file[at + 1] = (byte) (length >> 8);
        file[at + 2] = (byte) length;
        Outcome outcome = read(file);
        assertThat(outcome.framing).isEqualTo(Framing.RAW);
        assertThat(outcome.faults).isBetween(1, 3);
        assertThat(outcome.records).isBetween(blocks - 3, blocks);
    }

    private static byte[] finalFrame() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {0, (byte) (BLOCK.length + 12), 0, 0, 0, 1, 2, 3});
        out.writeBytes(BLOCK);
        out.writeBytes(HexFormat.of().parseHex("a5a5a5a5"));
        return out.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5, 9})
    void aWrongLengthInAFinalRecordingLosesThatFrame(int frame) throws IOException {
        byte[] file = times(10, finalFrame());
        file[frame * finalFrame().length + 1] ^= 0x15;
        Outcome outcome = read(file);
        assertThat(outcome.framing).isEqualTo(Framing.FINAL);
        assertThat(outcome.records).isEqualTo(9);
        assertThat(outcome.gapAt).isEqualTo((long) frame * finalFrame().length);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7})
    void aWrongLengthInAGpsRecordingLosesThatBlock(int block) throws IOException {
        byte[] one = Arrays.copyOf(BLOCK, BLOCK.length + 10);
        byte[] body = times(10, one);
        body[(block + 1) * one.length + 1] = 0x33;
        byte[] file = new byte[2200 + body.length];
        System.arraycopy(body, 0, file, 2200, body.length);
        Outcome outcome = read(file);
        assertThat(outcome.framing).isEqualTo(Framing.GPS);
        assertThat(outcome.records).isEqualTo(9);
        assertThat(outcome.gapAt).isEqualTo(2200 + (block + 1L) * one.length);
    }

    @Test
    void aCaptureCutShortSaysWhere() throws IOException {
        ByteArrayOutputStream capture = new ByteArrayOutputStream();
        try (PacketCaptureWriter out = new PacketCaptureWriter(capture)) {
            out.write(0, BLOCK);
            out.write(0, BLOCK);
        }
        byte[] whole = capture.toByteArray();
        long second = 24L + (whole.length - 24) / 2;
        Outcome outcome = read(Arrays.copyOf(whole, whole.length - 5));
        assertThat(outcome.records).isEqualTo(1);
        assertThat(outcome.gapAt).isEqualTo(second);
        assertThat(read(whole).gapAt).isEqualTo(-1);
        assertThat(read(Arrays.copyOf(whole, 10)).gapAt).isZero();
    }

    @Test
    void brokenCopiesOfTheRecordingsEndWithoutHarm() throws IOException {
        SplittableRandom random = new SplittableRandom(23);
        for (Path path : RecordingRoundTripTest.recordings()) {
            byte[] file;
            try (java.io.InputStream in = Files.newInputStream(path)) {
                file = in.readNBytes(6000);
            }
            for (int n = 0; n < 25; n++) {
                byte[] broken = Arrays.copyOf(file, 1 + random.nextInt(file.length));
                for (int flips = random.nextInt(4); flips >= 0; flips--) {
                    broken[random.nextInt(broken.length)] ^= (byte) (1 << random.nextInt(8));
                }
                assertThat(read(broken).frames).isGreaterThanOrEqualTo(0);
            }
        }
    }
}
