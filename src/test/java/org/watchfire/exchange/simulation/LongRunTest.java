package org.watchfire.exchange.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.watchfire.exchange.Samples.JPN;
import static org.watchfire.exchange.Samples.KOR;
import static org.watchfire.exchange.Samples.USA;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
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
import org.watchfire.exchange.simulation.SeedResult.Fault;
import org.watchfire.model.NationId;
import org.watchfire.model.Realm;

class LongRunTest {
    private static final Logger LOG = Logger.getLogger("org.watchfire.exchange");
    private static final List<NationId> NATIONS = List.of(JPN, KOR, USA);
    private static final Duration HOUR = Duration.ofMinutes(8);
    private static final int HOURS = 3;

    @TempDir
    private static Path root;

    private static final Map<NationId, KeyRing> RINGS = new HashMap<>();

    @BeforeAll
    static void makeKeys() {
        LOG.setLevel(Level.OFF);
        new KeyMaker(root, Instant.parse("2025-12-31T00:00:00Z")).init(NATIONS, Map.of());
        for (NationId nation : NATIONS) {
            RINGS.put(nation, KeyRing.open(root.resolve(nation.code()), nation, Realm.TEST));
        }
    }

    @AfterAll
    static void logAgain() {
        LOG.setLevel(null);
    }

    private static LongRun.Result run(Path folder, int hours, List<LongRun.Hour> each) {
        return new LongRun(RINGS, new Policies(NATIONS), USA, folder, HOUR).run(1, hours, each::add);
    }

    @Test
    void keepsEveryPromiseThroughEveryFaultThatCanBeMended(@TempDir Path folder) {
        List<LongRun.Hour> each = new ArrayList<>();
        LongRun.Result result = run(folder, HOURS, each);
        assertThat(result.failures()).isEmpty();
        assertThat(each)
                .hasSize(HOURS)
                .allSatisfy(hour -> assertThat(hour.waiting()).isZero());
        // were nothing sent or nothing broken, the promises would be cheap
        assertThat(result.faults().keySet()).isEqualTo(EnumSet.complementOf(EnumSet.of(Fault.GONE)));
        assertThat(result.faults().values())
                .allSatisfy(count -> assertThat(count).isGreaterThanOrEqualTo(HOURS));
        assertThat(result.misdeeds()).isNotEmpty();
        assertThat(result.items()).isGreaterThan(1000);
        assertThat(result.recalls()).isPositive();
        assertThat(result.endings()).isGreaterThan(100);
        assertThat(result.prompt()).isPositive();
        assertThat(result.events()).isPositive();
        assertThat(result.trend()).isEmpty();
        assertThat(result.grows()).isFalse();
    }

    @Test
    void givesTheSameForTheSameSeed(@TempDir Path first, @TempDir Path second) {
        assertThat(run(first, 1, new ArrayList<>())).isEqualTo(run(second, 1, new ArrayList<>()));
    }
}
