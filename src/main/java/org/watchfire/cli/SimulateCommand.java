package org.watchfire.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.watchfire.exchange.Simulation;
import org.watchfire.exchange.SimulationResult;
import org.watchfire.exchange.keys.KeyMaker;
import org.watchfire.exchange.keys.KeyRing;
import org.watchfire.model.NationId;
import org.watchfire.model.Realm;
import org.watchfire.release.Policy;
import org.watchfire.release.PolicyLoad;
import org.watchfire.release.SamplePolicy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code watchfire simulate}: three nations and a hub under faults, one seed after the other. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        description =
                "Runs release and exchange of three nations on a simulated wire under faults, and checks the journals.%n"
                        + "Example: watchfire simulate --seeds 200")
final class SimulateCommand implements Callable<Integer> {
    private static final List<NationId> NATIONS =
            Stream.of("JPN", "KOR", "USA").map(NationId::new).toList();
    // held, because a logger nobody holds forgets its level
    private static final Logger EXCHANGE_LOG = Logger.getLogger("org.watchfire.exchange");

    @Option(names = "--seeds", defaultValue = "200", description = "How many seeds, from 1 on.")
    private long seeds = 200;

    @Option(names = "--seed", description = "One seed only.")
    private Optional<Long> seed = Optional.empty();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        EXCHANGE_LOG.setLevel(seed.isPresent() ? Level.INFO : Level.OFF);
        try {
            Path folder = Files.createTempDirectory("watchfire-simulate");
            try {
                return run(simulation(folder));
            } finally {
                delete(folder);
            }
        } catch (IOException failure) {
            throw new CommandFailure("cannot write keys for the simulation: " + failure.getMessage(), failure);
        }
    }

    private int run(Simulation simulation) {
        PrintWriter out = spec.commandLine().getOut();
        long first = seed.orElse(1L);
        long last = seed.orElse(seeds);
        long items = 0;
        Map<String, Integer> faults = new TreeMap<>();
        Map<String, Integer> misdeeds = new TreeMap<>();
        long began = System.nanoTime();
        for (long number = first; number <= last; number++) {
            SimulationResult result = simulation.run(number);
            items += result.items();
            result.faults().forEach((kind, count) -> faults.merge(kind.toString(), count, Integer::sum));
            result.misdeeds().forEach((kind, count) -> misdeeds.merge(kind.toString(), count, Integer::sum));
            if (!result.isClean()) {
                result.failures().forEach(out::println);
                throw new CommandFailure(
                        "seed " + number + " broke a promise; repeat it with: watchfire simulate --seed " + number);
            }
        }
        out.printf(
                "%d seeds kept every promise: %d assured items, %.1f s%nfaults %s%nmisdeeds of the hub %s%n",
                last - first + 1, items, (System.nanoTime() - began) * 1e-9, faults, misdeeds);
        return 0;
    }

    private static Simulation simulation(Path folder) {
        new KeyMaker(folder, Instant.parse("2025-12-31T00:00:00Z")).init(NATIONS, Map.of());
        Map<NationId, KeyRing> rings = new HashMap<>();
        Map<NationId, Policy> policies = new HashMap<>();
        for (NationId nation : NATIONS) {
            rings.put(nation, KeyRing.open(folder.resolve(nation.code()), nation, Realm.TEST));
            List<NationId> others =
                    NATIONS.stream().filter(other -> !other.equals(nation)).toList();
            if (Policy.parse("simulated policy", SamplePolicy.text(nation, others))
                    instanceof PolicyLoad.Loaded loaded) {
                policies.put(nation, loaded.policy());
            }
        }
        return new Simulation(rings, policies, new NationId("USA"));
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
