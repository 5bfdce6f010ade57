package org.watchfire.asterix;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Records with random content that is valid for their edition. */
final class RandomRecords {
    private RandomRecords() {}

    /** Each item, subfield and extension is there with a probability; at least one item is. */
    static DataRecord fill(Edition edition, SplittableRandom random, double probability) {
        DataRecord record = new DataRecord(edition);
        Edition.Profile profile = edition.profiles[random.nextInt(edition.profiles.length)];
        if (edition.selectorSlot >= 0) {
            record.mark(edition.selectorUnit);
            record.raw[edition.selectorSlot] = profile.selector();
        }
        boolean some = false;
        while (!some) {
            for (Optional<Item> item : profile.byFrn()) {
                if (item.isPresent() && random.nextDouble() <= probability) {
                    fill(record, item.get().field(), item.get().unit(), random, probability);
                    some = true;
                }
            }
        }
        if (edition.selectorSlot >= 0) {
            record.mark(edition.selectorUnit);
            record.raw[edition.selectorSlot] = profile.selector();
        }
        return record;
    }

    private static void fill(DataRecord r, Field field, int unit, SplittableRandom random, double probability) {
        r.mark(unit);
        switch (field) {
            case Field.Fixed f -> numbers(f.run(), r.raw, 0, random);
            case Field.Extended x -> {
                for (Field.Part p : x.parts()) {
                    if (!p.equals(x.parts().getFirst()) && random.nextDouble() > probability) {
                        break;
                    }
                    r.mark(p.unit());
                    numbers(p.run(), r.raw, 0, random);
                }
            }
            case Field.Repeat rep -> {
                int rows = 1 + random.nextInt(3);
                for (int i = 0; i < rows; i++) {
                    int row = r.addRow(new RepeatHandle(rep.path(), rep.unit(), rep.id()));
                    numbers(rep.body().run(), r.pool, r.base[rep.id()] + row * r.edition.rowWidth[rep.id()], random);
                }
            }
            case Field.Compound c -> subfields(r, c, random, probability);
            case Field.Explicit x -> explicit(r, x, random);
            case Field.RandomSequence s -> {
                r.at[s.unit()] = r.append(new byte[] {0});
                r.raw[s.lengthSlot()] = 1;
            }
            case Field.Element e -> throw new AssertionError(e.path());
            case Field.Group g -> throw new AssertionError(g.name());
        }
    }

    private static void subfields(DataRecord r, Field.Compound c, SplittableRandom random, double probability) {
        List<Field.Subfield> there = c.subfields().stream()
                .flatMap(Optional::stream)
                .filter(s -> random.nextDouble() <= probability)
                .toList();
        there.forEach(s -> fill(r, s.field(), s.unit(), random, probability));
    }

    private static void explicit(DataRecord r, Field.Explicit x, SplittableRandom random) {
        boolean opaque = x.content().isEmpty();
        if (opaque) {
            byte[] bytes = new byte[1 + random.nextInt(5)];
            random.nextBytes(bytes);
            r.setBytes(new ItemHandle(x.name(), x.unit()), bytes);
        } else {
            // Few subfields, since an expansion field holds at most 254 octets.
            subfields(r, x.content().get(), random, 0.3);
        }
    }

    private static void numbers(Run run, long[] to, int shift, SplittableRandom random) {
        for (Field.Element e : run.elements) {
            long bits = random.nextLong();
            to[shift + e.slot()] = e.signed() ? bits >> (64 - e.bits()) : bits >>> (64 - e.bits());
        }
    }
}
