package org.watchfire.asterix;

import java.util.List;
import java.util.Optional;

/** Writes one record by walking its definition. The target has room for any record ({@link BlockWriter}'s bound). */
final class RecordWriter {
    /** Whether field specifications and primary subfields keep the length they were received with. */
    private final boolean keepLengths;

    private byte[] out = new byte[0];
    private DataRecord in;

    RecordWriter(boolean keepLengths, DataRecord first) {
        this.keepLengths = keepLengths;
        this.in = first;
    }

    /** Writes a record at an offset and returns the offset after it. */
    int write(DataRecord record, byte[] to, int offset) {
        in = record;
        out = to;
        Edition edition = record.edition;
        Edition.Profile profile = edition.profileOf(record);
        List<Optional<Item>> byFrn = profile.byFrn();
        int last = 0;
        for (int frn = 1; frn < byFrn.size(); frn++) {
            if (byFrn.get(frn).filter(i -> record.has(i.unit())).isPresent()) {
                last = frn;
            }
        }
        if (last == 0) {
            throw new IllegalArgumentException("a record of " + edition + " without items cannot be written");
        }
        if (edition.profiles.length > 1) {
            allHavePlaces(record, profile);
        }
        int octets = Math.max((last + 6) / 7, keepLengths ? record.fspecOctets : 0);
        int at = flags(offset, octets);
        for (int frn = 1; frn <= last; frn++) {
            Item item = byFrn.get(frn).orElse(null);
            if (item != null && record.has(item.unit())) {
                out[offset + (frn - 1) / 7] |= (byte) (0x80 >> (frn - 1) % 7);
                at = field(item.field(), item.unit(), at);
            }
        }
        return at;
    }

    /** An item of the other profile would vanish silently. */
    private static void allHavePlaces(DataRecord record, Edition.Profile profile) {
        for (Edition.Profile other : record.edition.profiles) {
            for (Optional<Item> item : other.byFrn()) {
                if (item.isPresent()
                        && record.has(item.get().unit())
                        && !profile.byFrn().contains(item)) {
                    throw new IllegalArgumentException(
                            record.edition + ": item " + item.get().name() + " has no place in a " + profile.name());
                }
            }
        }
    }

    /** Empty octets of flags, with FX set in all but the last. */
    private int flags(int at, int octets) {
        for (int i = 0; i < octets; i++) {
            out[at + i] = (byte) (i < octets - 1 ? 1 : 0);
        }
        return at + octets;
    }

    private int field(Field field, int unit, int at) {
        return switch (field) {
            case Field.Fixed f -> numbers(f.run(), at, in.raw, 0);
            case Field.Extended x -> extended(x, at);
            case Field.Repeat r -> repeat(r, at);
            case Field.Compound c -> compound(c, at);
            case Field.Explicit x -> explicit(x, at);
            case Field.RandomSequence s -> {
                int octets = (int) in.raw[s.lengthSlot()];
                System.arraycopy(in.source, in.at[s.unit()], out, at, octets);
                yield at + octets;
            }
            case Field.Element e -> throw new IllegalStateException(e.path() + " stands outside a run, unit " + unit);
            case Field.Group g -> throw new IllegalStateException(g.name() + " stands outside a run, unit " + unit);
        };
    }

    private int numbers(Run run, int at, long[] from, int shift) {
        long pending = 0;
        int held = 0;
        int here = at;
        for (int i = 0; i < run.elements.length; i++) {
            int bits = run.elements[i].bits();
            long number = from[shift + run.slot[i]];
            for (int left = bits; left > 0; ) {
                int take = Math.min(left, 8 - held);
                pending = (pending << take) | ((number >>> (left - take)) & ((1L << take) - 1));
                held += take;
                left -= take;
                if (held == 8) {
                    out[here++] = (byte) pending;
                    held = 0;
                    pending = 0;
                }
            }
        }
        if (held > 0) {
            out[here++] = (byte) (pending << (8 - held));
        }
        return here;
    }

    private int extended(Field.Extended x, int at) {
        int here = at;
        List<Field.Part> parts = x.parts();
        for (int i = 0; i < parts.size(); i++) {
            here = numbers(parts.get(i).run(), here, in.raw, 0);
            if (i + 1 == parts.size() || !in.has(parts.get(i + 1).unit())) {
                break;
            }
            out[here - 1] |= 1;
        }
        return here;
    }

    private int repeat(Field.Repeat r, int at) {
        int count = in.rows[r.id()];
        int width = in.edition.rowWidth[r.id()];
        int here = at;
        for (int i = r.countOctets() - 1; i >= 0; i--) {
            if ((count >>> (8 * r.countOctets())) != 0) {
                throw new IllegalArgumentException(r.path() + " has " + count + " rows, more than its count can say");
            }
            out[here++] = (byte) (count >>> (8 * i));
        }
        for (int row = 0; row < count; row++) {
            here = numbers(r.body().run(), here, in.pool, in.base[r.id()] + row * width);
            if (r.countOctets() == 0 && row + 1 < count) {
                out[here - 1] |= 1;
            }
        }
        return here;
    }

    private int compound(Field.Compound c, int at) {
        List<Optional<Field.Subfield>> list = c.subfields();
        int last = 0;
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i).filter(s -> in.has(s.unit())).isPresent()) {
                last = i + 1;
            }
        }
        int flags = c.byFx() ? 7 : 8;
        int octets = c.byFx() ? Math.max(1, (last + 6) / 7) : 1;
        if (keepLengths) {
            octets = Math.max(octets, (int) in.raw[c.octetsSlot()]);
        }
        int here = flags(at, octets);
        for (int i = 0; i < last; i++) {
            Field.Subfield sub = list.get(i).orElse(null);
            if (sub != null && in.has(sub.unit())) {
                out[at + i / flags] |= (byte) (0x80 >> i % flags);
                here = field(sub.field(), sub.unit(), here);
            }
        }
        return here;
    }

    private int explicit(Field.Explicit x, int at) {
        int end;
        if (in.raw[x.opaqueSlot()] == 0 && x.content().isPresent()) {
            end = compound(x.content().get(), at + 1);
        } else {
            int octets = (int) in.raw[x.lengthSlot()] - 1;
            System.arraycopy(in.source, in.at[x.unit()], out, at + 1, octets);
            end = at + 1 + octets;
        }
        if (end - at > 255) {
            throw new IllegalArgumentException(x.name() + " has " + (end - at) + " octets, above 255");
        }
        out[at] = (byte) (end - at);
        return end;
    }
}
