package org.watchfire.asterix;

import java.util.List;
import java.util.Optional;

/**
 * Reads items and subfields by walking their definition; runs and rows are {@link RunReader}'s. Compiled code asks here, by
 * name, for what {@link ItemCompiler} leaves out: explicit lengths and random sequences. Methods that read return the offset
 * after it, or {@link Reading#BROKEN}.
 */
final class ItemReader {
    private ItemReader() {}

    /** Reads an item or subfield and marks its unit as there. */
    static int field(Reading reading, Field field, int unit, int at) {
        reading.out.present[unit] = 1;
        return switch (field) {
            case Field.Fixed f -> RunReader.once(reading, f.run(), at);
            case Field.Extended x -> extended(reading, x, at);
            case Field.Repeat r -> RunReader.rows(reading, r, at);
            case Field.Compound c -> compound(reading, c, at);
            case Field.Explicit x -> explicit(reading, x, at);
            case Field.RandomSequence s -> randomSequence(reading, s, at);
            case Field.Element e -> throw new IllegalStateException(e.path() + " stands outside a run");
            case Field.Group g -> throw new IllegalStateException(g.name() + " stands outside a run");
        };
    }

    private static int extended(Reading reading, Field.Extended x, int at) {
        List<Field.Part> parts = x.parts();
        int here = at;
        for (int i = 0; ; i++) {
            if (i == parts.size()) {
                return reading.noSuchExtension(here);
            }
            Field.Part part = parts.get(i);
            reading.out.present[part.unit()] = 1;
            here = RunReader.once(reading, part.run(), here);
            if (here < 0 || part.last() || (reading.in[here - 1] & 1) == 0) {
                return here;
            }
        }
    }

    private static int compound(Reading reading, Field.Compound c, int at) {
        int primaryEnd = c.byFx() ? reading.afterFlags(at) : reading.afterOneOctet(at);
        if (primaryEnd < 0) {
            return primaryEnd;
        }
        reading.out.raw[c.octetsSlot()] = (long) primaryEnd - at;
        List<Optional<Field.Subfield>> list = c.subfields();
        int flags = c.byFx() ? 7 : 8;
        int here = primaryEnd;
        for (int octet = at; octet < primaryEnd; octet++) {
            for (int bit = 0; bit < flags; bit++) {
                if ((reading.in[octet] & 0x80 >> bit) == 0) {
                    continue;
                }
                int index = (octet - at) * flags + bit;
                if (index >= list.size() || list.get(index).isEmpty()) {
                    return reading.undefinedSubfield(octet);
                }
                Field.Subfield sub = list.get(index).get();
                here = field(reading, sub.field(), sub.unit(), here);
                if (here < 0) {
                    return here;
                }
            }
        }
        return here;
    }

    /** Reads the explicit item of a unit. */
    static int explicitOf(Reading reading, int unit, int at) {
        return reading.out.edition.fieldOfUnit[unit] instanceof Field.Explicit x
                ? explicit(reading, x, at)
                : Reading.BROKEN;
    }

    private static int explicit(Reading reading, Field.Explicit x, int at) {
        if (at >= reading.limit) {
            return reading.cut(at);
        }
        int octets = reading.in[at] & 0xFF;
        if (octets == 0) {
            return reading.broken(Fault.Rule.EXPLICIT_LENGTH_ZERO, at);
        }
        int end = at + octets;
        if (end > reading.limit) {
            return reading.cut(at);
        }
        DataRecord out = reading.out;
        out.at[x.unit()] = at + 1;
        out.raw[x.lengthSlot()] = octets;
        out.raw[x.opaqueSlot()] = x.content().isPresent() && fills(reading, x, at + 1, end) ? 0 : 1;
        return end;
    }

    /** Reads the content within its own limit; on any mismatch forgets it and remarks, so that nothing shifts silently. */
    private static boolean fills(Reading reading, Field.Explicit x, int start, int end) {
        DataRecord out = reading.out;
        int outer = reading.limit;
        int pool = out.poolSize;
        reading.limit = end;
        int here = start == end ? Reading.BROKEN : content(reading, x, start);
        reading.limit = outer;
        if (here == end) {
            return true;
        }
        for (int u = x.unit() + 1; u <= x.lastUnit(); u++) {
            out.present[u] = 0;
        }
        out.poolSize = pool;
        reading.remarked = true;
        reading.broken(Fault.Rule.EXPANSION_MISMATCH, start - 1);
        return false;
    }

    private static int content(Reading reading, Field.Explicit x, int start) {
        DataRecord out = reading.out;
        return out.scaled
                ? out.edition.compiled().content(x.unit(), reading.in, start, reading.limit, out, reading)
                : compound(reading, x.content().orElseThrow(), start);
    }

    /** Reads the random sequence of a unit. */
    static int randomOf(Reading reading, int unit, int at) {
        return reading.out.edition.fieldOfUnit[unit] instanceof Field.RandomSequence s
                ? randomSequence(reading, s, at)
                : Reading.BROKEN;
    }

    /** Finds the end by reading the items aside: they may come twice, so their numbers are not kept. */
    private static int randomSequence(Reading reading, Field.RandomSequence s, int at) {
        if (at >= reading.limit) {
            return reading.cut(at);
        }
        DataRecord kept = reading.out;
        List<Optional<Item>> byFrn = kept.edition.profileOf(kept).byFrn();
        reading.out = new DataRecord(kept.edition);
        int here = at + 1;
        for (int left = reading.in[at] & 0xFF; left > 0 && here >= 0; left--) {
            here = randomItem(reading, byFrn, here);
        }
        reading.out = kept;
        kept.at[s.unit()] = at;
        kept.raw[s.lengthSlot()] = here < 0 ? 0 : (long) here - at;
        return here;
    }

    private static int randomItem(Reading reading, List<Optional<Item>> byFrn, int at) {
        if (at >= reading.limit) {
            return reading.cut(at);
        }
        int frn = reading.in[at] & 0xFF;
        Item item = frn > 0 && frn < byFrn.size() ? byFrn.get(frn).orElse(null) : null;
        return item == null || item.field() instanceof Field.RandomSequence
                ? reading.undefinedItem(at)
                : field(reading, item.field(), item.unit(), at + 1);
    }
}
