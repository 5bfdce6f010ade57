package org.watchfire.asterix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.watchfire.asterix.framing.FramingMutation;
import org.watchfire.asterix.framing.PacketCaptureWriter;

/** The short form of {@code watchfire asterix fuzz}: broken bytes give faults, never an exception. */
class MutationTest {
    @Test
    void twoHundredThousandBrokenBlocksHarmNothing() {
        List<byte[]> frames = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(5);
        for (Edition e : Catalogue.standard().all()) {
            for (int i = 0; i < 8; i++) {
                BlockWriter block = BlockWriter.canonical(e.category());
                for (int n = 0; n < 3; n++) {
                    block.add(RandomRecords.fill(e, random, 0.3));
                }
                frames.add(block.bytes());
            }
        }
        long inputs = 200_000;
        Mutation.Outcome outcome = new Mutation(Catalogue.standard(), frames).run(inputs, 1);
        assertThat(outcome.faults()).isGreaterThan(inputs / 4);
        assertThat(outcome.records()).isGreaterThan(inputs / 4);
    }

    @Test
    void pureNoiseHarmsNothing() {
        List<byte[]> frames = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(6);
        for (int i = 0; i < 200; i++) {
            byte[] noise = new byte[1 + random.nextInt(300)];
            random.nextBytes(noise);
            frames.add(noise);
        }
        assertThat(new Mutation(Catalogue.standard(), frames).run(50_000, 1).faults())
                .isPositive();
    }

    @Test
    void brokenFilesOfEveryFramingEndWithoutHarm() throws IOException {
        List<byte[]> files = new ArrayList<>();
        for (Path recording : RecordingRoundTripTest.recordings()) {
            try (InputStream in = Files.newInputStream(recording)) {
                files.add(in.readNBytes(FramingMutation.MAX_FILE));
            }
        }
        files.add(capture());
        FramingMutation.Outcome outcome = new FramingMutation(Catalogue.standard(), files).run(20_000, 1);
        assertThat(outcome.frames()).isGreaterThan(10_000);
        assertThat(outcome.gaps()).isPositive();
    }

    private static byte[] capture() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        Edition e = Catalogue.standard().edition(62);
        SplittableRandom random = new SplittableRandom(7);
        try (PacketCaptureWriter out = new PacketCaptureWriter(file)) {
            for (int i = 0; i < 20; i++) {
                out.write(
                        0,
                        BlockWriter.canonical(62)
                                .add(RandomRecords.fill(e, random, 0.3))
                                .bytes());
            }
        }
        return file.toByteArray();
    }
}
