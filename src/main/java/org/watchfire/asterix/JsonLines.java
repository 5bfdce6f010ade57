package org.watchfire.asterix;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes records as JSON, one a line: names of the specification, values in its units, repetitions as arrays, texts and
 * codes as strings, what has no definition as {@code "hex"}. Not thread-safe; the buffer is used again for each line.
 *
 * <p>The definition is turned once into shapes that hold their keys as bytes, so that a record costs no look-up.
 */
@SuppressWarnings("ArrayRecordComponent") // the shapes are private and never compared; arrays keep the inner loop flat
public final class JsonLines {
    private static final Map<Edition, Shape[]> SHAPES = new ConcurrentHashMap<>();
    private static final BdsText[] REGISTERS = registers();

    /** Numbers up to this width are written from a table of their texts. */
    private static final int SMALL_BITS = 8;

    private static final JsonOut.Text ITEMS = new JsonOut.Text(",\"items\":{");
    private static final JsonOut.Text END = new JsonOut.Text("}}\n");
    private static final JsonOut.Text END_OBJECT = new JsonOut.Text("},");
    private static final JsonOut.Text END_ARRAY = new JsonOut.Text("],");

    private final JsonOut out = new JsonOut();
    private @Nullable Edition lastEdition;
    private Shape[] lastShapes = {};
    private JsonOut.Text lastHead = new JsonOut.Text("");

    /** A part of a definition with its key, {@code "name":}. */
    private sealed interface Shape {
        record Value(JsonOut.Text key, Field.Element element, DecimalScale scale) implements Shape {}

        /** A number of few bits: key, value and comma are ready, by its bits. */
        record Small(JsonOut.Text[] texts, int slot, int mask) implements Shape {}

        record Members(JsonOut.Text key, Shape[] members) implements Shape {}

        record Parts(JsonOut.Text key, Shape[][] parts, int[] units) implements Shape {}

        record Rows(JsonOut.Text key, Shape[] row, boolean scalar, Field.Repeat repeat) implements Shape {}

        record Subfields(JsonOut.Text key, Shape[] shapes, int[] units) implements Shape {}

        record Bytes(JsonOut.Text key, Optional<Subfields> content, int unit, int lengthSlot, int opaqueSlot, int skip)
                implements Shape {}
    }

    private record BdsText(JsonOut.Text key, BdsRegister register, Shape.Value[] members) {}

    /** The line's bytes: valid up to {@link #length} until the next line is made. */
    public byte[] bytes() {
        return out.bytes();
    }

    /** Length of the line, its end of line included. */
    public int length() {
        return out.length();
    }

    /** Makes the line of a record. */
    public JsonLines record(DataRecord r, long offset) {
        Edition edition = r.edition();
        out.clear();
        if (!edition.equals(lastEdition)) {
            lastEdition = edition;
            lastShapes = SHAPES.computeIfAbsent(edition, JsonLines::shapes);
            lastHead = new JsonOut.Text(
                    "{\"category\":%d,\"edition\":\"%s\",\"offset\":".formatted(edition.category(), edition.name()));
        }
        out.raw(lastHead).number(offset).raw(ITEMS);
        Shape[] shapes = lastShapes;
        for (int u = 1; u < shapes.length; u++) {
            if (r.has(u) && shapes[u] != null) {
                write(r, shapes[u], r.raw, 0);
            }
        }
        out.dropComma();
        out.raw(END);
        return this;
    }

    /** Makes the line of a fault. */
    public JsonLines fault(Fault f, long offset) {
        out.clear();
        out.raw("{\"error\":").text(f.text()).raw(",\"offset\":").number(offset);
        out.raw(",\"category\":").number(f.category());
        if (!f.item().isEmpty()) {
            out.raw(",\"item\":").text(f.item());
        }
        out.raw("}\n");
        return this;
    }

    /** Makes the line of a block whose category has no definition, or that could not be read: its bytes. */
    public JsonLines block(int category, byte[] bytes, int start, int length, long offset) {
        out.clear();
        out.raw("{\"category\":").number(category).raw(",\"offset\":").number(offset);
        out.raw(",\"hex\":").hexBytes(bytes, start, length).raw("}\n");
        return this;
    }

    @Override
    public String toString() {
        return new String(out.bytes(), 0, out.length(), StandardCharsets.US_ASCII);
    }

    private void write(DataRecord r, Shape shape, long[] from, int shift) {
        switch (shape) {
            case Shape.Small s -> out.raw(s.texts[(int) from[shift + s.slot] & s.mask]);
            case Shape.Value v -> value(r, v, from, shift);
            case Shape.Members m -> {
                out.raw(m.key).raw('{');
                for (Shape s : m.members) {
                    write(r, s, from, shift);
                }
                out.dropComma();
                out.raw(END_OBJECT);
            }
            case Shape.Parts p -> parts(r, p);
            case Shape.Rows rows -> rows(r, rows);
            case Shape.Subfields s -> subfields(r, s);
            case Shape.Bytes b -> bytes(r, b);
        }
    }

    private void parts(DataRecord r, Shape.Parts p) {
        out.raw(p.key).raw('{');
        for (int i = 0; i < p.parts.length && r.has(p.units[i]); i++) {
            for (Shape s : p.parts[i]) {
                write(r, s, r.raw, 0);
            }
        }
        out.dropComma();
        out.raw(END_OBJECT);
    }

    private void rows(DataRecord r, Shape.Rows rows) {
        int id = rows.repeat.id();
        int width = r.edition.rowWidth[id];
        out.raw(rows.key).raw('[');
        for (int i = 0; i < r.rows[id]; i++) {
            if (!rows.scalar) {
                out.raw('{');
            }
            for (Shape s : rows.row) {
                write(r, s, r.pool, r.base[id] + i * width);
            }
            if (!rows.scalar) {
                register(rows, r.pool, r.base[id] + i * width);
                out.dropComma();
                out.raw(END_OBJECT);
            }
        }
        out.dropComma();
        out.raw(END_ARRAY);
    }

    /** After MBDATA, BDS1 and BDS2: what the register says. */
    private void register(Shape.Rows rows, long[] from, int shift) {
        Run run = rows.repeat.body().run();
        if (run.elements.length != 3 || run.elements[0].encoding() != Encoding.BDS) {
            return;
        }
        BdsText text = REGISTERS[(int) ((from[shift + 1] << 4) | from[shift + 2]) & 0xFF];
        if (text != null) {
            out.raw(text.key).raw('{');
            for (int i = 0; i < text.members.length; i++) {
                Shape.Value v = text.members[i];
                if (v.element.encoding() != Encoding.SPARE) {
                    number(v, text.register.raw(from[shift], i), v.scale);
                }
            }
            out.dropComma();
            out.raw(END_OBJECT);
        }
    }

    private void subfields(DataRecord r, Shape.Subfields s) {
        out.raw(s.key).raw('{');
        for (int i = 0; i < s.shapes.length; i++) {
            if (r.has(s.units[i])) {
                write(r, s.shapes[i], r.raw, 0);
            }
        }
        out.dropComma();
        out.raw(END_OBJECT);
    }

    private void bytes(DataRecord r, Shape.Bytes b) {
        if (b.content.isPresent() && r.raw[b.opaqueSlot] == 0) {
            subfields(r, b.content.get());
            return;
        }
        out.raw(b.key).raw("{\"hex\":").hexBytes(r.source, r.at[b.unit], (int) r.raw[b.lengthSlot] - b.skip);
        out.raw(END_OBJECT);
    }

    private void value(DataRecord r, Shape.Value v, long[] from, int shift) {
        Field.Element e = v.element;
        long raw = from[shift + e.slot()];
        if (e.encoding() == Encoding.SPARE && raw == 0) {
            return;
        }
        DecimalScale scale = v.scale;
        if (!e.cases().isEmpty()) {
            scale = new DecimalScale(r.scaleOf(e, shift), e.bits());
        }
        number(v, raw, scale);
    }

    private void number(Shape.Value v, long raw, DecimalScale scale) {
        Field.Element e = v.element;
        out.raw(v.key);
        switch (e.encoding()) {
            case RAW, SPARE -> out.number(raw);
            case UNSIGNED, SIGNED -> out.decimal(scale.scaled(raw), scale.decimals, scale.power);
            case OCTAL -> out.raw('"').octalDigits(raw, e.bits() / 3).raw('"');
            case HEX, BDS -> out.raw('"').hexDigits(raw, (e.bits() + 3) / 4).raw('"');
            case ASCII -> {
                if (!out.plainText(raw, e.bits() / 8, 8)) {
                    out.text(ElementText.text(e, raw));
                }
            }
            case ICAO -> {
                if (!out.plainText(raw, e.bits() / 6, 6)) {
                    out.raw("{\"hex\":\"").hexDigits(raw, (e.bits() + 3) / 4).raw("\"}");
                }
            }
        }
        out.raw(',');
    }

    private static JsonOut.Text key(String name) {
        return new JsonOut.Text(name.isEmpty() ? "" : "\"" + name + "\":");
    }

    private static Shape[] shapes(Edition edition) {
        Shape[] byUnit = new Shape[edition.units];
        for (Map.Entry<String, String> e : edition.allItems()) {
            Item item = edition.itemNamed(e.getKey()).orElseThrow();
            byUnit[item.unit()] = shape(item.field(), item.name(), item.unit());
        }
        return byUnit;
    }

    private static Shape shape(Field field, String name, int unit) {
        return switch (field) {
            case Field.Element e -> element(e, name);
            case Field.Group g -> new Shape.Members(key(name), inner(g.fields()));
            case Field.Fixed f ->
                f.scalar() ? shape(f.fields().getFirst(), name, unit) : new Shape.Members(key(name), inner(f.fields()));
            case Field.Extended x ->
                new Shape.Parts(
                        key(name),
                        partShapes(x),
                        x.parts().stream().mapToInt(Field.Part::unit).toArray());
            case Field.Repeat r ->
                new Shape.Rows(
                        key(name),
                        r.body().scalar()
                                ? new Shape[] {shape(r.body().fields().getFirst(), "", unit)}
                                : inner(r.body().fields()),
                        r.body().scalar(),
                        r);
            case Field.Compound c -> subfieldShapes(c, name);
            case Field.Explicit x ->
                new Shape.Bytes(
                        key(name),
                        x.content().map(c -> subfieldShapes(c, name)),
                        x.unit(),
                        x.lengthSlot(),
                        x.opaqueSlot(),
                        1);
            case Field.RandomSequence s ->
                new Shape.Bytes(key(name), Optional.empty(), s.unit(), s.lengthSlot(), s.lengthSlot(), 0);
        };
    }

    private static Shape element(Field.Element e, String name) {
        Shape.Value value = new Shape.Value(key(name), e, new DecimalScale(e.scale(), e.bits()));
        boolean number = e.encoding() == Encoding.RAW || e.encoding() == Encoding.UNSIGNED || e.signed();
        if (!number || e.bits() > SMALL_BITS || !e.cases().isEmpty()) {
            return value;
        }
        JsonOut.Text[] texts = new JsonOut.Text[1 << e.bits()];
        JsonLines one = new JsonLines();
        for (int i = 0; i < texts.length; i++) {
            one.out.clear();
            one.number(value, i > e.highestRaw() ? i - texts.length : i, value.scale);
            texts[i] = new JsonOut.Text(one.toString());
        }
        return new Shape.Small(texts, e.slot(), texts.length - 1);
    }

    private static Shape[][] partShapes(Field.Extended x) {
        List<Field> all = new ArrayList<>();
        x.parts().forEach(p -> all.addAll(p.fields()));
        Shape[] flat = inner(all);
        Shape[][] parts = new Shape[x.parts().size()][];
        int at = 0;
        for (int i = 0; i < parts.length; i++) {
            int n = x.parts().get(i).fields().size();
            parts[i] = java.util.Arrays.copyOfRange(flat, at, at + n);
            at += n;
        }
        return parts;
    }

    private static Shape.Subfields subfieldShapes(Field.Compound c, String name) {
        List<Field.Subfield> there =
                c.subfields().stream().flatMap(Optional::stream).toList();
        return new Shape.Subfields(
                key(name),
                there.stream()
                        .map(s -> shape(s.field(), s.field().name(), s.unit()))
                        .toArray(Shape[]::new),
                there.stream().mapToInt(Field.Subfield::unit).toArray());
    }

    /** Members of one object; unused bits are named spare, spare2, ... and shown only when they are not 0. */
    private static Shape[] inner(List<Field> fields) {
        List<Shape> list = new ArrayList<>();
        int spares = 0;
        for (Field f : fields) {
            boolean spare = f instanceof Field.Element e && e.encoding() == Encoding.SPARE;
            list.add(shape(f, spare && spares++ > 0 ? "spare" + spares : f.name(), 0));
        }
        return list.toArray(Shape[]::new);
    }

    private static BdsText[] registers() {
        BdsText[] all = new BdsText[256];
        for (BdsRegister r : BdsRegister.all()) {
            Shape.Value[] members = new Shape.Value[r.run.elements.length];
            for (int i = 0; i < members.length; i++) {
                Field.Element e = r.run.elements[i];
                members[i] = new Shape.Value(key(e.name()), e, new DecimalScale(e.scale(), e.bits()));
            }
            all[r.code()] = new BdsText(key("BDS%02X".formatted(r.code())), r, members);
        }
        return all;
    }
}
