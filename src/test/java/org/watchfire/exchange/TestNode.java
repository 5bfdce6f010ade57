package org.watchfire.exchange;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.watchfire.exchange.amqp.AmqpTransport;
import org.watchfire.exchange.amqp.HubAddress;
import org.watchfire.exchange.desk.Inbound;
import org.watchfire.exchange.keys.KeyRing;
import org.watchfire.exchange.ledger.Ledger;
import org.watchfire.exchange.outside.ExchangeClock;
import org.watchfire.exchange.outside.ExchangeSettings;
import org.watchfire.exchange.outside.Transport;
import org.watchfire.exchange.rows.Outbox;
import org.watchfire.journal.Journal;
import org.watchfire.model.Item;
import org.watchfire.model.Lane;
import org.watchfire.model.NationId;
import org.watchfire.model.Realm;
import org.watchfire.release.Releasable;
import org.watchfire.release.Released;

/** A node reduced to its exchange: what comes in goes to the journal and is remembered. */
public final class TestNode implements AutoCloseable {
    public static final Set<NationId> NATIONS = Set.of(Samples.JPN, Samples.USA, Samples.KOR);
    public static final ExchangeClock CLOCK =
            ExchangeClock.system(() -> System.currentTimeMillis() * 1_000_000, 1_000_000);

    public final List<Inbound> inbound = new CopyOnWriteArrayList<>();
    public final NationId nation;
    public final Journal journal;
    public final Exchange exchange;

    private TestNode(KeyRing ring, Path journalFile, Transport transport) {
        this.nation = ring.nation();
        this.journal = Journal.open(journalFile, ring.nation(), ring.realm());
        Set<NationId> peers =
                NATIONS.stream().filter(peer -> !peer.equals(ring.nation())).collect(Collectors.toSet());
        ExchangeSettings settings =
                new ExchangeSettings(ring, peers, Samples.USA, Duration.ofMillis(15), Duration.ofSeconds(2));
        this.exchange = Exchange.start(settings, transport, journal, CLOCK, this::take);
    }

    public static TestNode start(Path keys, Path folder, NationId nation, HubAddress hub) {
        return start(keys, folder, nation, List.of(hub));
    }

    public static TestNode start(Path keys, Path folder, NationId nation, List<HubAddress> hubs) {
        KeyRing ring = KeyRing.open(keys.resolve(nation.code()), nation, Realm.EXERCISE);
        return start(ring, folder, new AmqpTransport(ring, Samples.USA, hubs, CLOCK));
    }

    public static TestNode start(KeyRing ring, Path folder, Transport transport) {
        return new TestNode(ring, folder.resolve(ring.nation() + ".journal"), transport);
    }

    private boolean take(Inbound taken) {
        inbound.add(taken);
        long now = CLOCK.wallUnixNanos();
        taken.taken(
                taken.lane() == Lane.ASSURED
                        ? journal.appendAssured(now, now, taken.journalKind(), taken.journalBytes())
                        : journal.append(now, now, taken.journalKind(), taken.journalBytes()));
        return true;
    }

    public void send(NationId to, Item... items) {
        List<Releasable> released =
                Stream.of(items).map(item -> Released.to(to, item)).toList();
        List<Journal.Draft> rows = Outbox.drafts(released);
        long now = CLOCK.wallUnixNanos();
        exchange.send(released, rows.isEmpty() ? 0 : journal.appendTogether(now, now, rows));
    }

    public List<Item> items() {
        return inbound.stream().flatMap(taken -> taken.items().stream()).toList();
    }

    public Ledger.Sent assuredTo(NationId peer) {
        return exchange.ledger().sent(peer, Lane.ASSURED);
    }

    public Ledger.Received assuredFrom(NationId peer) {
        return exchange.ledger().received(peer, Lane.ASSURED);
    }

    @Override
    public void close() {
        exchange.close();
        journal.close();
    }
}
