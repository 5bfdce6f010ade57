package org.watchfire.exchange.desk;

import java.util.List;
import java.util.Optional;
import org.watchfire.exchange.wire.Decoded;
import org.watchfire.exchange.wire.Envelope;
import org.watchfire.exchange.wire.Header;
import org.watchfire.exchange.wire.ItemCbor;
import org.watchfire.exchange.wire.Kind;
import org.watchfire.exchange.wire.Recalled;
import org.watchfire.exchange.wire.Statement;
import org.watchfire.exchange.wire.VoidNote;
import org.watchfire.model.Item;

/**
 * What an envelope of the assured lane has inside, once that is known to be what its header says. A partner's signature
 * vouches for who wrote it, not that it makes sense.
 *
 * @param item what it carries; empty for a note of the exchange's own
 */
record Contents(Optional<Item> item) {
    /** Empty where the inside is not as the header says; any bytes whatever may be inside. */
    static Optional<Contents> of(Envelope envelope) {
        Header header = envelope.header();
        if (header.kind().isNote()) {
            return isReadableNote(envelope) ? Optional.of(new Contents(Optional.empty())) : Optional.empty();
        }
        if (ItemCbor.decodeAll(envelope.payload()) instanceof Decoded.Value<List<Item>>(List<Item> items)
                && items.size() == 1
                && isOf(header, items.getFirst())) {
            return Optional.of(new Contents(Optional.of(items.getFirst())));
        }
        return Optional.empty();
    }

    private static boolean isOf(Header header, Item item) {
        return Kind.of(item) == header.kind()
                && item.origin().equals(header.origin())
                && item.about().equals(header.event())
                && item.statedRealm().equals(Optional.of(header.realm()));
    }

    private static boolean isReadableNote(Envelope envelope) {
        Header header = envelope.header();
        return switch (header.kind()) {
            case VOID -> VoidNote.decode(envelope.payload()) instanceof Decoded.Value<VoidNote>;
            case RECALLED -> Recalled.decode(envelope.payload()) instanceof Decoded.Value<Recalled>;
            case STATEMENT ->
                Statement.decode(envelope.payload()) instanceof Decoded.Value<Statement>(Statement statement)
                        && statement
                                .origin()
                                .equals(statement.role() == Statement.Role.HELD ? header.recipient() : header.origin());
            default -> false;
        };
    }
}
