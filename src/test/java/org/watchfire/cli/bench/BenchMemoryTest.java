package org.watchfire.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class BenchMemoryTest {
    @Test
    void twoRunsGiveTheSameTracksBitByBitThroughAChangeOfTraffic() {
        String first = lastLine(30_000);
        assertThat(first).matches("\\{\"plots\":\\d+,\"heap_MB\":\\[[^]]+],\"sha256\":\"[0-9a-f]{64}\"}");
        assertThat(digest(lastLine(30_000))).isEqualTo(digest(first));
    }

    @Test
    void otherPlotsGiveAnotherDigest() {
        assertThat(digest(lastLine(60_000))).isNotEqualTo(digest(lastLine(30_000)));
    }

    private static String digest(String line) {
        return line.substring(line.indexOf("sha256"));
    }

    private static String lastLine(int plots) {
        StringWriter out = new StringWriter();
        int exit = new CommandLine(new BenchMemory())
                .setOut(new PrintWriter(out))
                .execute("--plots", Integer.toString(plots));
        assertThat(exit).isZero();
        return out.toString().strip().lines().reduce((a, b) -> b).orElseThrow();
    }
}
