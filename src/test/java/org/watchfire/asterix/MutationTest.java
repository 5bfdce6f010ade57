package org.watchfire.asterix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

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
}
