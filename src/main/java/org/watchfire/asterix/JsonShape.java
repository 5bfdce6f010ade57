package org.watchfire.asterix;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A part of a definition as {@link JsonLines} writes it, with its key, {@code "name":}, as bytes: made once an edition, so
 * that a record costs no look-up.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; arrays keep the inner loop flat
sealed interface JsonShape {
    /** Numbers up to this width are written from a table of their texts. */
    int SMALL_BITS = 8;

    /** An element, and how its number is written as a decimal. */
    record Value(JsonOut.Text key, Field.Element element, DecimalScale scale) implements JsonShape {
        static Value of(Field.Element e, String name) {
            return new Value(JsonShape.key(name), e, new DecimalScale(e.scale(), e.bits()));
        }

        /** Writes key, value and comma, by a scale that may depend on other elements. */
        void write(JsonOut out, long raw, DecimalScale by) {
            out.raw(key);
            switch (element.encoding()) {
                case RAW, SPARE -> out.number(raw);
                case UNSIGNED, SIGNED -> out.decimal(by.scaled(raw), by.decimals, by.power);
                case OCTAL -> out.raw('"').octalDigits(raw, element.bits() / 3).raw('"');
                case HEX, BDS ->
                    out.raw('"').hexDigits(raw, (element.bits() + 3) / 4).raw('"');
                case ASCII -> {
                    if (!out.plainText(raw, element.bits() / 8, 8)) {
                        out.text(ElementText.text(element, raw));
                    }
                }
                case ICAO -> {
                    if (!out.plainText(raw, element.bits() / 6, 6)) {
                        out.raw("{\"hex\":\"")
                                .hexDigits(raw, (element.bits() + 3) / 4)
                                .raw("\"}");
                    }
                }
            }
            out.raw(',');
        }
    }

    /** A number of few bits: key, value and comma are ready, by its bits. */
    record Small(JsonOut.Text[] texts, int slot, int mask) implements JsonShape {}

    /** Elements that are always all there: an object. */
    record Members(JsonOut.Text key, JsonShape[] members) implements JsonShape {}

    /** An extended item: one object, with the members of the parts that are there. */
    record Parts(JsonOut.Text key, JsonShape[][] parts, int[] units) implements JsonShape {}

    /** A repetition: an array, of bare values where the row is a single element without a name. */
    record Rows(JsonOut.Text key, JsonShape[] row, boolean scalar, Field.Repeat repeat) implements JsonShape {}

    /** A compound: an object with the subfields that are there. */
    record Subfields(JsonOut.Text key, JsonShape[] shapes, int[] units) implements JsonShape {}

    /**
     * What a record may hold as bytes.
     *
     * @param content its subfields, where they are known
     * @param lengthSlot slot of the length in octets, {@code skip} of which come before the bytes
     * @param opaqueSlot slot that is 0 when the content was read
     */
    record Bytes(JsonOut.Text key, Optional<Subfields> content, int unit, int lengthSlot, int opaqueSlot, int skip)
            implements JsonShape {}

    /** The shapes of the items of an edition, by unit. */
    static JsonShape[] of(Edition edition) {
        JsonShape[] byUnit = new JsonShape[edition.units];
        for (Map.Entry<String, String> e : edition.allItems()) {
            Item item = edition.itemNamed(e.getKey()).orElseThrow();
            byUnit[item.unit()] = shape(item.field(), item.name(), item.unit());
        }
        return byUnit;
    }

    private static JsonShape shape(Field field, String name, int unit) {
        return switch (field) {
            case Field.Element e -> element(e, name);
            case Field.Group g -> new Members(key(name), inner(g.fields()));
            case Field.Fixed f ->
                f.scalar() ? shape(f.fields().getFirst(), name, unit) : new Members(key(name), inner(f.fields()));
            case Field.Extended x ->
                new Parts(
                        key(name),
                        partShapes(x),
                        x.parts().stream().mapToInt(Field.Part::unit).toArray());
            case Field.Repeat r ->
                new Rows(
                        key(name),
                        r.body().scalar()
                                ? new JsonShape[] {shape(r.body().fields().getFirst(), "", unit)}
                                : inner(r.body().fields()),
                        r.body().scalar(),
                        r);
            case Field.Compound c -> subfieldShapes(c, name);
            case Field.Explicit x ->
                new Bytes(
                        key(name),
                        x.content().map(c -> subfieldShapes(c, name)),
                        x.unit(),
                        x.lengthSlot(),
                        x.opaqueSlot(),
                        1);
            case Field.RandomSequence s ->
                new Bytes(key(name), Optional.empty(), s.unit(), s.lengthSlot(), s.lengthSlot(), 0);
        };
    }

    private static JsonShape element(Field.Element e, String name) {
        Value value = Value.of(e, name);
        boolean number = e.encoding() == Encoding.RAW || e.encoding() == Encoding.UNSIGNED || e.signed();
        if (!number || e.bits() > SMALL_BITS || !e.cases().isEmpty()) {
            return value;
        }
        JsonOut.Text[] texts = new JsonOut.Text[1 << e.bits()];
        JsonOut one = new JsonOut();
        for (int i = 0; i < texts.length; i++) {
            one.clear();
            value.write(one, i > e.highestRaw() ? i - texts.length : i, value.scale);
            texts[i] = new JsonOut.Text(one.toString());
        }
        return new Small(texts, e.slot(), texts.length - 1);
    }

    private static JsonShape[][] partShapes(Field.Extended x) {
        List<Field> all = new ArrayList<>();
        x.parts().forEach(p -> all.addAll(p.fields()));
        JsonShape[] flat = inner(all);
        JsonShape[][] parts = new JsonShape[x.parts().size()][];
        int at = 0;
        for (int i = 0; i < parts.length; i++) {
            int n = x.parts().get(i).fields().size();
            parts[i] = Arrays.copyOfRange(flat, at, at + n);
            at += n;
        }
        return parts;
    }

    private static Subfields subfieldShapes(Field.Compound c, String name) {
        List<Field.Subfield> there =
                c.subfields().stream().flatMap(Optional::stream).toList();
        return new Subfields(
                key(name),
                there.stream()
                        .map(s -> shape(s.field(), s.field().name(), s.unit()))
                        .toArray(JsonShape[]::new),
                there.stream().mapToInt(Field.Subfield::unit).toArray());
    }

    /** Members of one object; unused bits are named spare, spare2, ... and shown only when they are not 0. */
    private static JsonShape[] inner(List<Field> fields) {
        List<JsonShape> list = new ArrayList<>();
        int spares = 0;
        for (Field f : fields) {
            boolean spare = f instanceof Field.Element e && e.encoding() == Encoding.SPARE;
            list.add(shape(f, spare && spares++ > 0 ? "spare" + spares : f.name(), 0));
        }
        return list.toArray(JsonShape[]::new);
    }

    /** {@code "name":}, or nothing for an element without a name. */
    static JsonOut.Text key(String name) {
        return new JsonOut.Text(name.isEmpty() ? "" : "\"" + name + "\":");
    }
}
