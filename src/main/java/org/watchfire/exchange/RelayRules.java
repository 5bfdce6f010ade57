package org.watchfire.exchange;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.watchfire.exchange.keys.KeyRing;
import org.watchfire.exchange.outside.Channel;
import org.watchfire.exchange.outside.ExchangeClock;
import org.watchfire.exchange.wire.Decoded;
import org.watchfire.exchange.wire.Envelope;
import org.watchfire.exchange.wire.Header;
import org.watchfire.exchange.wire.Kind;
import org.watchfire.exchange.wire.Refusal;
import org.watchfire.model.Label;
import org.watchfire.model.Lane;
import org.watchfire.model.NationId;

/**
 * What a hub lets through: the sender's certificate is the origin, the signature is good in this realm, the label allows
 * the recipient, and live numbers rise. Knows no broker, so the simulated hub judges by the same rules. Safe to use from
 * several threads.
 */
public final class RelayRules {
    private final KeyRing ring;
    private final Set<NationId> nations;
    private final ExchangeClock clock;
    private final Map<String, Live> newest = new HashMap<>();

    /** The newest live block of one origin and recipient. */
    private record Live(long epoch, long sequence) {}

    /**
     * @param ring keys of the nation that runs the hub
     * @param nations taking part
     * @param clock for times to live
     */
    public RelayRules(KeyRing ring, Set<NationId> nations, ExchangeClock clock) {
        this.ring = ring;
        this.nations = Set.copyOf(nations);
        this.clock = clock;
    }

    /** What is to be done with an envelope. */
    public sealed interface Verdict permits Pass, Stale, Refuse {}

    /**
     * Pass it on.
     *
     * @param recipient to whom
     * @param remainingMillis of its time to live; 0 for ever
     */
    public record Pass(NationId recipient, long remainingMillis) implements Verdict {}

    /** Its time has passed: drop it. */
    public record Stale() implements Verdict {}

    /**
     * Refuse it.
     *
     * @param reason one sentence, without content
     * @param notice the signed envelope that tells its origin; empty when there is nobody to tell
     */
    public record Refuse(String reason, Optional<byte[]> notice) implements Verdict {}

    /**
     * Judges.
     *
     * @param sender the nation whose certificate brought it
     * @param channel it came by
     * @param bytes as they came
     */
    public Verdict judge(NationId sender, Channel channel, byte[] bytes) {
        ring.refreshSometimes();
        if (!(Envelope.parse(bytes) instanceof Decoded.Value<Envelope>(Envelope envelope))) {
            return new Refuse("it is no envelope", Optional.empty());
        }
        Header header = envelope.header();
        Optional<String> reason = reason(sender, channel, envelope);
        if (reason.isPresent()) {
            boolean tell = header.origin().equals(sender) && header.kind().isNumbered();
            return new Refuse(reason.get(), tell ? Optional.of(notice(header, reason.get())) : Optional.empty());
        }
        if (header.lifeMillis() == 0) {
            return new Pass(header.recipient(), 0);
        }
        long remaining = header.lifeMillis() - (clock.wallUnixNanos() - header.sentUnixNanos()) / 1_000_000;
        return remaining <= 0 ? new Stale() : new Pass(header.recipient(), remaining);
    }

    private Optional<String> reason(NationId sender, Channel channel, Envelope envelope) {
        Header header = envelope.header();
        if (!header.origin().equals(sender)) {
            return Optional.of("its origin is " + header.origin() + ", its sender " + sender);
        }
        Channel proper = header.kind() == Kind.BLOCK
                ? Channel.LIVE
                : header.kind().isNumbered() ? Channel.ASSURED : Channel.RECEIPT;
        if (channel != proper || header.kind() == Kind.REFUSAL) {
            return Optional.of("a " + header.kind() + " does not come by " + channel);
        }
        if (!nations.contains(header.recipient()) || header.recipient().equals(sender)) {
            return Optional.of("recipient " + header.recipient() + " does not take part");
        }
        if (envelope.verify(ring, clock.wallInstant()) instanceof Envelope.Trust.Refused(String why)) {
            return Optional.of(why);
        }
        if (!header.label().releasableTo().contains(header.recipient())) {
            return Optional.of("its label does not allow " + header.recipient());
        }
        if (header.lane() == Lane.LIVE && !rises(header)) {
            return Optional.of("its number " + header.sequence() + " came before");
        }
        return Optional.empty();
    }

    private boolean rises(Header header) {
        String pair = header.origin() + ">" + header.recipient();
        synchronized (newest) {
            Live last = newest.get(pair);
            boolean rises = last == null
                    || header.epoch() > last.epoch
                    || (header.epoch() == last.epoch && header.sequence() > last.sequence);
            if (rises) {
                newest.put(pair, new Live(header.epoch(), header.sequence()));
            }
            return rises;
        }
    }

    private byte[] notice(Header header, String reason) {
        Refusal refusal = new Refusal(header.recipient(), header.lane(), header.epoch(), header.sequence(), reason);
        return sealed(header.origin(), refusal).toBytes();
    }

    private Envelope sealed(NationId origin, Refusal refusal) {
        long now = clock.wallUnixNanos();
        Header header = new Header(
                ring.nation(),
                origin,
                ring.realm(),
                Lane.ASSURED,
                Kind.REFUSAL,
                0,
                0,
                Optional.empty(),
                0,
                Label.only(origin),
                now,
                now,
                now,
                clock.wallErrorNanos(),
                clock.wallState(),
                0);
        return Envelope.seal(header, refusal.encode(), ring.signer());
    }
}
