package org.watchfire.cli.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.watchfire.exchange.Exchange;
import org.watchfire.exchange.amqp.AmqpTransport;
import org.watchfire.exchange.amqp.Hub;
import org.watchfire.exchange.amqp.HubAddress;
import org.watchfire.exchange.amqp.HubSettings;
import org.watchfire.exchange.bench.Load;
import org.watchfire.exchange.desk.Inbound;
import org.watchfire.exchange.keys.KeyRing;
import org.watchfire.exchange.ledger.Ledger;
import org.watchfire.exchange.outside.ExchangeClock;
import org.watchfire.exchange.outside.ExchangeSettings;
import org.watchfire.exchange.rows.Outbox;
import org.watchfire.journal.Journal;
import org.watchfire.journal.JournalFailure;
import org.watchfire.model.Lane;
import org.watchfire.model.NationId;
import org.watchfire.model.Realm;
import org.watchfire.node.NodeClock;
import org.watchfire.release.Releasable;

/**
 * The hub, or a nation reduced to journal and exchange, as a process to be killed: {@code hub ROOT PORT} or
 * {@code NATION ROOT PORT JOURNALS ITEMS RATE}. A nation sends the other ITEMS warnings in all, going on after those in its journal, and
 * RATE track updates a second; it says {@code ready}, then {@code done} when every warning is receipted. Ends with its input.
 */
public final class Member {
    static final NationId HUB = new NationId("USA");
    static final List<NationId> NATIONS = List.of(new NationId("JPN"), new NationId("KOR"));
    static final Realm REALM = Realm.TEST;

    private static final int STEPS_PER_SECOND = 100;
    private static final int STEPS_PER_WARNING = 4;
    private static final int TRACKS = 1000;
    private static final int QUIET_STEPS = 3 * STEPS_PER_SECOND;

    private final NationId nation;
    private final NationId peer;
    private final ExchangeClock clock = clock();
    private final Journal journal;
    private final Exchange exchange;

    private Member(NationId nation, Path root, int port, Path journals) {
        this.nation = nation;
        this.peer = NATIONS.get(1 - NATIONS.indexOf(nation));
        KeyRing ring = keys(root, nation);
        this.journal = Journal.open(journals.resolve(nation + ".journal"), nation, REALM);
        this.exchange = Exchange.start(
                ExchangeSettings.of(ring, Set.of(peer), HUB),
                new AmqpTransport(ring, HUB, List.of(new HubAddress("127.0.0.1", port)), clock),
                journal,
                clock,
                this::take);
    }

    /** Runs one of them until its input ends. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path root = Path.of(args[1]);
        int port = Integer.parseInt(args[2]);
        if (args[0].equals("hub")) {
            Set<NationId> all = new TreeSet<>(NATIONS);
            all.add(HUB);
            Hub.start(new HubSettings(keys(root, HUB), all, "127.0.0.1", port, root.resolve("hub")), clock());
            say("ready");
        } else {
            Member member = new Member(new NationId(args[0]), root, port, Path.of(args[3]));
            say("ready");
            Thread.ofPlatform()
                    .daemon()
                    .name("load")
                    .start(() -> member.send(Long.parseLong(args[4]), Integer.parseInt(args[5])));
        }
        while (System.in.read() >= 0) {
            // only its end matters
        }
        Runtime.getRuntime().halt(0);
    }

    private static ExchangeClock clock() {
        Clock wall = Clock.systemUTC();
        return ExchangeClock.system(() -> NodeClock.unixNanos(wall), 0);
    }

    private static KeyRing keys(Path root, NationId nation) {
        return KeyRing.open(root.resolve("keys").resolve(nation.code()), nation, REALM);
    }

    private static void say(String word) {
        System.out.println(word);
        System.out.flush();
    }

    /** As a node does: the journal first, and only then is it held. */
    private boolean take(Inbound inbound) {
        long now = clock.wallUnixNanos();
        inbound.taken(
                inbound.lane() == Lane.ASSURED
                        ? journal.appendAssured(now, now, inbound.journalKind(), inbound.journalBytes())
                        : journal.append(now, now, inbound.journalKind(), inbound.journalBytes()));
        return true;
    }

    private void send(long warnings, int rate) {
        Load load = new Load(NATIONS, REALM, clock);
        List<Releasable> pool = load.tracks(nation, peer, TRACKS);
        long begin = System.nanoTime();
        long sent = 0;
        long owed = warnings - ledger().released();
        long quietSince = 0;
        boolean done = false;
        for (long step = 0; !Thread.currentThread().isInterrupted(); step++) {
            int share = (int) ((step + 1) * rate / STEPS_PER_SECOND - step * rate / STEPS_PER_SECOND);
            int from = (int) (step * rate / STEPS_PER_SECOND % TRACKS);
            exchange.send(new ArrayList<>(pool.subList(from, Math.min(TRACKS, from + share))));
            if (owed > 0 && step % STEPS_PER_WARNING == 0) {
                owed -= warn(load) ? 1 : 0;
            }
            long released = ledger().released();
            if (released != sent) {
                sent = released;
                quietSince = step;
            } else if (owed == 0 && step - quietSince > QUIET_STEPS) {
                owed = warnings - released; // what a full disk refused is decided anew
            }
            if (!done && released >= warnings && ledger().outstanding() == 0) {
                done = true;
                say("done");
            }
            pause(begin + (step + 1) * 1_000_000_000L / STEPS_PER_SECOND - System.nanoTime());
        }
    }

    private Ledger.Sent ledger() {
        return exchange.ledger().sent(peer, Lane.ASSURED);
    }

    /** One more, decided and written down in one commit as the engine does; false where the journal's disk is full. */
    private boolean warn(Load load) {
        List<Releasable> decided = List.of(load.warning(nation, peer));
        try {
            long now = clock.wallUnixNanos();
            exchange.send(decided, journal.appendTogether(now, now, Outbox.drafts(decided)));
            return true;
        } catch (JournalFailure full) {
            return false;
        }
    }

    private static void pause(long nanos) {
        if (nanos > 0) {
            try {
                TimeUnit.NANOSECONDS.sleep(nanos);
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
