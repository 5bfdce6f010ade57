package org.watchfire.exchange;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.watchfire.exchange.Transport.Post;
import org.watchfire.model.NationId;

/**
 * The hub of a simulation: judges by the production rules, keeps assured envelopes until they are acknowledged, and may for
 * a time be hostile: it then alters, readdresses, replays, delays or drops what it should pass on.
 */
final class SimulatedHub {
    private static final int REMEMBERED = 200;
    private static final List<Channel> CHANNELS = List.of(Channel.values());

    private final RelayRules rules;
    private final Random random;
    private final Set<NationId> nations;
    private final Set<String> duplicateIds = new HashSet<>();
    private final Map<Long, Kept> kept = new LinkedHashMap<>();
    private final List<Kept> seen = new ArrayList<>();
    private long next;
    private boolean up = true;
    private boolean hostile;
    private int misdeeds;

    /** An envelope on its way to a recipient. */
    @SuppressWarnings("ArrayRecordComponent") // carried, never compared
    record Kept(long number, NationId recipient, Channel channel, byte[] bytes) {}

    SimulatedHub(RelayRules rules, Set<NationId> nations, Random random) {
        this.rules = rules;
        this.nations = nations;
        this.random = random;
    }

    boolean isUp() {
        return up;
    }

    /** Dies; assured envelopes and the ids it has seen are on its disk. */
    void kill() {
        up = false;
    }

    void restart() {
        up = true;
    }

    void setHostile(boolean value) {
        hostile = value;
    }

    int misdeeds() {
        return misdeeds;
    }

    /** Takes an envelope; returns what is to be delivered now. */
    List<Kept> take(NationId sender, Post post) {
        if (!post.duplicateId().isEmpty() && !duplicateIds.add(post.duplicateId())) {
            return List.of();
        }
        List<Kept> out = new ArrayList<>();
        switch (rules.judge(sender, post.channel(), post.bytes())) {
            case RelayRules.Pass pass -> out.add(new Kept(next++, pass.recipient(), post.channel(), post.bytes()));
            case RelayRules.Stale stale -> {}
            case RelayRules.Refuse refuse ->
                refuse.notice().ifPresent(notice -> out.add(new Kept(next++, sender, Channel.RECEIPT, notice)));
        }
        List<Kept> result = hostile ? spoil(out) : out;
        for (Kept envelope : result) {
            if (envelope.channel == Channel.ASSURED) {
                kept.put(envelope.number, envelope);
            }
        }
        return result;
    }

    private List<Kept> spoil(List<Kept> honest) {
        List<Kept> out = new ArrayList<>();
        for (Kept envelope : honest) {
            if (seen.size() < REMEMBERED) {
                seen.add(envelope);
            }
            switch (random.nextInt(8)) {
                case 0 -> misdeeds++; // dropped
                case 1 -> {
                    byte[] altered = envelope.bytes.clone();
                    altered[random.nextInt(altered.length)] ^= (byte) (1 << random.nextInt(8));
                    out.add(new Kept(next++, envelope.recipient, envelope.channel, altered));
                    misdeeds++;
                }
                case 2 -> {
                    NationId other = nations.stream()
                            .sorted()
                            .skip(random.nextInt(nations.size()))
                            .findFirst()
                            .orElseThrow();
                    out.add(new Kept(next++, other, envelope.channel, envelope.bytes));
                    misdeeds++;
                }
                case 3 -> {
                    out.add(envelope);
                    Kept old = seen.get(random.nextInt(seen.size()));
                    out.add(new Kept(next++, old.recipient, old.channel, old.bytes));
                    misdeeds++;
                }
                case 4 -> {
                    Channel wrong = CHANNELS.get(random.nextInt(CHANNELS.size()));
                    out.add(new Kept(next++, envelope.recipient, wrong, envelope.bytes));
                    misdeeds++;
                }
                default -> out.add(envelope);
            }
        }
        return out;
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
