package org.watchfire.cli.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real processes, real broker, real TLS; the long run is the command {@code watchfire faults}. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class FaultRunTest {
    private static final int ITEMS = 200;
    private static final int UPDATES_PER_SECOND = 500;
    private static final int FAULTS = 6;
    private static final int SEED = 11;

    @TempDir
    private Path root;

    @Test
    void losesDoublesAndReordersNothingWhenProcessesAreKilledFrozenAndCutOff() throws Exception {
        StringWriter told = new StringWriter();
        FaultVerdict verdict;
        try (FaultRun run =
                new FaultRun(root, Optional.empty(), ITEMS, UPDATES_PER_SECOND, SEED, new PrintWriter(told))) {
            assertThat(run.inject(FAULTS)).hasSize(FaultKind.values().length - 1);
            verdict = run.judge();
        }

        assertThat(verdict.isClean()).as("%s after %s", verdict, told).isTrue();
        assertThat(verdict.pairs())
                .allSatisfy(pair -> assertThat(pair.delivered()).isEqualTo(ITEMS / 2));
        assertThat(verdict.liveBlocks()).isPositive();
    }
}
