package org.watchfire.asterix;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The elements of a record one after the other, as they stand on the wire: what other decoders print can be laid beside it. */
final class WireOrder {
    /**
     * An element with its content.
     *
     * @param element its definition
     * @param raw its bits
     * @param value in the unit of its scale; the raw number where it has none
     * @param text octal or hexadecimal digits or characters; digits of the number for any other
     */
    record Leaf(Field.Element element, long raw, double value, String text) {
        boolean spare() {
            return element.encoding() == Encoding.SPARE;
        }

        boolean quantity() {
            return element.encoding() == Encoding.UNSIGNED || element.encoding() == Encoding.SIGNED;
        }

        /** Category and path: {@code 048/040/RHO}. */
        String path(Edition edition) {
            return "%03d/%s".formatted(edition.category(), element.path());
        }
    }

    private WireOrder() {}

    /** The items that are there, in the order of their reference numbers. */
    static List<Item> items(DataRecord r) {
        return profile(r).byFrn().stream()
                .flatMap(Optional::stream)
                .filter(i -> r.has(i.unit()))
                .toList();
    }

    private static Edition.Profile profile(DataRecord r) {
        return r.edition.selectorSlot >= 0 && r.has(r.edition.selectorUnit)
                ? r.edition.profileFor(r.raw[r.edition.selectorSlot])
                : r.edition.profiles[0];
    }

    /** The elements of an item, unused bits too. */
    static List<Leaf> leaves(DataRecord r, Item item) {
        List<Leaf> list = new ArrayList<>();
        leaves(r, item.field(), list);
        return list;
    }

    /** The elements of a transponder register. */
    static List<Leaf> leaves(BdsRegister register, long message) {
        List<Leaf> list = new ArrayList<>();
        for (int i = 0; i < register.run.elements.length; i++) {
            Field.Element e = register.run.elements[i];
            long raw = register.raw(message, i);
            list.add(new Leaf(e, raw, e.scale().value(raw), ElementText.text(e, raw)));
        }
        return list;
    }

    private static void leaves(DataRecord r, Field field, List<Leaf> to) {
        switch (field) {
            case Field.Fixed f -> run(r, f.run(), r.raw, 0, to);
            case Field.Extended x ->
                x.parts().stream().filter(p -> r.has(p.unit())).forEach(p -> run(r, p.run(), r.raw, 0, to));
            case Field.Repeat rep -> {
                for (int i = 0; i < r.rows[rep.id()]; i++) {
                    run(r, rep.body().run(), r.pool, r.base[rep.id()] + i * r.edition.rowWidth[rep.id()], to);
                }
            }
            case Field.Compound c ->
                c.subfields().stream()
                        .flatMap(Optional::stream)
                        .filter(s -> r.has(s.unit()))
                        .forEach(s -> leaves(r, s.field(), to));
            case Field.Explicit x -> {
                if (r.raw[x.opaqueSlot()] == 0) {
                    x.content().ifPresent(c -> leaves(r, c, to));
                }
            }
            case Field.RandomSequence s -> {}
            case Field.Element e -> throw new AssertionError(e.path());
            case Field.Group g -> throw new AssertionError(g.name());
        }
    }

    private static void run(DataRecord r, Run run, long[] from, int shift, List<Leaf> to) {
        for (Field.Element e : run.elements) {
            long raw = from[shift + e.slot()];
            to.add(new Leaf(e, raw, r.scaleOf(e, shift).value(raw), ElementText.text(e, raw)));
        }
    }
}
