package org.watchfire.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.watchfire.cli.failure.CommandFailure;
import org.watchfire.exchange.keys.KeyMaker;
import org.watchfire.exchange.keys.KeyRing;
import org.watchfire.exchange.simulation.LongRun;
import org.watchfire.exchange.simulation.Policies;
import org.watchfire.exchange.simulation.Simulation;
import org.watchfire.model.NationId;
import org.watchfire.model.Realm;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code watchfire simulate}: three nations and a hub under faults, seed by seed. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        description =
                "Runs release and exchange of three nations on a simulated wire under faults, and checks the journals.%n"
                        + "Example: watchfire simulate --seeds 200")
final class SimulateCommand implements Callable<Integer> {
    private static final List<NationId> NATIONS =
            Stream.of("JPN", "KOR", "USA").map(NationId::new).toList();
    private static final NationId HUB = new NationId("USA");
    // held, because a logger nobody holds forgets its level
    private static final Logger EXCHANGE_LOG = Logger.getLogger("org.watchfire.exchange");

    @Option(names = "--seeds", description = "How many seeds, from 1 or from --seed on; 200 if neither is said.")
    private Optional<Long> seeds = Optional.empty();

    @Option(names = "--seed", description = "One seed only, or with --seeds the first.")
    private Optional<Long> seed = Optional.empty();

    @Option(
            names = "--hours",
            description =
                    "One long run of so many hours of simulated time instead, under every fault that can be mended, to see "
                            + "whether memory grows; its journals take some 10 MB an hour in the temporary folder. Example: 24")
    private Optional<Integer> hours = Optional.empty();

    @Option(
            names = "--threads",
            description = "How many seeds at a time; as many as there are processors, if not said. Example: 1")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        EXCHANGE_LOG.setLevel(isOne() && hours.isEmpty() ? Level.INFO : Level.OFF);
        if (hours.filter(count -> count < 1).isPresent()) {
            throw new ParameterException(spec.commandLine(), "--hours must be at least 1");
        }
        if (threads < 1 || count() < 1) {
            throw new ParameterException(spec.commandLine(), "--seeds and --threads must be at least 1");
        }
        try {
            Path folder = Files.createTempDirectory("watchfire-simulate");
            try {
                new KeyMaker(folder, Instant.parse("2025-12-31T00:00:00Z")).init(NATIONS, Map.of());
                return hours.isPresent() ? runLong(folder, hours.get()) : run(folder);
            } finally {
                delete(folder);
            }
        } catch (IOException failure) {
            throw new CommandFailure("cannot write keys for the simulation: " + failure.getMessage(), failure);
        }
    }

    private boolean isOne() {
        return count() == 1;
    }

    private long count() {
        return seeds.orElse(seed.isPresent() ? 1L : 200L);
    }

    /** Seeds know nothing of each other: each thread takes the next, with a simulation of its own. */
    private int run(Path keys) {
        long first = seed.orElse(1L);
        long last = first + count() - 1;
        Policies policies = new Policies(NATIONS);
        SimulationTally tally = new SimulationTally();
        AtomicLong next = new AtomicLong(first);
        long began = System.nanoTime();
        int atATime = (int) Math.min(threads, last - first + 1);
        try (ExecutorService workers = Executors.newFixedThreadPool(atATime)) {
            List<Future<?>> ends = new ArrayList<>();
            for (int i = 0; i < atATime; i++) {
                ends.add(workers.submit(() -> {
                    Simulation simulation = simulation(keys, policies);
                    for (long number = next.getAndIncrement();
                            number <= last && tally.isClean();
                            number = next.getAndIncrement()) {
                        tally.add(simulation.run(number));
                    }
                }));
            }
            for (Future<?> end : ends) {
                end.get();
            }
        } catch (ExecutionException broken) {
            throw new IllegalStateException("the simulation itself ended, before seed " + next, broken.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("stopped before seed " + next, stopped);
        }
        PrintWriter out = spec.commandLine().getOut();
        tally.failure().ifPresent(result -> {
            result.failures().forEach(out::println);
            throw new CommandFailure("seed " + result.seed()
                    + " broke a promise; repeat it with: watchfire simulate --seed " + result.seed());
        });
        out.printf("%s, %.1f s%n%s%n", tally.inWords(), (System.nanoTime() - began) * 1e-9, tally.troubles());
        return 0;
    }

    private int runLong(Path keys, int count) {
        LongRun simulation = new LongRun(rings(keys), new Policies(NATIONS), HUB, keys, Duration.ofHours(1));
        return new SimulatedHours(spec.commandLine().getOut()).run(simulation, seed.orElse(1L), count);
    }

    private static Simulation simulation(Path folder, Policies policies) {
        return new Simulation(rings(folder), policies, HUB);
    }

    private static Map<NationId, KeyRing> rings(Path folder) {
        Map<NationId, KeyRing> rings = new HashMap<>();
        for (NationId nation : NATIONS) {
            rings.put(nation, KeyRing.open(folder.resolve(nation.code()), nation, Realm.TEST));
        }
        return rings;
    }

    private static void delete(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(folder)) {
            all = walk.toList();
        }
        for (Path path : all.reversed()) {
            Files.delete(path);
        }
    }
}
