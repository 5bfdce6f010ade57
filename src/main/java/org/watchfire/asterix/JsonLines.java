package org.watchfire.asterix;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes records as JSON, one a line: names of the specification, values in its units, repetitions as arrays, texts and
 * codes as strings, what has no definition as {@code "hex"}. Not thread-safe; the buffer is used again for each line.
 *
 * <p>The definition is turned once into {@link JsonShape}s.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; arrays keep the inner loop flat
public final class JsonLines {
    private static final Map<Edition, JsonShape[]> SHAPES = new ConcurrentHashMap<>();
    private static final BdsText[] REGISTERS = registers();

    private static final JsonOut.Text ITEMS = new JsonOut.Text(",\"items\":{");
    private static final JsonOut.Text END = new JsonOut.Text("}}\n");
    private static final JsonOut.Text END_OBJECT = new JsonOut.Text("},");
    private static final JsonOut.Text END_ARRAY = new JsonOut.Text("],");

    private final JsonOut out = new JsonOut();
    private @Nullable Edition lastEdition;
    private JsonShape[] lastShapes = {};
    private JsonOut.Text lastHead = new JsonOut.Text("");

    /** A transponder register, its key {@code "BDSxx":}, and its fields. */
    private record BdsText(JsonOut.Text key, BdsRegister register, JsonShape.Value[] members) {}

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
            lastShapes = SHAPES.computeIfAbsent(edition, JsonShape::of);
            lastHead = new JsonOut.Text(
                    "{\"category\":%d,\"edition\":\"%s\",\"offset\":".formatted(edition.category(), edition.name()));
        }
        out.raw(lastHead).number(offset).raw(ITEMS);
        JsonShape[] shapes = lastShapes;
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
        return out.toString();
    }

    private void write(DataRecord r, JsonShape shape, long[] from, int shift) {
        switch (shape) {
            case JsonShape.Small s -> out.raw(s.texts()[(int) from[shift + s.slot()] & s.mask()]);
            case JsonShape.Value v -> value(r, v, from, shift);
            case JsonShape.Members m -> {
                out.raw(m.key()).raw('{');
                for (JsonShape s : m.members()) {
                    write(r, s, from, shift);
                }
                out.dropComma();
                out.raw(END_OBJECT);
            }
            case JsonShape.Parts p -> parts(r, p);
            case JsonShape.Rows rows -> rows(r, rows);
            case JsonShape.Subfields s -> subfields(r, s);
            case JsonShape.Bytes b -> bytes(r, b);
        }
    }

    private void parts(DataRecord r, JsonShape.Parts p) {
        out.raw(p.key()).raw('{');
        for (int i = 0; i < p.parts().length && r.has(p.units()[i]); i++) {
            for (JsonShape s : p.parts()[i]) {
                write(r, s, r.raw, 0);
            }
        }
        out.dropComma();
        out.raw(END_OBJECT);
    }

    private void rows(DataRecord r, JsonShape.Rows rows) {
        int id = rows.repeat().id();
        int width = r.edition.rowWidth[id];
        out.raw(rows.key()).raw('[');
        for (int i = 0; i < r.rows[id]; i++) {
            if (!rows.scalar()) {
                out.raw('{');
            }
            for (JsonShape s : rows.row()) {
                write(r, s, r.pool, r.base[id] + i * width);
            }
            if (!rows.scalar()) {
                register(rows, r.pool, r.base[id] + i * width);
                out.dropComma();
                out.raw(END_OBJECT);
            }
        }
        out.dropComma();
        out.raw(END_ARRAY);
    }

    /** After MBDATA, BDS1 and BDS2: what the register says. */
    private void register(JsonShape.Rows rows, long[] from, int shift) {
        Run run = rows.repeat().body().run();
        if (run.elements.length != 3 || run.elements[0].encoding() != Encoding.BDS) {
            return;
        }
        BdsText text = REGISTERS[(int) ((from[shift + 1] << 4) | from[shift + 2]) & 0xFF];
        if (text != null) {
            out.raw(text.key).raw('{');
            for (int i = 0; i < text.members.length; i++) {
                JsonShape.Value v = text.members[i];
                if (v.element().encoding() != Encoding.SPARE) {
                    v.write(out, text.register.raw(from[shift], i), v.scale());
                }
            }
            out.dropComma();
            out.raw(END_OBJECT);
        }
    }

    private void subfields(DataRecord r, JsonShape.Subfields s) {
        out.raw(s.key()).raw('{');
        for (int i = 0; i < s.shapes().length; i++) {
            if (r.has(s.units()[i])) {
                write(r, s.shapes()[i], r.raw, 0);
            }
        }
        out.dropComma();
        out.raw(END_OBJECT);
    }

    private void bytes(DataRecord r, JsonShape.Bytes b) {
        if (b.content().isPresent() && r.raw[b.opaqueSlot()] == 0) {
            subfields(r, b.content().get());
            return;
        }
        out.raw(b.key()).raw("{\"hex\":").hexBytes(r.source, r.at[b.unit()], (int) r.raw[b.lengthSlot()] - b.skip());
        out.raw(END_OBJECT);
    }

    private void value(DataRecord r, JsonShape.Value v, long[] from, int shift) {
        Field.Element e = v.element();
        long raw = from[shift + e.slot()];
        if (e.encoding() == Encoding.SPARE && raw == 0) {
            return;
        }
        DecimalScale scale = v.scale();
        if (!e.cases().isEmpty()) {
            scale = new DecimalScale(r.scaleOf(e, shift), e.bits());
        }
        v.write(out, raw, scale);
    }

    private static BdsText[] registers() {
        BdsText[] all = new BdsText[256];
        for (BdsRegister r : BdsRegister.all()) {
            JsonShape.Value[] members = new JsonShape.Value[r.run.elements.length];
            for (int i = 0; i < members.length; i++) {
                Field.Element e = r.run.elements[i];
                members[i] = JsonShape.Value.of(e, e.name());
            }
            all[r.code()] = new BdsText(JsonShape.key("BDS%02X".formatted(r.code())), r, members);
        }
        return all;
    }
}
