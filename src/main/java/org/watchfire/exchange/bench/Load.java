package org.watchfire.exchange.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.watchfire.exchange.keys.KeyRing;
import org.watchfire.exchange.outside.ExchangeClock;
import org.watchfire.exchange.simulation.Items;
import org.watchfire.exchange.wire.Envelope;
import org.watchfire.exchange.wire.Header;
import org.watchfire.exchange.wire.ItemCbor;
import org.watchfire.exchange.wire.Kind;
import org.watchfire.model.Item;
import org.watchfire.model.NationId;
import org.watchfire.model.Realm;
import org.watchfire.model.Stamps;
import org.watchfire.model.TimeTag;
import org.watchfire.model.Warning;
import org.watchfire.release.Policy;
import org.watchfire.release.PolicyLoad;
import org.watchfire.release.Recipient;
import org.watchfire.release.Releasable;
import org.watchfire.release.SamplePolicy;

/** What a measurement of the link sends: tracks and warnings, released by the sample policy. */
public final class Load {
    private static final int BLOCK = 100;
    private static final int BLOCK_LIFE_MILLIS = 5000;

    private final Realm realm;
    private final ExchangeClock clock;
    private final Items items;
    private final Map<NationId, Policy> policies = new HashMap<>();
    private final Map<NationId, List<Item>> blocks = new HashMap<>();
    private long sequence;

    /**
     * @param nations taking part
     * @param realm of everything sent
     * @param clock stamps
     */
    public Load(List<NationId> nations, Realm realm, ExchangeClock clock) {
        this.realm = realm;
        this.clock = clock;
        this.items = new Items(new Random(1), new TreeSet<>(nations));
        for (NationId nation : nations) {
            List<NationId> others =
                    nations.stream().filter(other -> !other.equals(nation)).toList();
            switch (Policy.parse("bench", SamplePolicy.text(nation, others))) {
                case PolicyLoad.Loaded loaded -> policies.put(nation, loaded.policy());
                case PolicyLoad.Refused refused -> throw new IllegalStateException(refused.toString());
            }
        }
    }

    /** Tracks of one nation released to another. */
    public List<Releasable> tracks(NationId from, NationId to, int count) {
        List<Releasable> released = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            released.add(release(items.track(from, number, clock), from, to));
        }
        return released;
    }

    /** The next warning of one nation, released to another. */
    public Releasable warning(NationId from, NationId to) {
        return release(items.warning(from, realm, clock), from, to);
    }

    private Releasable release(Item item, NationId from, NationId to) {
        Policy policy = Optional.ofNullable(policies.get(from)).orElseThrow();
        if (policy.decide(item, new Recipient.Peer(to), realm, TimeTag.of(clock.taiNanos()))
                instanceof Releasable releasable) {
            return releasable;
        }
        throw new IllegalStateException(
                "the sample policy withholds " + item.getClass().getSimpleName());
    }

    /** A signed block of 100 tracks, as the exchange would make it. */
    public byte[] block(KeyRing ring, NationId to) {
        List<Item> block = blocks.computeIfAbsent(ring.nation(), nation -> {
            List<Item> tracks = new ArrayList<>();
            for (int number = 1; number <= BLOCK; number++) {
                tracks.add(items.track(nation, number, clock));
            }
            return tracks;
        });
        long now = clock.wallUnixNanos();
        return sealed(ring, to, Kind.BLOCK, block, new Stamps(now, now), BLOCK_LIFE_MILLIS);
    }

    /** A signed warning, as the exchange would make it. */
    public byte[] assured(KeyRing ring, NationId to) {
        Warning warning = items.warning(ring.nation(), realm, clock);
        return sealed(ring, to, Kind.WARNING, List.of(warning), warning.stamps(), 0);
    }

    /** All of one label, as everything here is. */
    private byte[] sealed(KeyRing ring, NationId to, Kind kind, List<Item> content, Stamps stamps, int lifeMillis) {
        Item first = content.getFirst();
        Header header = new Header(
                ring.nation(),
                to,
                ring.realm(),
                first.lane(),
                kind,
                1,
                ++sequence,
                first.about(),
                0,
                first.label(),
                stamps.arrivedUnixNanos(),
                stamps.decidedUnixNanos(),
                clock.wallUnixNanos(),
                clock.wallErrorNanos(),
                clock.wallState(),
                lifeMillis);
        return Envelope.seal(header, ItemCbor.encodeAll(content), ring.signer()).toBytes();
    }
}
