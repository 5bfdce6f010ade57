package org.watchfire.exchange.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Logger;
import org.watchfire.exchange.Exchange;
import org.watchfire.exchange.amqp.AmqpTransport;
import org.watchfire.exchange.amqp.Hub;
import org.watchfire.exchange.amqp.HubAddress;
import org.watchfire.exchange.amqp.HubSettings;
import org.watchfire.exchange.bench.LinkTimes.Stages;
import org.watchfire.exchange.desk.Inbound;
import org.watchfire.exchange.keys.KeyMaker;
import org.watchfire.exchange.keys.KeyRing;
import org.watchfire.exchange.outside.ExchangeClock;
import org.watchfire.exchange.outside.ExchangeSettings;
import org.watchfire.journal.Journal;
import org.watchfire.model.Lane;
import org.watchfire.model.NationId;
import org.watchfire.model.Realm;
import org.watchfire.release.Releasable;

/**
 * Measures the link: two nations and a hub in one process, everything on (mutual TLS, journals, signatures, verification at
 * hub and recipient), 10,000 track updates a second each way and 20 warnings a second, beside a plain TLS relay of the same
 * blocks with the same signatures. Times run from signing to the moment the recipient has verified and decoded.
 */
public final class LinkBench {
    private static final Logger LOG = Logger.getLogger(LinkBench.class.getName());
    private static final NationId A = new NationId("JPN");
    private static final NationId B = new NationId("KOR");
    private static final NationId HUB = new NationId("USA");
    private static final int UPDATES_PER_STEP = 100;
    static final int STEPS_PER_WARNING = 5;
    static final long STEPS_PER_SECOND = 100;

    private final Path folder;
    private final ExchangeClock clock;
    private final LinkTimes updateTimes = new LinkTimes();
    private final LinkTimes warningTimes = new LinkTimes();
    private final AtomicLong updates = new AtomicLong();
    private volatile boolean measuring;

    private LinkBench(Path folder) {
        this.folder = folder;
        this.clock = ExchangeClock.system(() -> System.currentTimeMillis() * 1_000_000, 0);
    }

    /**
     * What was measured; times in milliseconds.
     *
     * @param updatesPerSecond track updates delivered, both ways together
     * @param updates through the exchange, live lane
     * @param warnings through the exchange, assured lane, under that load
     * @param updateStages and
     * @param warningStages where that time goes
     * @param relay the same blocks through the plain relay
     * @param relayAssured the same warnings through a plain relay that syncs each to its disk
     */
    public record Result(
            long updatesPerSecond,
            Percentiles updates,
            Percentiles warnings,
            Stages updateStages,
            Stages warningStages,
            Percentiles relay,
            Percentiles relayAssured) {}

    /**
     * Runs.
     *
     * @param folder empty; for keys, journals and the broker's files
     * @param length of the measurement of each of the two, which take turns, after a warm-up to the {@link SteadyState}
     */
    public static Result run(Path folder, Duration length) throws IOException, InterruptedException {
        new KeyMaker(folder.resolve("keys"), Instant.now()).init(List.of(A, B, HUB), Map.of());
        return new LinkBench(folder).run(length);
    }

    private KeyRing ring(NationId nation) {
        return KeyRing.open(folder.resolve("keys").resolve(nation.code()), nation, Realm.TEST);
    }

    private Result run(Duration length) throws IOException, InterruptedException {
        Load load = new Load(List.of(A, B, HUB), Realm.TEST, clock);
        HubSettings settings = new HubSettings(ring(HUB), Set.of(A, B, HUB), "127.0.0.1", 0, folder.resolve("hub"));
        try (PlainRelay relay = new PlainRelay(ring(HUB), ring(A), ring(B), folder.resolve("relay.log"), clock);
                Hub hub = Hub.start(settings, clock);
                Side a = new Side(A, B, hub.address());
                Side b = new Side(B, A, hub.address())) {
            while (!a.exchange.ledger().isLinked() || !b.exchange.ledger().isLinked()) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
            SteadyState state = new SteadyState();
            do {
                second(load, relay, a, b);
            } while (!state.isReached());
            LOG.info(() -> "warm after " + state.seconds() + " s each");
            measuring = true;
            relay.measure();
            for (long second = 0; second < length.toSeconds(); second++) {
                second(load, relay, a, b);
            }
            measuring = false;
            return result(relay, length);
        }
    }

    /** A second of each, one after the other: whatever else this machine does, it does to both. */
    private static void second(Load load, PlainRelay relay, Side a, Side b) throws IOException, InterruptedException {
        relay.drive(load);
        drive(load, a, b);
    }

    private Result result(PlainRelay relay, Duration length) {
        return new Result(
                updates.get() / length.toSeconds(),
                updateTimes.whole(),
                warningTimes.whole(),
                updateTimes.stages(),
                warningTimes.stages(),
                relay.times(Lane.LIVE).whole(),
                relay.times(Lane.ASSURED).whole());
    }

    private static void drive(Load load, Side a, Side b) throws InterruptedException {
        Map<Side, List<Releasable>> pools = new HashMap<>();
        pools.put(a, load.tracks(A, B, 1000));
        pools.put(b, load.tracks(B, A, 1000));
        Pace pace = new Pace(STEPS_PER_SECOND, 0);
        for (long step = 0; step < STEPS_PER_SECOND; step++) {
            for (Side side : List.of(a, b)) {
                List<Releasable> pool = pools.getOrDefault(side, List.of());
                int from = (int) (step % 10) * UPDATES_PER_STEP;
                side.exchange.send(pool.subList(from, from + UPDATES_PER_STEP));
                if (step % STEPS_PER_WARNING == 0) {
                    side.exchange.send(List.of(load.warning(side.nation, side.peer)));
                }
            }
            pace.await();
        }
    }

    /** One nation. */
    private final class Side implements AutoCloseable {
        private final NationId nation;
        private final NationId peer;
        private final Journal journal;
        private final Exchange exchange;

        Side(NationId nation, NationId peer, HubAddress hub) {
            this.nation = nation;
            this.peer = peer;
            KeyRing ring = ring(nation);
            journal = Journal.open(folder.resolve(nation + ".journal"), nation, Realm.TEST);
            exchange = Exchange.start(
                    new ExchangeSettings(ring, Set.of(peer), HUB, Duration.ofMillis(10), Duration.ofSeconds(5)),
                    new AmqpTransport(ring, HUB, List.of(hub), clock),
                    journal,
                    clock,
                    this::take);
        }

        private boolean take(Inbound inbound) {
            long now = clock.wallUnixNanos();
            boolean live = inbound.lane() == Lane.LIVE;
            inbound.taken(
                    live
                            ? journal.append(now, now, inbound.journalKind(), inbound.journalBytes())
                            : journal.appendAssured(now, now, inbound.journalKind(), inbound.journalBytes()));
            if (measuring) {
                (live ? updateTimes : warningTimes).add(inbound.times(), now);
                updates.addAndGet(live ? inbound.items().size() : 0);
            }
            return true;
        }

        @Override
        public void close() {
            exchange.close();
            journal.close();
        }
    }

    /** Removes what a run left. */
    public static void clean(Path folder) throws IOException {
        List<Path> all;
        try (var walk = Files.walk(folder)) {
            all = walk.toList();
        }
        for (Path path : all.reversed()) {
            Files.deleteIfExists(path);
        }
    }
}
