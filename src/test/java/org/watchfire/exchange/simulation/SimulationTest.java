package org.watchfire.exchange.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.watchfire.exchange.Samples.JPN;
import static org.watchfire.exchange.Samples.KOR;
import static org.watchfire.exchange.Samples.USA;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.watchfire.exchange.keys.KeyMaker;
import org.watchfire.exchange.keys.KeyRing;
import org.watchfire.model.NationId;
import org.watchfire.model.Realm;

class SimulationTest {
    private static final Logger LOG = Logger.getLogger("org.watchfire.exchange");
    private static final List<NationId> NATIONS = List.of(JPN, KOR, USA);
    private static final int SEEDS = 200;

    @TempDir
    private static Path root;

    private static Simulation simulation;

    @BeforeAll
    static void makeKeys() {
        LOG.setLevel(Level.OFF);
        new KeyMaker(root, Instant.parse("2025-12-31T00:00:00Z")).init(NATIONS, Map.of());
        Map<NationId, KeyRing> rings = new HashMap<>();
        for (NationId nation : NATIONS) {
            rings.put(nation, KeyRing.open(root.resolve(nation.code()), nation, Realm.TEST));
        }
        simulation = new Simulation(rings, new Policies(NATIONS), USA);
    }

    @AfterAll
    static void logAgain() {
        LOG.setLevel(null);
    }

    @Test
    void keepsEveryPromiseUnderEveryFault() {
        long items = 0;
        long recalls = 0;
        long endings = 0;
        long prompt = 0;
        Map<Object, Integer> wrongs = new HashMap<>();
        for (long seed = 1; seed <= SEEDS; seed++) {
            SeedResult result = simulation.run(seed);
            assertThat(result.failures())
                    .as("seed %d; repeat it with: watchfire simulate --seed %d", seed, seed)
                    .isEmpty();
            items += result.delivered();
            recalls += result.recalls();
            endings += result.endings();
            prompt += result.prompt();
            result.faults().forEach((kind, count) -> wrongs.merge(kind, count, Integer::sum));
            result.misdeeds().forEach((kind, count) -> wrongs.merge(kind, count, Integer::sum));
        }
        // were nothing sent or nothing broken, the promises would be cheap
        assertThat(items).isGreaterThan(50L * SEEDS);
        assertThat(recalls).isGreaterThan(SEEDS / 10);
        assertThat(endings).isGreaterThan(5L * SEEDS);
        assertThat(prompt).isGreaterThan(SEEDS);
        assertThat(wrongs)
                .containsKeys((Object[]) SeedResult.Fault.values())
                .containsKeys((Object[]) SeedResult.Misdeed.values())
                .allSatisfy((kind, count) -> assertThat(count).as("%s", kind).isGreaterThanOrEqualTo(5));
    }

    @Test
    void givesTheSameForTheSameSeed() {
        assertThat(simulation.run(77)).isEqualTo(simulation.run(77));
    }
}
