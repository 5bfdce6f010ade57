package org.watchfire.asterix;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;

/**
 * Reads one record, by compiled code or by walking its definition. It never reads outside its limit and never throws on any bytes; what was
 * wrong is left in {@link #rule}, {@link #faultAt} and {@link #faultItem}.
 */
final class RecordReader {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    /** Returned instead of an offset when a rule was broken. */
    static final int BROKEN = -1;

    private byte[] in = new byte[0];
    private int limit;
    private DataRecord out;

    Fault.Rule rule = Fault.Rule.EMPTY_RECORD;
    int faultAt;
    String faultItem = "";
    /** Set when an expansion field was kept unread: not broken, but to be told. */
    boolean remarked;

    private final boolean compiled;

    /**
     * A reader.
     *
     * @param compiled whether to read by {@link RecordCompiler}'s code, or by walking the definition
     */
    RecordReader(DataRecord first, boolean compiled) {
        this.out = first;
        this.compiled = compiled;
    }

    /** Reads the record at an offset into {@code record}; the offset after it, or {@link #BROKEN}. */
    int read(byte[] bytes, int offset, int end, DataRecord record) {
        in = bytes;
        limit = end;
        out = record;
        remarked = false;
        faultItem = "";
        record.scaled = false;
        java.util.Arrays.fill(record.present, (byte) 0);
        record.poolSize = 0;
        record.source = bytes;
        record.offset = offset;
        int at = items(offset);
        record.length = at - offset;
        return at;
    }

    private int items(int offset) {
        int fspecEnd = endOfFlags(offset, Edition.MAX_FSPEC_OCTETS);
        if (fspecEnd < 0) {
            return broken(Fault.Rule.FSPEC_UNENDED, offset);
        }
        out.fspecOctets = fspecEnd - offset;
        Edition edition = out.edition;
        if (compiled && RecordCompiler.compiles(edition)) {
            out.scaled = true;
            int end = edition.compiled().items(in, offset, fspecEnd, limit, out, this);
            return end == fspecEnd ? broken(Fault.Rule.EMPTY_RECORD, offset) : end;
        }
        List<Optional<Item>> byFrn = edition.profiles[0].byFrn();
        int at = fspecEnd;
        boolean some = false;
        for (int octet = 0; octet < out.fspecOctets; octet++) {
            int bits = in[offset + octet];
            for (int bit = 0; bit < 7; bit++) {
                if ((bits & 0x80 >> bit) == 0) {
                    continue;
                }
                int frn = octet * 7 + bit + 1;
                if (frn >= byFrn.size() || byFrn.get(frn).isEmpty()) {
                    faultItem = "";
                    return broken(Fault.Rule.UNDEFINED_ITEM, offset + octet);
                }
                Item item = byFrn.get(frn).get();
                faultItem = item.name();
                at = field(item.field(), item.unit(), at);
                if (at < 0) {
                    return at;
                }
                some = true;
                if (item.unit() == edition.selectorUnit) {
                    byFrn = edition.profileFor(out.raw[edition.selectorSlot]).byFrn();
                }
            }
        }
        faultItem = "";
        return some ? at : broken(Fault.Rule.EMPTY_RECORD, offset);
    }

    private int field(Field field, int unit, int at) {
        out.present[unit] = 1;
        return switch (field) {
            case Field.Fixed f -> fixed(f.run(), at);
            case Field.Extended x -> extended(x, at);
            case Field.Repeat r -> r.countOctets() == 0 ? repeatByFx(r, at) : repeat(r, at);
            case Field.Compound c -> compound(c, at);
            case Field.Explicit x -> explicit(x, at);
            case Field.RandomSequence s -> randomSequence(s, at);
            case Field.Element e -> throw new IllegalStateException(e.path() + " stands outside a run");
            case Field.Group g -> throw new IllegalStateException(g.name() + " stands outside a run");
        };
    }

    private int fixed(Run run, int at) {
        if (at + run.octets > limit) {
            return broken(Fault.Rule.ITEM_CUT, at);
        }
        numbers(run, at, out.raw, 0);
        return at + run.octets;
    }

    private void numbers(Run run, int at, long[] to, int shift) {
        int n = run.elements.length;
        for (int i = 0; i < n; i++) {
            long word = word(in, at + run.octet[i]) << run.left[i];
            to[shift + run.slot[i]] = run.signed[i] ? word >> run.right[i] : word >>> run.right[i];
        }
    }

    /** Eight octets, big-endian; past the end of the array they count as 0 (the caller has checked what it needs). */
    static long word(byte[] in, int at) {
        if (at + 8 <= in.length) {
            return (long) LONG.get(in, at);
        }
        long word = 0;
        for (int i = 0; i < 8; i++) {
            word = word << 8 | (at + i < in.length ? in[at + i] & 0xFF : 0);
        }
        return word;
    }

    private int extended(Field.Extended x, int at) {
        List<Field.Part> parts = x.parts();
        int here = at;
        for (int i = 0; ; i++) {
            if (i == parts.size()) {
                return broken(Fault.Rule.EXTENSION_UNDEFINED, here);
            }
            Field.Part part = parts.get(i);
            out.present[part.unit()] = 1;
            here = fixed(part.run(), here);
            if (here < 0 || part.last() || (in[here - 1] & 1) == 0) {
                return here;
            }
        }
    }

    private int repeat(Field.Repeat r, int at) {
        int count = rows(r, at);
        Run run = r.body().run();
        int here = at + r.countOctets();
        for (int i = 0; i < count; i++, here += run.octets) {
            numbers(run, here, out.pool, out.base[r.id()] + i * out.edition.rowWidth[r.id()]);
        }
        return count < 0 ? count : here;
    }

    /** The number of rows that stand before their end, with room made for them, or {@link #BROKEN}. */
    private int rows(Field.Repeat r, int at) {
        int start = at + r.countOctets();
        if (start > limit) {
            return broken(Fault.Rule.ITEM_CUT, at);
        }
        int count = (int) (word(in, at) >>> (64 - 8 * r.countOctets()));
        if ((long) start + (long) count * r.body().run().octets > limit) {
            return broken(Fault.Rule.ITEM_CUT, at);
        }
        int numbers = count * out.edition.rowWidth[r.id()];
        if (!out.reserve(numbers)) {
            return broken(Fault.Rule.TOO_MANY_ROWS, at);
        }
        out.rows[r.id()] = count;
        out.base[r.id()] = out.poolSize;
        out.poolSize += numbers;
        return count;
    }

    private int repeatByFx(Field.Repeat r, int at) {
        Run run = r.body().run();
        int width = out.edition.rowWidth[r.id()];
        int here = at;
        int count = 0;
        out.base[r.id()] = out.poolSize;
        do {
            if (here + run.octets > limit) {
                return broken(Fault.Rule.ITEM_CUT, here);
            }
            if (!out.reserve(width)) {
                return broken(Fault.Rule.TOO_MANY_ROWS, here);
            }
            numbers(run, here, out.pool, out.poolSize);
            out.poolSize += width;
            here += run.octets;
            count++;
        } while ((in[here - 1] & 1) != 0);
        out.rows[r.id()] = count;
        return here;
    }

    private int compound(Field.Compound c, int at) {
        int flags = c.byFx() ? 7 : 8;
        int primaryEnd = c.byFx() ? endOfFlags(at, Edition.MAX_FSPEC_OCTETS) : at < limit ? at + 1 : BROKEN;
        if (primaryEnd < 0) {
            return broken(Fault.Rule.ITEM_CUT, at);
        }
        out.raw[c.octetsSlot()] = (long) primaryEnd - at;
        List<Optional<Field.Subfield>> list = c.subfields();
        int here = primaryEnd;
        for (int octet = at; octet < primaryEnd; octet++) {
            for (int bit = 0; bit < flags; bit++) {
                if ((in[octet] & 0x80 >> bit) == 0) {
                    continue;
                }
                int index = (octet - at) * flags + bit;
                if (index >= list.size() || list.get(index).isEmpty()) {
                    return broken(Fault.Rule.UNDEFINED_SUBFIELD, octet);
                }
                Field.Subfield sub = list.get(index).get();
                here = field(sub.field(), sub.unit(), here);
                if (here < 0) {
                    return here;
                }
            }
        }
        return here;
    }

    /** Finds the end by reading the items aside: they may come twice, so their numbers are not kept. */
    private int randomSequence(Field.RandomSequence s, int at) {
        if (at >= limit) {
            return broken(Fault.Rule.ITEM_CUT, at);
        }
        Edition edition = out.edition;
        Edition.Profile profile = edition.profileOf(out);
        DataRecord kept = out;
        out = new DataRecord(edition);
        int here = at + 1;
        for (int left = in[at] & 0xFF; left > 0 && here >= 0; left--) {
            int frn = here < limit ? in[here] & 0xFF : 0;
            Item item = frn > 0 && frn < profile.byFrn().size()
                    ? profile.byFrn().get(frn).orElse(null)
                    : null;
            if (item == null || item.field() instanceof Field.RandomSequence) {
                here = broken(here < limit ? Fault.Rule.UNDEFINED_ITEM : Fault.Rule.ITEM_CUT, here);
            } else {
                here = field(item.field(), item.unit(), here + 1);
            }
        }
        out = kept;
        out.at[s.unit()] = at;
        out.raw[s.lengthSlot()] = here < 0 ? 0 : (long) here - at;
        return here;
    }

    private int explicit(Field.Explicit x, int at) {
        if (at >= limit) {
            return broken(Fault.Rule.ITEM_CUT, at);
        }
        int octets = in[at] & 0xFF;
        if (octets == 0) {
            return broken(Fault.Rule.EXPLICIT_LENGTH_ZERO, at);
        }
        int end = at + octets;
        if (end > limit) {
            return broken(Fault.Rule.ITEM_CUT, at);
        }
        out.at[x.unit()] = at + 1;
        out.raw[x.lengthSlot()] = octets;
        out.raw[x.opaqueSlot()] = x.content().isPresent() && fills(x, at + 1, end) ? 0 : 1;
        return end;
    }

    /** Reads the content within its own limit; on any mismatch forgets it and remarks, so that nothing shifts silently. */
    private boolean fills(Field.Explicit x, int start, int end) {
        int outer = limit;
        int pool = out.poolSize;
        limit = end;
        int here = start == end ? BROKEN : content(x, start);
        limit = outer;
        if (here == end) {
            return true;
        }
        for (int u = x.unit() + 1; u <= x.lastUnit(); u++) {
            out.present[u] = 0;
        }
        out.poolSize = pool;
        remarked = true;
        broken(Fault.Rule.EXPANSION_MISMATCH, start - 1);
        return false;
    }

    private int content(Field.Explicit x, int start) {
        return out.scaled
                ? out.edition.compiled().content(x.unit(), in, start, limit, out, this)
                : compound(x.content().orElseThrow(), start);
    }

    // What compiled code asks for, by name.

    int rowsOf(int id, int at) {
        return rows(out.edition.repeatById[id], at);
    }

    int repeatByFxOf(int id, int at) {
        return repeatByFx(out.edition.repeatById[id], at);
    }

    int explicitOf(int unit, int at) {
        return out.edition.fieldOfUnit[unit] instanceof Field.Explicit x ? explicit(x, at) : BROKEN;
    }

    int randomOf(int unit, int at) {
        return out.edition.fieldOfUnit[unit] instanceof Field.RandomSequence s ? randomSequence(s, at) : BROKEN;
    }

    int inItem(int frn) {
        faultItem = out.edition.profiles[0].byFrn().get(frn).map(Item::name).orElse("");
        return BROKEN;
    }

    int undefinedItem(int at) {
        return broken(Fault.Rule.UNDEFINED_ITEM, at);
    }

    /** The field specification goes on after what the edition has: fine when it announces nothing there. */
    int nothingMore(int fspec, int at, int octets) {
        for (int i = fspec + octets; i < fspec + out.fspecOctets; i++) {
            if ((in[i] & 0xFE) != 0) {
                return broken(Fault.Rule.UNDEFINED_ITEM, i);
            }
        }
        return at;
    }

    int cut(int at) {
        return broken(Fault.Rule.ITEM_CUT, at);
    }

    int noSuchExtension(int at) {
        return broken(Fault.Rule.EXTENSION_UNDEFINED, at);
    }

    int afterFlags(int at) {
        int end = endOfFlags(at, Edition.MAX_FSPEC_OCTETS);
        return end < 0 ? broken(Fault.Rule.ITEM_CUT, at) : end;
    }

    int afterOneOctet(int at) {
        return at < limit ? at + 1 : broken(Fault.Rule.ITEM_CUT, at);
    }

    int undefinedSubfield(int at) {
        return broken(Fault.Rule.UNDEFINED_SUBFIELD, at);
    }

    /** The primary subfield goes on after what the edition has: fine when it announces nothing there. */
    int noMoreSubfields(int flags, int at, int octets) {
        int i = flags + octets - 1;
        while ((in[i] & 1) != 0) {
            i++;
            if ((in[i] & 0xFE) != 0) {
                return broken(Fault.Rule.UNDEFINED_SUBFIELD, i);
            }
        }
        return at;
    }

    /** The offset after octets of seven flags and an FX each, or {@link #BROKEN}. */
    private int endOfFlags(int at, int most) {
        for (int i = at; i < limit && i < at + most; i++) {
            if ((in[i] & 1) == 0) {
                return i + 1;
            }
        }
        return BROKEN;
    }

    private int broken(Fault.Rule what, int where) {
        rule = what;
        faultAt = where;
        return BROKEN;
    }
}
