package org.watchfire.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.watchfire.exchange.Exchange;
import org.watchfire.exchange.keys.KeyMaker;
import org.watchfire.exchange.keys.KeyRing;
import org.watchfire.exchange.outside.Channel;
import org.watchfire.exchange.outside.ExchangeClock;
import org.watchfire.exchange.outside.ExchangeSettings;
import org.watchfire.exchange.outside.Transport;
import org.watchfire.exchange.wire.Decoded;
import org.watchfire.exchange.wire.Envelope;
import org.watchfire.exchange.wire.ItemCbor;
import org.watchfire.journal.Journal;
import org.watchfire.journal.JournalFailure;
import org.watchfire.journal.JournalReader;
import org.watchfire.journal.Row;
import org.watchfire.model.Item;
import org.watchfire.model.Lane;
import org.watchfire.model.NationId;
import org.watchfire.model.Realm;
import org.watchfire.model.TimeTag;
import org.watchfire.release.Recipient;
import org.watchfire.release.Releasable;

/**
 * A node dies between the input that leads to a warning and the warning's number on the lane, again and again, until a
 * whole scenario is through; what leaves in the end is what a node that never died would have sent.
 */
class OutboxTest {
    private static final NationId JPN = new NationId("JPN");
    private static final NationId USA = new NationId("USA");
    private static final ExchangeClock CLOCK =
            ExchangeClock.system(() -> System.currentTimeMillis() * 1_000_000, 1_000_000);
    private static final Logger LOG = Logger.getLogger("org.watchfire.exchange");

    @TempDir
    private static Path root;

    /** The inputs that lead to something assured, with what follows from each; in their order. */
    private static final List<Turn> TURNS = new ArrayList<>();

    private static final Map<NationId, List<Item>> RELEASED = new TreeMap<>();

    private record Turn(Input input, TimeTag now, Decisions decisions) {}

    @BeforeAll
    static void playOnce() {
        LOG.setLevel(Level.OFF);
        new KeyMaker(root, Instant.now()).init(List.of(ScenarioPlay.KOR, JPN, USA), Map.of());
        ScenarioPlay play = new ScenarioPlay("salvo", JPN, USA);
        Engine engine = play.engine();
        play.play(150, (input, now) -> {
            Decisions decisions = engine.accept(input, now, 0);
            if (decisions.toPeers().stream().anyMatch(OutboxTest::isAssured)) {
                TURNS.add(new Turn(input, now, decisions));
            }
        });
        TURNS.stream()
                .flatMap(turn -> turn.decisions.toPeers().stream())
                .filter(OutboxTest::isAssured)
                .forEach(released -> RELEASED.computeIfAbsent(to(released), key -> new ArrayList<>())
                        .add(released.item()));
        assertThat(RELEASED)
                .containsOnlyKeys(JPN, USA)
                .allSatisfy((peer, items) -> assertThat(items).hasSizeGreaterThan(20));
    }

    @AfterAll
    static void logAgain() {
        LOG.setLevel(null);
    }

    private static boolean isAssured(Releasable released) {
        return released.item().lane() == Lane.ASSURED;
    }

    private static NationId to(Releasable released) {
        return released.recipient() instanceof Recipient.Peer(NationId nation) ? nation : ScenarioPlay.KOR;
    }

    /** With four beginnings, each envelope's row is in one of them the one that is not written any more. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void whatWasDecidedLeavesOnceAndInOrderHoweverOftenTheNodeDies(int first, @TempDir Path folder) {
        Path file = folder.resolve("KOR.journal");
        int taken = 0;
        int deaths = 0;
        for (int life = first; taken < TURNS.size(); life++) {
            taken = live(file, life % 4, taken);
            deaths++;
        }
        assertThat(deaths).isGreaterThan(20);
        assertThat(sentAtLast(file)).isEqualTo(RELEASED);
        assertThat(inputs(file)).isEqualTo(TURNS.size());
    }

    /** Takes turns until it dies; returns how many have been taken in all. */
    private static int live(Path file, int mayNumber, int alreadyTaken) {
        int taken = alreadyTaken;
        try (MortalJournal journal =
                new MortalJournal(Journal.open(file, ScenarioPlay.KOR, Realm.EXERCISE), mayNumber)) {
            try (Exchange exchange = exchange(journal, new Way(false))) {
                while (taken < TURNS.size() && !journal.isDead()) {
                    Turn turn = TURNS.get(taken);
                    EngineTurn engine = new EngineTurn(
                            (input, now, unixNanos) -> turn.decisions,
                            journal,
                            exchange::send,
                            (input, decisions, now, unixNanos) -> {});
                    int before = journal.numbered();
                    engine.take(turn.input, turn.now, 0);
                    taken++;
                    long mustBeNumbered = turn.decisions.toPeers().stream()
                            .filter(OutboxTest::isAssured)
                            .count();
                    await().pollInterval(Duration.ofMillis(1))
                            .until(() -> journal.isDead() || journal.numbered() == before + mustBeNumbered);
                }
            } catch (JournalFailure diedAtTheStart) {
                assertThat(journal.isDead()).isTrue();
            }
        }
        return taken;
    }

    /** What each partner is sent by a node that starts on this journal and does not die. */
    private static Map<NationId, List<Item>> sentAtLast(Path file) {
        Way way = new Way(true);
        int all = RELEASED.values().stream().mapToInt(List::size).sum();
        try (Journal journal = Journal.open(file, ScenarioPlay.KOR, Realm.EXERCISE);
                Exchange exchange = exchange(journal, way)) {
            await().until(() -> way.sent.size() >= all);
            assertThat(exchange.ledger().sent(JPN, Lane.ASSURED).peer()).isEqualTo(JPN);
        }
        Map<NationId, List<Item>> sent = new TreeMap<>();
        for (byte[] bytes : way.sent) {
            if (Envelope.parse(bytes) instanceof Decoded.Value<Envelope>(Envelope envelope)
                    && ItemCbor.decodeAll(envelope.payload()) instanceof Decoded.Value<List<Item>>(var items)) {
                List<Item> of = sent.computeIfAbsent(envelope.header().recipient(), key -> new ArrayList<>());
                of.addAll(items);
                assertThat(envelope.header().sequence()).isEqualTo(of.size());
            }
        }
        return sent;
    }

    private static long inputs(Path file) {
        try (JournalReader journal = JournalReader.open(file)) {
            return journal.read(1, "in.").map(Row::sequence).count();
        }
    }

    private static Exchange exchange(Journal journal, Transport way) {
        KeyRing ring = KeyRing.open(root.resolve("KOR"), ScenarioPlay.KOR, Realm.EXERCISE);
        return Exchange.start(
                new ExchangeSettings(ring, Set.of(JPN, USA), USA, Duration.ofMillis(15), Duration.ofSeconds(2)),
                way,
                journal,
                CLOCK,
                inbound -> true);
    }

    /** A way to a hub that takes everything, or to none. */
    private record Way(boolean up, List<byte[]> sent) implements Transport {
        Way(boolean up) {
            this(up, Collections.synchronizedList(new ArrayList<>()));
        }

        @Override
        public void start(Listener listener) {
            if (up) {
                listener.link(Channel.ASSURED, true, "test");
            }
        }

        @Override
        public void send(Post post) {
            if (post.channel() == Channel.ASSURED) {
                sent.add(post.bytes());
                post.outcome().accept(true);
            }
        }

        @Override
        public void close() {
            // nothing is held
        }
    }
}
