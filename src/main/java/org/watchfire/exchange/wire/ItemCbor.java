package org.watchfire.exchange.wire;

import java.util.List;
import org.watchfire.model.Item;

/**
 * The canonical bytes of an item: deterministic CBOR (RFC 8949, section 4.2.1), so that equal items are equal bytes and
 * the reverse. Used in envelopes, in the journal, and to compare a replay with what was decided live. The schema is
 * {@code docs/formats/exchange.cddl}.
 */
public final class ItemCbor {
    /** Most items in one block; more are refused. */
    public static final int MAX_ITEMS = 4096;

    private ItemCbor() {}

    /** One item. */
    public static byte[] encode(Item item) {
        CborWriter writer = new CborWriter();
        new ItemWriter(writer).item(item);
        return writer.toBytes();
    }

    /** One item; any bytes whatever give a value. */
    public static Decoded<Item> decode(byte[] bytes) {
        CborReader reader = new CborReader(bytes);
        return Decoded.reading(reader, () -> new ItemReader(reader).item());
    }

    /**
     * A block of items, in order.
     *
     * @throws IllegalArgumentException above {@link #MAX_ITEMS}
     */
    public static byte[] encodeAll(List<? extends Item> items) {
        if (items.size() > MAX_ITEMS) {
            throw new IllegalArgumentException(items.size() + " items are more than " + MAX_ITEMS);
        }
        CborWriter writer = new CborWriter().array(items.size());
        ItemWriter itemWriter = new ItemWriter(writer);
        items.forEach(itemWriter::item);
        return writer.toBytes();
    }

    /** A block of items; any bytes whatever give a value. */
    public static Decoded<List<Item>> decodeAll(byte[] bytes) {
        CborReader reader = new CborReader(bytes);
        ItemReader itemReader = new ItemReader(reader);
        return Decoded.reading(reader, () -> List.copyOf(reader.list(MAX_ITEMS, itemReader::item)));
    }
}
