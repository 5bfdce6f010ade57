package org.watchfire.asterix;

import static org.watchfire.asterix.CompiledCode.ASK;
import static org.watchfire.asterix.CompiledCode.AT;
import static org.watchfire.asterix.CompiledCode.BYTES;
import static org.watchfire.asterix.CompiledCode.DOUBLES;
import static org.watchfire.asterix.CompiledCode.FAULTS;
import static org.watchfire.asterix.CompiledCode.FLAGS;
import static org.watchfire.asterix.CompiledCode.IN;
import static org.watchfire.asterix.CompiledCode.INTS;
import static org.watchfire.asterix.CompiledCode.ITEM_READER;
import static org.watchfire.asterix.CompiledCode.LIMIT;
import static org.watchfire.asterix.CompiledCode.LONGS;
import static org.watchfire.asterix.CompiledCode.OFFSET;
import static org.watchfire.asterix.CompiledCode.OUT;
import static org.watchfire.asterix.CompiledCode.PRESENT;
import static org.watchfire.asterix.CompiledCode.RAW;
import static org.watchfire.asterix.CompiledCode.READ;
import static org.watchfire.asterix.CompiledCode.READING;
import static org.watchfire.asterix.CompiledCode.RECORD;
import static org.watchfire.asterix.CompiledCode.ROW;
import static org.watchfire.asterix.CompiledCode.ROWS_LEFT;
import static org.watchfire.asterix.CompiledCode.RUN_READER;
import static org.watchfire.asterix.CompiledCode.SELF;
import static org.watchfire.asterix.CompiledCode.THREE_NUMBERS;
import static org.watchfire.asterix.CompiledCode.VALUES;
import static org.watchfire.asterix.CompiledCode.fail;
import static org.watchfire.asterix.CompiledCode.present;
import static org.watchfire.asterix.CompiledCode.storeOrReturn;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Compiles what a definition says of items and subfields: a method for each item, and for each subfield that is more than a
 * run. Repetitions by FX are left to {@link RunReader}, explicit lengths and random sequences to {@link ItemReader}.
 */
final class ItemCompiler {
    private record Pending(String method, Field field) {}

    private final Edition edition;
    private final Deque<Pending> pending = new ArrayDeque<>();
    private final List<Field.Explicit> contents = new ArrayList<>();
    private int methods;

    ItemCompiler(Edition edition) {
        this.edition = edition;
    }

    /** Name of the method that is going to read a field, of type {@link CompiledCode#READ}. */
    String later(Field field) {
        String name = "read" + methods++;
        pending.add(new Pending(name, field));
        return name;
    }

    /** The explicit items with known content, of those written so far. */
    List<Field.Explicit> contents() {
        return contents;
    }

    /** Writes the methods promised by {@link #later}, and those that they promise in turn. */
    void write(ClassBuilder c) {
        while (!pending.isEmpty()) {
            Pending next = pending.pop();
            c.withMethodBody(next.method, READ, ClassFile.ACC_STATIC, b -> read(b, next.field));
        }
    }

    private void read(CodeBuilder b, Field field) {
        b.aload(OUT).getfield(RECORD, "raw", LONGS).astore(RAW);
        b.aload(OUT).getfield(RECORD, "values", DOUBLES).astore(VALUES);
        b.aload(OUT).getfield(RECORD, "present", BYTES).astore(PRESENT);
        body(b, field);
        b.iload(OFFSET).ireturn();
    }

    /** Reads a field at the offset and moves the offset behind it. */
    private void body(CodeBuilder b, Field field) {
        switch (field) {
            case Field.Fixed f -> RunCompiler.run(b, f.run());
            case Field.Extended x -> extended(b, x);
            case Field.Compound x -> compound(b, x);
            case Field.Repeat r when r.countOctets() > 0 -> rows(b, r);
            case Field.Repeat r -> walk(b, RUN_READER, "rowsByFx", r.id());
            case Field.Explicit x -> {
                if (x.content().isPresent()) {
                    contents.add(x);
                }
                walk(b, ITEM_READER, "explicitOf", x.unit());
            }
            case Field.RandomSequence s -> walk(b, ITEM_READER, "randomOf", s.unit());
            case Field.Element e -> throw new IllegalStateException(e.path());
            case Field.Group g -> throw new IllegalStateException(g.name());
        }
    }

    /** Part after part, as long as the last bit of the one before says so. */
    private static void extended(CodeBuilder b, Field.Extended x) {
        Label end = b.newLabel();
        for (Field.Part part : x.parts()) {
            present(b, part.unit());
            RunCompiler.run(b, part.run());
            if (part.last()) {
                b.goto_(end);
            } else {
                b.aload(IN)
                        .iload(OFFSET)
                        .loadConstant(1)
                        .isub()
                        .baload()
                        .loadConstant(1)
                        .iand()
                        .ifeq(end);
            }
        }
        if (!x.parts().getLast().last()) {
            fail(b, "noSuchExtension");
        }
        b.labelBinding(end);
    }

    /** Rows after their number: {@link RunReader} checks it and makes room, then each row is read in place. */
    private void rows(CodeBuilder b, Field.Repeat r) {
        Label next = b.newLabel();
        Label end = b.newLabel();
        b.aload(FAULTS).loadConstant(r.id()).iload(OFFSET);
        b.invokestatic(RUN_READER, "roomForRows", ASK);
        storeOrReturn(b, ROWS_LEFT);
        b.aload(OUT).getfield(RECORD, "pool", LONGS).astore(RAW);
        b.aload(OUT).getfield(RECORD, "base", INTS).loadConstant(r.id()).iaload();
        b.istore(ROW).iinc(OFFSET, r.countOctets());
        b.labelBinding(next).iload(ROWS_LEFT).ifle(end);
        RunCompiler.numbers(b, r.body().run(), (e, left) -> {
            b.aload(RAW).iload(ROW).loadConstant(e.slot()).iadd();
            RunCompiler.number(b, e, left);
            b.lastore();
        });
        b.iinc(OFFSET, r.body().run().octets).iinc(ROW, edition.rowWidth[r.id()]);
        b.iinc(ROWS_LEFT, -1).goto_(next).labelBinding(end);
    }

    /** A test for each bit of the primary subfield, as many octets as the edition has; the reading looks at any more. */
    private void compound(CodeBuilder b, Field.Compound c) {
        b.iload(OFFSET).istore(FLAGS);
        b.aload(FAULTS).iload(OFFSET);
        b.invokevirtual(READING, c.byFx() ? "afterFlags" : "afterOneOctet", AT);
        storeOrReturn(b, OFFSET);
        b.aload(RAW).loadConstant(c.octetsSlot());
        b.iload(OFFSET).iload(FLAGS).isub().i2l().lastore();
        int perOctet = c.byFx() ? 7 : 8;
        int octets = Math.max(1, (c.subfields().size() + perOctet - 1) / perOctet);
        Label end = b.newLabel();
        for (int octet = 0; octet < octets; octet++) {
            for (int bit = 0; bit < perOctet; bit++) {
                int index = octet * perOctet + bit;
                Label next = b.newLabel();
                flags(b, octet);
                b.loadConstant(0x80 >> bit).iand().ifeq(next);
                if (index < c.subfields().size() && c.subfields().get(index).isPresent()) {
                    subfield(b, c.subfields().get(index).get());
                } else {
                    b.aload(FAULTS).iload(FLAGS).loadConstant(octet).iadd();
                    b.invokevirtual(READING, "undefinedSubfield", AT).ireturn();
                }
                b.labelBinding(next);
            }
            if (c.byFx()) {
                flags(b, octet);
                b.loadConstant(1).iand().ifeq(end);
            }
        }
        if (c.byFx()) {
            b.aload(FAULTS).iload(FLAGS).iload(OFFSET).loadConstant(octets);
            b.invokevirtual(READING, "noMoreSubfields", THREE_NUMBERS);
            storeOrReturn(b, OFFSET);
        }
        b.labelBinding(end);
    }

    /** Puts an octet of the primary subfield on the stack. */
    private static void flags(CodeBuilder b, int octet) {
        b.aload(IN).iload(FLAGS).loadConstant(octet).iadd().baload();
    }

    /** Short subfields are read in place, long ones in a method of their own. */
    private void subfield(CodeBuilder b, Field.Subfield s) {
        present(b, s.unit());
        if (s.field() instanceof Field.Fixed f) {
            RunCompiler.run(b, f.run());
            return;
        }
        b.aload(IN).iload(OFFSET).iload(LIMIT).aload(OUT).aload(FAULTS);
        b.invokestatic(SELF, later(s.field()), READ);
        storeOrReturn(b, OFFSET);
    }

    /** Leaves a field to a reader that walks the definition. */
    private static void walk(CodeBuilder b, ClassDesc reader, String method, int id) {
        b.aload(FAULTS).loadConstant(id).iload(OFFSET);
        b.invokestatic(reader, method, ASK);
        storeOrReturn(b, OFFSET);
    }
}
