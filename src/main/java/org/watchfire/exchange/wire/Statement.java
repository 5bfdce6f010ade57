package org.watchfire.exchange.wire;

import java.util.List;
import org.watchfire.model.Lane;
import org.watchfire.model.NationId;

/**
 * One side's word on a stretch of numbers, for the other side to hold against its own: what was given, held, voided, refused
 * and lost, and digests that show where the two differ. Of a bounded size, however much was sent.
 *
 * @param role whose word it is
 * @param origin whose numbers it is about; the other side received them
 * @param lane of the numbers
 * @param untilUnixNanos wall time by the origin's clock at which the stretch was closed: what it was sent until then
 * @param epoch of the numbers
 * @param from first number
 * @param to last and highest number; one below {@code from} where there was none
 * @param items numbers that carry something (live: blocks)
 * @param voids numbers that carry nothing
 * @param refused of the voids, those the hub refused; known to the origin only
 * @param lost numbers that did not arrive
 * @param finding what came of the comparison
 * @param number the first that differs, 0 when none does or none is named yet; where nothing differs, the first lost one
 * @param segments digests of up to 64 equal parts of the stretch, in order
 * @param whole live lane: of which segments the recipient has every block; bit 0 is the first
 * @param detail digest of each number in the first segment that differs
 */
public record Statement(
        Role role,
        NationId origin,
        Lane lane,
        long untilUnixNanos,
        long epoch,
        long from,
        long to,
        long items,
        long voids,
        long refused,
        long lost,
        Finding finding,
        long number,
        List<Digest> segments,
        long whole,
        List<Digest> detail) {
    /** Most segments, and most numbers in the detail. */
    public static final int MOST_PARTS = 64;

    private static final int PARTS = 16;
    private static final Role[] ROLES = Role.values();
    private static final Lane[] LANES = Lane.values();
    private static final Finding[] FINDINGS = Finding.values();

    /** Whose word it is. The order is part of the format. */
    public enum Role {
        /** The origin's, on what it gave. */
        GIVEN,
        /** The recipient's answer, on what it holds. */
        HELD,
        /** The origin's last word, where the answer left open which number differs. */
        VERDICT
    }

    /** What came of a comparison. The order is part of the format. */
    public enum Finding {
        /** Nothing is compared yet. */
        NONE,
        /** Both sides have the same. */
        AGREED,
        /** They have not. */
        DIFFERS
    }

    public Statement {
        segments = List.copyOf(segments);
        detail = List.copyOf(detail);
        if (from < 1 || to < from - 1 || number < 0) {
            throw new IllegalArgumentException("numbers " + from + ".." + to + " or " + number + " are out of range");
        }
        if (Math.min(Math.min(items, voids), Math.min(refused, lost)) < 0) {
            throw new IllegalArgumentException("a count is below 0");
        }
        if (segments.size() > MOST_PARTS || detail.size() > MOST_PARTS) {
            throw new IllegalArgumentException(segments.size() + " segments or " + detail.size() + " details");
        }
    }

    /** How many numbers it is about. */
    public long span() {
        return to - from + 1;
    }

    /** Whether both are about the same stretch of the same numbers. */
    public boolean isAbout(Statement other) {
        return origin.equals(other.origin)
                && lane == other.lane
                && epoch == other.epoch
                && from == other.from
                && to == other.to;
    }

    /** The origin's last word on this stretch: they differ from {@code number} on. */
    public Statement verdict(long firstDifference) {
        return new Statement(
                Role.VERDICT,
                origin,
                lane,
                untilUnixNanos,
                epoch,
                from,
                to,
                items,
                voids,
                refused,
                lost,
                Finding.DIFFERS,
                firstDifference,
                List.of(),
                0,
                List.of());
    }

    /** As the payload of an envelope. */
    public byte[] encode() {
        CborWriter out = new CborWriter().array(PARTS).enumeration(role);
        new PartWriter(out).nation(origin);
        out.enumeration(lane)
                .integer(untilUnixNanos)
                .integer(epoch)
                .integer(from)
                .integer(to)
                .integer(items)
                .integer(voids)
                .integer(refused)
                .integer(lost)
                .enumeration(finding)
                .integer(number)
                .array(segments.size());
        segments.forEach(digest -> out.bytes(digest.toBytes()));
        out.integer(whole).array(detail.size());
        detail.forEach(digest -> out.bytes(digest.toBytes()));
        return out.toBytes();
    }

    /** From the payload of an envelope; any bytes whatever give a value. */
    public static Decoded<Statement> decode(byte[] payload) {
        CborReader in = new CborReader(payload);
        return Decoded.reading(in, () -> {
            in.array(PARTS);
            return new Statement(
                    in.enumeration(ROLES),
                    new PartReader(in).nation(),
                    in.enumeration(LANES),
                    in.integer(),
                    in.integer(),
                    in.integer(),
                    in.integer(),
                    in.integer(),
                    in.integer(),
                    in.integer(),
                    in.integer(),
                    in.enumeration(FINDINGS),
                    in.integer(),
                    in.list(MOST_PARTS, () -> Digest.read(in)),
                    in.integer(),
                    in.list(MOST_PARTS, () -> Digest.read(in)));
        });
    }
}
