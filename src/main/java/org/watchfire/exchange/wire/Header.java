package org.watchfire.exchange.wire;

import java.util.Optional;
import org.watchfire.model.ClockState;
import org.watchfire.model.EventId;
import org.watchfire.model.Label;
import org.watchfire.model.Lane;
import org.watchfire.model.NationId;
import org.watchfire.model.Realm;

/**
 * What the outside of an envelope says; signed with the content. Times are wall time, nanoseconds since
 * 1970-01-01T00:00:00 UTC, by the origin's clock.
 *
 * @param origin who made and signed it
 * @param recipient the only one it is for
 * @param realm what it is about: the world, a drill or a test
 * @param lane it travels on
 * @param kind of content
 * @param epoch of the numbers: when the origin's journal (assured lane) or its run (live lane) began; rises
 * @param sequence from 1 for each origin, recipient, lane and epoch; 0 for kinds that carry no number
 * @param event the launch it is about, where it is about one
 * @param previous sequence of the envelope before it about the same event on this lane, or 0: a recipient delivers it
 *     after that one, and need not wait for any other
 * @param label strictest of what is inside
 * @param measuredUnixNanos arrival of the oldest datagram behind it
 * @param decidedUnixNanos when the engine decided it
 * @param sentUnixNanos when it was signed
 * @param clockErrorNanos one standard deviation of the origin's clock, at least 0
 * @param clock state of the origin's clock
 * @param lifeMillis how long after sending it may still be delivered; 0 for ever
 */
public record Header(
        NationId origin,
        NationId recipient,
        Realm realm,
        Lane lane,
        Kind kind,
        long epoch,
        long sequence,
        Optional<EventId> event,
        long previous,
        Label label,
        long measuredUnixNanos,
        long decidedUnixNanos,
        long sentUnixNanos,
        long clockErrorNanos,
        ClockState clock,
        int lifeMillis) {
    /** Edition of the format, first in every header. */
    static final int EDITION = 1;

    private static final int PARTS = 17;
    private static final Realm[] REALMS = Realm.values();
    private static final Lane[] LANES = Lane.values();
    private static final Kind[] KINDS = Kind.values();
    private static final ClockState[] CLOCKS = ClockState.values();

    public Header {
        if (sequence < (kind.isNumbered() ? 1 : 0)) {
            throw new IllegalArgumentException("sequence " + sequence + " is too small for a " + kind);
        }
        if (previous < 0 || (previous > 0 && previous >= sequence)) {
            throw new IllegalArgumentException("previous " + previous + " is not before sequence " + sequence);
        }
        if (clockErrorNanos < 0 || lifeMillis < 0) {
            throw new IllegalArgumentException("clock error or life is below 0");
        }
        if ((lane == Lane.LIVE) != (kind == Kind.BLOCK)) {
            throw new IllegalArgumentException("a " + kind + " does not travel on the lane " + lane);
        }
    }

    void write(CborWriter out) {
        PartWriter items = new PartWriter(out);
        out.array(PARTS).integer(EDITION);
        items.nation(origin);
        items.nation(recipient);
        out.enumeration(realm)
                .enumeration(lane)
                .enumeration(kind)
                .integer(epoch)
                .integer(sequence)
                .optional(event, items::event)
                .integer(previous);
        items.label(label);
        out.integer(measuredUnixNanos)
                .integer(decidedUnixNanos)
                .integer(sentUnixNanos)
                .integer(clockErrorNanos)
                .enumeration(clock)
                .integer(lifeMillis);
    }

    static Header read(CborReader in) {
        PartReader items = new PartReader(in);
        in.array(PARTS);
        in.integer(EDITION, EDITION);
        return new Header(
                items.nation(),
                items.nation(),
                in.enumeration(REALMS),
                in.enumeration(LANES),
                in.enumeration(KINDS),
                in.integer(),
                in.integer(),
                in.optional(items::event),
                in.integer(),
                items.label(),
                in.integer(),
                in.integer(),
                in.integer(),
                in.integer(),
                in.enumeration(CLOCKS),
                in.integer(0, Integer.MAX_VALUE));
    }
}
