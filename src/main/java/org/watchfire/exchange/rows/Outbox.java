package org.watchfire.exchange.rows;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.watchfire.exchange.wire.Decoded;
import org.watchfire.exchange.wire.ItemCbor;
import org.watchfire.journal.Journal;
import org.watchfire.journal.JournalFailure;
import org.watchfire.journal.Row;
import org.watchfire.model.Item;
import org.watchfire.model.Lane;
import org.watchfire.model.NationId;
import org.watchfire.release.Recipient;
import org.watchfire.release.Releasable;

/**
 * The assured items between the decision to release them and their number on the lane. A node that dies there must not
 * forget them, and must not send them twice when it is back:
 *
 * <pre>
 * engine    one commit: input row, {@link RowKinds#RELEASED} rows, ...
 * exchange  one commit: the numbered and signed envelope, {@link RowKinds#NUMBERED} row
 * </pre>
 *
 * What was released to a partner is numbered in the order of its rows. So one number says it all: the highest row that a
 * {@link RowKinds#NUMBERED} row names. What a partner was released beyond it has no number yet and gets one at the start.
 */
public final class Outbox {

    private static final String BOTH = "outbox.";
    private static final int CODE = 3;

    private Outbox() {}

    /** An item that was released, and the row that says so; row 0 for an item that no row was written of. */
    public record Entry(Item item, long row) {}

    /** The rows of what was released to partners on the assured lane, in order; to stand or fall with the input behind them. */
    public static List<Journal.Draft> drafts(List<Releasable> released) {
        List<Journal.Draft> drafts = new ArrayList<>();
        for (Releasable each : released) {
            if (each.recipient() instanceof Recipient.Peer(NationId to)
                    && each.item().lane() == Lane.ASSURED) {
                byte[] payload = ItemCbor.encodeAll(List.of(each.item()));
                byte[] bytes = ByteBuffer.allocate(CODE + payload.length)
                        .put(code(to))
                        .put(payload)
                        .array();
                drafts.add(new Journal.Draft(RowKinds.RELEASED, bytes, true));
            }
        }
        return drafts;
    }

    /** Says that the item of a row has its number. */
    public static Journal.Draft numbered(NationId to, long row) {
        byte[] bytes = ByteBuffer.allocate(CODE + Long.BYTES)
                .put(code(to))
                .putLong(row)
                .array();
        return new Journal.Draft(RowKinds.NUMBERED, bytes, true);
    }

    /** What was released to each partner and has no number, oldest first. */
    public static Map<NationId, Deque<Entry>> waiting(Journal journal) {
        Map<NationId, Deque<Entry>> waiting = new HashMap<>();
        try (Stream<Row> rows = journal.read(1, BOTH)) {
            rows.forEach(row -> {
                ByteBuffer bytes = ByteBuffer.wrap(row.bytes());
                Deque<Entry> of = waiting.computeIfAbsent(recipient(row, bytes), key -> new ArrayDeque<>());
                if (row.kind().equals(RowKinds.RELEASED)) {
                    of.add(new Entry(item(row, bytes), row.sequence()));
                } else {
                    long numbered = row(row);
                    while (!of.isEmpty() && of.getFirst().row <= numbered) {
                        of.removeFirst();
                    }
                }
            });
        }
        return waiting;
    }

    /**
     * The item in a row of {@link RowKinds#RELEASED}.
     *
     * @throws JournalFailure where the row has none
     */
    public static Item item(Row row) {
        ByteBuffer bytes = ByteBuffer.wrap(row.bytes());
        recipient(row, bytes);
        return item(row, bytes);
    }

    /**
     * The partner that a row of {@link RowKinds#RELEASED} or {@link RowKinds#NUMBERED} is about.
     *
     * @throws JournalFailure where the row names none
     */
    public static NationId recipient(Row row) {
        return recipient(row, ByteBuffer.wrap(row.bytes()));
    }

    /** Which row a row of {@link RowKinds#NUMBERED} names. */
    static long row(Row row) {
        if (row.bytes().length != CODE + Long.BYTES) {
            throw JournalFailure.unreadable(row, "names no row");
        }
        return ByteBuffer.wrap(row.bytes()).getLong(CODE);
    }

    private static Item item(Row row, ByteBuffer bytes) {
        byte[] payload = new byte[bytes.remaining()];
        bytes.get(payload);
        if (ItemCbor.decodeAll(payload) instanceof Decoded.Value<List<Item>>(List<Item> items) && items.size() == 1) {
            return items.getFirst();
        }
        throw JournalFailure.unreadable(row, "is no item");
    }

    private static byte[] code(NationId nation) {
        return nation.code().getBytes(StandardCharsets.US_ASCII);
    }

    private static NationId recipient(Row row, ByteBuffer bytes) {
        byte[] code = new byte[CODE];
        try {
            bytes.get(code);
            return new NationId(new String(code, StandardCharsets.US_ASCII));
        } catch (BufferUnderflowException | IllegalArgumentException unreadable) {
            throw JournalFailure.unreadable(row, "names no partner");
        }
    }
}
