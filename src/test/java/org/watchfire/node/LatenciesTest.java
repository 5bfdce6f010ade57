package org.watchfire.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.watchfire.model.NationId;

class LatenciesTest {
    private static final NationId KOR = new NationId("KOR");
    private static final NationId USA = new NationId("USA");

    @Test
    void givesPercentilesByOriginAndOfAll() {
        Latencies latencies = new Latencies();
        for (int millis = 1; millis <= 100; millis++) {
            latencies.record(KOR, millis * 1_000_000L);
        }
        latencies.record(USA, 500_000_000L);
        assertThat(of(latencies, KOR).p50()).isCloseTo(50, within(0.1));
        assertThat(of(latencies, KOR).max()).isCloseTo(100, within(0.1));
        assertThat(latencies.total().count()).isEqualTo(101);
        assertThat(latencies.total().max()).isCloseTo(500, within(0.5));
    }

    @Test
    void whatIsDrainedAddsUpElsewhere() {
        Latencies node = new Latencies();
        Latencies proof = new Latencies();
        node.record(KOR, 7_000_000);
        proof.add(node.drain());
        node.record(KOR, 9_000_000);
        node.record(USA, 11_000_000);
        proof.add(node.drain());
        assertThat(node.drain()).isEmpty();
        assertThat(proof.summaries()).isEqualTo(node.summaries());
    }

    @Test
    void refusesBytesThatAreNotItsOwn() {
        assertThatThrownBy(() -> new Latencies().add(new byte[] {'K', 'O', 'R', 0, 0, 0, 3, 1, 2, 3}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Latencies.Summary of(Latencies latencies, NationId origin) {
        return latencies.summaries().getOrDefault(origin, new Latencies.Summary(0, 0, 0, 0));
    }
}
