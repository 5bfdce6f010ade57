package org.watchfire.cli.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.watchfire.cli.failure.CommandFailure;
import org.watchfire.exchange.bench.HubBench;
import org.watchfire.exchange.bench.LinkBench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code watchfire bench hub}. */
@Command(
        name = "hub",
        mixinStandardHelpOptions = true,
        description = "A hub and many nations that send through it: what each envelope costs the hub.%n"
                + "Example: watchfire bench hub --nations 30 --rate 2000")
final class BenchHub implements Callable<Integer> {
    @Option(names = "--nations", paramLabel = "N", description = "2 to 300; default: ${DEFAULT-VALUE}")
    private int nations = 3;

    @Option(
            names = "--rate",
            paramLabel = "R",
            description = "envelopes a second over all pairs, 1 to 100000; default: ${DEFAULT-VALUE}")
    private int rate = 1000;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            description = "measured, after warming up; default: ${DEFAULT-VALUE}")
    private int seconds = 10;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        if (nations < 2 || nations > 300 || rate < 1 || rate > 100_000 || seconds < 1 || seconds > 3600) {
            throw new ParameterException(
                    spec.commandLine(), "--nations takes 2 to 300, --rate 1 to 100000, --seconds 1 to 3600");
        }
        try {
            Path folder = Files.createTempDirectory("watchfire-bench");
            try {
                HubBench.Result result = HubBench.run(folder, nations, rate, seconds);
                spec.commandLine()
                        .getOut()
                        .printf(
                                Locale.ROOT,
                                "{\"nations\":%d,\"envelopesPerSecond\":%d,\"bytes\":%d,\"hub_us\":%.0f,\"took_ms\":{\"p50\":%.2f,\"p99\":%.2f}}%n",
                                nations,
                                result.perSecond(),
                                result.bytes(),
                                result.hubMicros(),
                                result.took().p50(),
                                result.took().p99());
                return 0;
            } finally {
                LinkBench.clean(folder);
            }
        } catch (IOException failure) {
            throw new CommandFailure("cannot measure: " + failure.getMessage(), failure);
        }
    }
}
