package org.watchfire.exchange.desk;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.watchfire.exchange.Samples;
import org.watchfire.exchange.TestNode;
import org.watchfire.exchange.keys.KeyMaker;
import org.watchfire.exchange.keys.KeyRing;
import org.watchfire.exchange.ledger.Clocks;
import org.watchfire.exchange.outside.ExchangeSettings;
import org.watchfire.exchange.wire.Envelope;
import org.watchfire.exchange.wire.ItemCbor;
import org.watchfire.exchange.wire.ItemFacts;
import org.watchfire.exchange.wire.Kind;
import org.watchfire.exchange.wire.VoidNote;
import org.watchfire.model.EventId;
import org.watchfire.model.Item;
import org.watchfire.model.Label;
import org.watchfire.model.NationId;
import org.watchfire.model.Realm;
import org.watchfire.model.Stamps;

/** Envelopes from one nation to another, made as the exchange makes them, for tests that only read them. */
public final class TestSealer {
    private final Sealer sealer;
    private final long epoch;

    private TestSealer(Sealer sealer, long epoch) {
        this.sealer = sealer;
        this.epoch = epoch;
    }

    /** The same with numbers of another journal. */
    public TestSealer under(long otherEpoch) {
        return new TestSealer(sealer, otherEpoch);
    }

    /** With new keys, written under a folder. */
    public static TestSealer of(Path keys, NationId from, NationId to) {
        new KeyMaker(keys, Instant.now()).init(List.of(from, to), Map.of());
        KeyRing ring = KeyRing.open(keys.resolve(from.code()), from, Realm.EXERCISE);
        return new TestSealer(
                new Sealer(ExchangeSettings.of(ring, Set.of(to), Samples.USA), TestNode.CLOCK, new Clocks(), to), 1);
    }

    /** An item under a number of the assured lane, the next of its event after the number before. */
    public Envelope numbered(long sequence, Item item) {
        return sealed(
                Kind.of(item),
                sequence,
                item.about(),
                item.label(),
                ItemFacts.stamps(item, 0),
                ItemCbor.encodeAll(List.of(item)));
    }

    /** A void in the place of an item. */
    public Envelope voided(long sequence, Item item, String reason) {
        byte[] payload = new VoidNote(reason).encode();
        return sealed(Kind.VOID, sequence, item.about(), sealer.forPeer(), new Stamps(1, 1), payload);
    }

    /** Number 1, with a header and an inside that need not agree. */
    public Envelope first(Kind kind, Optional<EventId> event, byte[] payload) {
        return sealed(kind, 1, event, sealer.forPeer(), new Stamps(1, 1), payload);
    }

    private Envelope sealed(
            Kind kind, long sequence, Optional<EventId> event, Label label, Stamps stamps, byte[] payload) {
        return sealer.numbered(kind, epoch, sequence, event, sequence - 1, label, stamps, 0, payload);
    }

    /** A note without a number. */
    public Envelope note(Kind kind, byte[] payload) {
        return sealer.note(kind, 0, payload);
    }
}
