package org.watchfire.exchange.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.watchfire.exchange.RelayRules;
import org.watchfire.exchange.keys.KeyRing;
import org.watchfire.exchange.outside.Channel;
import org.watchfire.exchange.outside.Transport.Post;
import org.watchfire.exchange.simulation.SeedResult.Misdeed;
import org.watchfire.exchange.wire.Decoded;
import org.watchfire.exchange.wire.Envelope;
import org.watchfire.exchange.wire.ItemCbor;
import org.watchfire.exchange.wire.Kind;
import org.watchfire.model.Item;
import org.watchfire.model.NationId;
import org.watchfire.model.Warning;

/**
 * The hub of a simulation: judges by the production rules, keeps assured envelopes until they are acknowledged, and may for
 * a time be hostile: half of what it should pass on it then spoils in one of the ways of {@link Misdeed}.
 */
final class Hub {
    private static final int REMEMBERED = 200;
    private static final int MOST_IDS = 20_000;
    private static final int LONGEST_HELD_MS = 8000;
    private static final List<Channel> CHANNELS = List.of(Channel.values());
    private static final Misdeed[] MISDEEDS = Misdeed.values();

    private final Supplier<RelayRules> start;
    private final KeyRing ring;
    private final Random random;
    private final List<NationId> nations;
    /** As many as a broker remembers. */
    private final LinkedHashSet<String> duplicateIds = new LinkedHashSet<>();

    private final Map<Long, Kept> kept = new LinkedHashMap<>();
    private final List<Kept> seen = new ArrayList<>();
    private final Map<Misdeed, Integer> misdeeds = new EnumMap<>(Misdeed.class);
    private final Set<Envelope> forged = new HashSet<>();
    private RelayRules rules;
    private boolean forges;
    private long next;
    private boolean up = true;
    private boolean hostile;

    /**
     * An envelope on its way to a recipient.
     *
     * @param heldNanos how long it is held back
     */
    @SuppressWarnings("ArrayRecordComponent") // carried, never compared
    record Kept(long number, NationId recipient, Channel channel, byte[] bytes, long heldNanos) {}

    /** @param start the rules of a relay that has just been started */
    Hub(Supplier<RelayRules> start, KeyRing ring, Set<NationId> nations, Random random) {
        this.start = start;
        this.rules = start.get();
        this.ring = ring;
        this.nations = nations.stream().sorted().toList();
        this.random = random;
    }

    boolean isUp() {
        return up;
    }

    /** Dies; assured envelopes and the ids it has seen are on its disk, for itself or for another one that takes over. */
    void kill() {
        up = false;
    }

    /** Is there again, or another one is that has its disk: nothing else is remembered. */
    void restart() {
        if (!up) {
            rules = start.get();
            up = true;
        }
    }

    void setHostile(boolean value) {
        hostile = value;
        forges = value && random.nextInt(3) == 0;
    }

    /** How often it did what. */
    Map<Misdeed, Integer> misdeeds() {
        return misdeeds;
    }

    /** Takes an envelope; returns what is to be delivered now. */
    List<Kept> take(NationId sender, Post post) {
        if (!post.duplicateId().isEmpty() && isDoubled(post.duplicateId())) {
            return List.of();
        }
        List<Kept> out = new ArrayList<>();
        switch (rules.judge(sender, post.channel(), post.bytes())) {
            case RelayRules.Pass pass -> out.add(new Kept(next++, pass.recipient(), post.channel(), post.bytes(), 0));
            case RelayRules.Stale stale -> {}
            case RelayRules.Refuse refuse ->
                refuse.notice().ifPresent(notice -> out.add(new Kept(next++, sender, Channel.RECEIPT, notice, 0)));
        }
        List<Kept> result = new ArrayList<>();
        for (Kept envelope : out) {
            if (seen.size() < REMEMBERED) {
                seen.add(envelope);
            }
            if (hostile && random.nextBoolean()) {
                Misdeed misdeed = MISDEEDS[random.nextInt(MISDEEDS.length)];
                result.addAll(spoil(misdeed, envelope));
                if (misdeed != Misdeed.FORGE) { // which is counted where it was possible
                    misdeeds.merge(misdeed, 1, Integer::sum);
                }
            } else {
                result.add(envelope);
            }
        }
        for (Kept envelope : result) {
            if (envelope.channel == Channel.ASSURED) {
                kept.put(envelope.number, envelope);
            }
        }
        return result;
    }

    private boolean isDoubled(String id) {
        boolean known = duplicateIds.contains(id);
        duplicateIds.addLast(id); // one that is known moves there
        if (duplicateIds.size() > MOST_IDS) {
            duplicateIds.removeFirst();
        }
        return known;
    }

    private List<Kept> spoil(Misdeed misdeed, Kept honest) {
        return switch (misdeed) {
            case DROP -> List.of();
            case ALTER -> {
                byte[] altered = honest.bytes.clone();
                altered[random.nextInt(altered.length)] ^= (byte) (1 << random.nextInt(8));
                yield List.of(with(honest, altered));
            }
            case SWAP -> {
                byte[] other = anyOld().bytes;
                int from = random.nextInt(Math.min(honest.bytes.length, other.length));
                byte[] swapped = Arrays.copyOf(honest.bytes, from + other.length - from);
                System.arraycopy(other, from, swapped, from, other.length - from);
                yield List.of(with(honest, swapped));
            }
            case READDRESS ->
                List.of(new Kept(next++, nations.get(random.nextInt(nations.size())), honest.channel, honest.bytes, 0));
            case REPLAY -> {
                Kept old = anyOld();
                yield List.of(honest, new Kept(next++, old.recipient, old.channel, old.bytes, 0));
            }
            case DELAY ->
                List.of(new Kept(
                        next++,
                        honest.recipient,
                        honest.channel,
                        honest.bytes,
                        random.nextInt(LONGEST_HELD_MS) * Simulation.MS));
            case RECHANNEL -> {
                Channel wrong = CHANNELS.get(random.nextInt(CHANNELS.size()));
                yield List.of(new Kept(next++, honest.recipient, wrong, honest.bytes, 0));
            }
            case INVENT ->
                Envelope.parse(honest.bytes) instanceof Decoded.Value<Envelope>(Envelope envelope)
                                && !envelope.header().origin().equals(ring.nation()) // whose name it may use
                        ? List.of(with(
                                honest,
                                Envelope.seal(envelope.header(), anyPayload(), ring.signer())
                                        .toBytes()))
                        : List.of();
            case FORGE -> forge(honest).map(List::of).orElse(List.of(honest));
        };
    }

    /**
     * Another warning under the same number. Only a hub that serves its own nation's key can do it, and no signature shows it: it
     * is that nation lying in its own name, behind the back of its node. The reconciliation must find it.
     */
    private Optional<Kept> forge(Kept honest) {
        if (forges
                && Envelope.parse(honest.bytes) instanceof Decoded.Value<Envelope>(Envelope envelope)
                && envelope.header().origin().equals(ring.nation())
                && envelope.header().kind() == Kind.WARNING
                && ItemCbor.decodeAll(envelope.payload()) instanceof Decoded.Value<List<Item>>(List<Item> items)
                && items.getFirst() instanceof Warning warning) {
            Envelope other =
                    Envelope.seal(envelope.header(), ItemCbor.encodeAll(List.of(Items.other(warning))), ring.signer());
            forged.add(other);
            misdeeds.merge(Misdeed.FORGE, 1, Integer::sum);
            return Optional.of(with(honest, other.toBytes()));
        }
        return Optional.empty();
    }

    /** Whether it made this one itself. */
    boolean isForged(Envelope envelope) {
        return forged.contains(envelope);
    }

    /**
     * Nothing is under way: what it made itself is held, or never will be; half of the envelopes that it knows of old make room for
     * newer ones.
     */
    void settled() {
        forged.clear();
        seen.subList(0, Math.min(seen.size(), REMEMBERED / 2)).clear();
    }

    private Kept anyOld() {
        return seen.get(random.nextInt(seen.size()));
    }

    private byte[] anyPayload() {
        return Envelope.parse(anyOld().bytes) instanceof Decoded.Value<Envelope>(Envelope envelope)
                ? envelope.payload()
                : new byte[0];
    }

    private Kept with(Kept honest, byte[] bytes) {
        return new Kept(next++, honest.recipient, honest.channel, bytes, 0);
    }

    /** How many assured envelopes wait for a recipient's word. */
    int waiting() {
        return kept.size();
    }

    void acknowledged(Kept envelope) {
        kept.remove(envelope.number);
    }

    /** What is kept for a nation that comes back, in order. */
    List<Kept> keptFor(NationId nation) {
        return kept.values().stream()
                .filter(envelope -> envelope.recipient.equals(nation))
                .toList();
    }
}
