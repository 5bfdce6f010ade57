package org.watchfire.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.watchfire.cli.failure.CommandFailure;
import org.watchfire.cli.faults.FaultKind;
import org.watchfire.cli.faults.FaultRun;
import org.watchfire.cli.faults.FaultVerdict;
import org.watchfire.exchange.bench.LinkBench;
import org.watchfire.exchange.rows.LedgerAudit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code watchfire faults}: the real exchange under injected faults, judged by its journals. */
@Command(
        name = "faults",
        mixinStandardHelpOptions = true,
        description = "Runs two nations and a hub as processes under load, kills, freezes, cuts and starves them,"
                + " and holds their journals against each other."
                + "%nExample: watchfire faults --items 10000 --faults 100 --seed 1 --small-disk /mnt/small")
final class FaultsCommand implements Callable<Integer> {
    @Option(
            names = "--items",
            paramLabel = "N",
            description = "warnings, both ways together; default: ${DEFAULT-VALUE}")
    private long items = 10_000;

    @Option(names = "--faults", paramLabel = "N", description = "default: ${DEFAULT-VALUE}")
    private int faults = 100;

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "track updates a second each way; default: ${DEFAULT-VALUE}")
    private int rate = 10_000;

    @Option(names = "--seed", paramLabel = "S", description = "default: ${DEFAULT-VALUE}")
    private long seed = 1;

    @Option(
            names = "--small-disk",
            paramLabel = "DIR",
            description = "a folder on a file system of its own, for the journals; it is filled to the brim."
                    + " Without it no disk is full.")
    private Optional<Path> smallDisk = Optional.empty();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        if (items < 2 || items > 10_000_000 || faults < 0 || faults > 100_000 || rate < 0 || rate > 100_000) {
            throw new ParameterException(
                    spec.commandLine(), "--items takes 2 to 10000000, --faults 0 to 100000, --rate 0 to 100000");
        }
        try {
            Path folder = Files.createTempDirectory("watchfire-faults");
            long begun = System.nanoTime();
            FaultVerdict verdict;
            Map<FaultKind, Integer> done;
            try (FaultRun run = new FaultRun(
                    folder, smallDisk, items, rate, seed, spec.commandLine().getErr())) {
                done = run.inject(faults);
                verdict = run.judge();
            }
            print(done, verdict, (System.nanoTime() - begun) * 1e-9);
            if (!verdict.isClean()) {
                verdict.pairs()
                        .forEach(pair -> pair.faults()
                                .forEach(fault -> spec.commandLine().getErr().println(pair.origin() + ": " + fault)));
                throw new CommandFailure(
                        "the journals do not agree, seed " + seed + "; they are kept in " + smallDisk.orElse(folder));
            }
            LinkBench.clean(folder);
            return 0;
        } catch (IOException failure) {
            throw new CommandFailure("cannot run: " + failure.getMessage(), failure);
        }
    }

    private void print(Map<FaultKind, Integer> done, FaultVerdict verdict, double seconds) {
        PrintWriter out = spec.commandLine().getOut();
        for (LedgerAudit.Pair pair : verdict.pairs()) {
            out.println(pair.origin() + ">" + pair.recipient() + " decided "
                    + verdict.decided().getOrDefault(pair.origin(), 0L) + " " + pair.counts());
        }
        verdict.broken().forEach(out::println);
        String kinds = done.entrySet().stream()
                .map(entry -> "\"" + entry.getKey() + "\":" + entry.getValue())
                .collect(Collectors.joining(",", "{", "}"));
        out.printf(
                Locale.ROOT,
                "{\"clean\":%b,\"seed\":%d,\"faults\":%s,\"seconds\":%.0f,\"liveBlocks\":%d,\"oldestBlock_ms\":%.0f}%n",
                verdict.isClean(),
                seed,
                kinds,
                seconds,
                verdict.liveBlocks(),
                verdict.latestNanos() * 1e-6);
        out.flush();
    }
}
