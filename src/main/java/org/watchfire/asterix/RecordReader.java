package org.watchfire.asterix;

import java.util.List;
import java.util.Optional;

/**
 * Reads one record, by compiled code ({@link RecordCompiler}) or by walking its definition: here the field specification,
 * {@link ItemReader} the items, {@link RunReader} their numbers. It never reads outside its limit and never throws on any
 * bytes; what was wrong is left in its {@link Reading}.
 */
final class RecordReader {
    private final Reading reading;
    private final boolean compiled;

    /**
     * A reader.
     *
     * @param reading where it stands and leaves what was wrong
     * @param compiled whether to read by compiled code where the edition has it, or to walk always
     */
    RecordReader(Reading reading, boolean compiled) {
        this.reading = reading;
        this.compiled = compiled;
    }

    /** Reads the record at an offset into {@code record}; the offset after it, or {@link Reading#BROKEN}. */
    int read(byte[] bytes, int offset, int end, DataRecord record) {
        reading.start(bytes, offset, end, record);
        int at = items(record, offset);
        record.length = at - offset;
        return at;
    }

    private int items(DataRecord out, int offset) {
        int fspecEnd = reading.endOfFlags(offset);
        if (fspecEnd < 0) {
            return reading.broken(Fault.Rule.FSPEC_UNENDED, offset);
        }
        out.fspecOctets = fspecEnd - offset;
        Edition edition = out.edition;
        int end;
        if (compiled && RecordCompiler.compiles(edition)) {
            out.scaled = true;
            end = edition.compiled().items(reading.in, offset, fspecEnd, reading.limit, out, reading);
        } else {
            end = walk(out, offset, fspecEnd);
        }
        return end == fspecEnd ? reading.broken(Fault.Rule.EMPTY_RECORD, offset) : end;
    }

    /** The items that a field specification announces, in its order; some pick the profile of the rest (Cat 001). */
    private int walk(DataRecord out, int fspec, int start) {
        Edition edition = out.edition;
        List<Optional<Item>> byFrn = edition.profiles[0].byFrn();
        int at = start;
        for (int octet = 0; octet < out.fspecOctets; octet++) {
            int bits = reading.in[fspec + octet];
            for (int bit = 0; bit < 7; bit++) {
                if ((bits & 0x80 >> bit) == 0) {
                    continue;
                }
                int frn = octet * 7 + bit + 1;
                if (frn >= byFrn.size() || byFrn.get(frn).isEmpty()) {
                    reading.faultItem = "";
                    return reading.undefinedItem(fspec + octet);
                }
                Item item = byFrn.get(frn).get();
                reading.faultItem = item.name();
                at = ItemReader.field(reading, item.field(), item.unit(), at);
                if (at < 0) {
                    return at;
                }
                if (item.unit() == edition.selectorUnit) {
                    byFrn = edition.profileFor(out.raw[edition.selectorSlot]).byFrn();
                }
            }
        }
        reading.faultItem = "";
        return at;
    }
}
