package org.watchfire.asterix;

import static java.lang.constant.ConstantDescs.CD_byte;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.ObjIntConsumer;

/**
 * Turns the definition of an edition into bytecode: one method an item, each field a load, a shift and a store at
 * places known when the code is made, so that the JIT compiler sees no table. {@link RecordReader} reads the same by
 * walking the definition; the two are held equal by a test. Repetitions by FX, explicit lengths and random sequences are
 * left to the walk.
 *
 * <p>Locals of every method: 0 bytes, 1 offset, 2 limit, 3 record, 4 reader, 5 numbers, 6 values, 7 presence, 8 the
 * eight octets at hand (two slots), 10 first octet of flags, 12 a value; of a repetition: 5 the numbers of all rows, 10
 * where this row's start, 11 rows left.
 */
final class RecordCompiler {
    private static final ClassDesc SELF = ClassDesc.of("org.watchfire.asterix.Compiled");
    private static final ClassDesc READER = ClassDesc.of("org.watchfire.asterix.RecordReader");
    private static final ClassDesc RECORD = ClassDesc.of("org.watchfire.asterix.DataRecord");
    private static final ClassDesc INTERFACE = ClassDesc.of("org.watchfire.asterix.CompiledReader");
    private static final ClassDesc BYTES = CD_byte.arrayType();
    private static final ClassDesc INTS = CD_int.arrayType();
    private static final ClassDesc LONGS = CD_long.arrayType();
    private static final ClassDesc DOUBLES = CD_double.arrayType();
    private static final MethodTypeDesc READ = MethodTypeDesc.of(CD_int, BYTES, CD_int, CD_int, RECORD, READER);
    private static final MethodTypeDesc AT = MethodTypeDesc.of(CD_int, CD_int);
    private static final int IN = 0;
    private static final int OFFSET = 1;
    private static final int LIMIT = 2;
    private static final int OUT = 3;
    private static final int FAULTS = 4;
    private static final int RAW = 5;
    private static final int VALUES = 6;
    private static final int PRESENT = 7;
    private static final int WORD = 8;
    private static final int FLAGS = 10;
    private static final int ROW = 10;
    private static final int ROWS_LEFT = 11;
    private static final int VALUE = 12;

    private record Pending(String method, Field field) {}

    private final Edition edition;
    private final Deque<Pending> pending = new ArrayDeque<>();
    private final List<Field.Explicit> contents = new ArrayList<>();
    private int methods;

    private RecordCompiler(Edition edition) {
        this.edition = edition;
    }

    /** Whether an edition can be compiled: not where one item picks the profile of the next (Cat 001). */
    static boolean compiles(Edition edition) {
        return edition.selectorSlot < 0;
    }

    /** Compiles; the result is stateless. */
    static CompiledReader compile(Edition edition) {
        byte[] code = new RecordCompiler(edition).code();
        try {
            MethodHandles.Lookup made = MethodHandles.lookup().defineHiddenClass(code, true);
            return (CompiledReader) made.lookupClass().getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot define the reader of " + edition, e);
        }
    }

    private byte[] code() {
        return ClassFile.of().build(SELF, c -> {
            c.withFlags(ClassFile.ACC_FINAL).withInterfaceSymbols(INTERFACE);
            c.withMethodBody(
                    INIT_NAME,
                    MTD_void,
                    0,
                    b -> b.aload(0)
                            .invokespecial(ConstantDescs.CD_Object, INIT_NAME, MTD_void)
                            .return_());
            items(c);
            while (!pending.isEmpty()) {
                Pending next = pending.pop();
                c.withMethodBody(next.method, READ, ClassFile.ACC_STATIC, b -> method(b, next.field));
            }
            content(c);
            while (!pending.isEmpty()) {
                Pending next = pending.pop();
                c.withMethodBody(next.method, READ, ClassFile.ACC_STATIC, b -> method(b, next.field));
            }
        });
    }

    /** {@link CompiledReader#items}: one test a field reference number, seven an octet. */
    private void items(ClassBuilder c) {
        MethodTypeDesc type = MethodTypeDesc.of(CD_int, BYTES, CD_int, CD_int, CD_int, RECORD, READER);
        c.withMethodBody("items", type, ClassFile.ACC_PUBLIC, b -> {
            List<Optional<Item>> byFrn = edition.profiles[0].byFrn();
            int octets = (byFrn.size() - 1 + 6) / 7;
            Label done = b.newLabel();
            b.aload(5).getfield(RECORD, "present", BYTES).astore(8);
            for (int octet = 0; octet < octets; octet++) {
                b.aload(1).iload(2).loadConstant(octet).iadd().baload().istore(7);
                for (int bit = 0; bit < 7; bit++) {
                    int frn = octet * 7 + bit + 1;
                    Optional<Item> item = frn < byFrn.size() ? byFrn.get(frn) : Optional.empty();
                    Label next = b.newLabel();
                    b.iload(7).loadConstant(0x80 >> bit).iand().ifeq(next);
                    if (item.isPresent()) {
                        item(b, item.get(), frn);
                    } else {
                        b.aload(6).iload(2).loadConstant(octet).iadd();
                        b.invokevirtual(READER, "undefinedItem", AT).ireturn();
                    }
                    b.labelBinding(next);
                }
                b.iload(7).loadConstant(1).iand().ifeq(done);
            }
            // More octets than the edition has: they may announce nothing.
            b.aload(6).iload(2).iload(3).loadConstant(octets);
            b.invokevirtual(READER, "nothingMore", MethodTypeDesc.of(CD_int, CD_int, CD_int, CD_int));
            b.ireturn();
            b.labelBinding(done).iload(3).ireturn();
        });
    }

    private void item(CodeBuilder b, Item item, int frn) {
        Label good = b.newLabel();
        b.aload(8).loadConstant(item.unit()).loadConstant(1).bastore();
        b.aload(1).iload(3).iload(4).aload(5).aload(6);
        b.invokestatic(SELF, later(item.field()), READ).dup().istore(3).ifge(good);
        b.aload(6).loadConstant(frn).invokevirtual(READER, "inItem", AT).ireturn();
        b.labelBinding(good);
    }

    private String later(Field field) {
        String name = "read" + methods++;
        pending.add(new Pending(name, field));
        return name;
    }

    /** {@link CompiledReader#content}: picks the method of the explicit item. */
    private void content(ClassBuilder c) {
        MethodTypeDesc type = MethodTypeDesc.of(CD_int, CD_int, BYTES, CD_int, CD_int, RECORD, READER);
        c.withMethodBody("content", type, ClassFile.ACC_PUBLIC, b -> {
            for (Field.Explicit x : contents) {
                Label next = b.newLabel();
                b.iload(1).loadConstant(x.unit()).if_icmpne(next);
                b.aload(2).iload(3).iload(4).aload(5).aload(6);
                b.invokestatic(SELF, later(x.content().orElseThrow()), READ).ireturn();
                b.labelBinding(next);
            }
            b.loadConstant(RecordReader.BROKEN).ireturn();
        });
    }

    private void method(CodeBuilder b, Field field) {
        b.aload(OUT).getfield(RECORD, "raw", LONGS).astore(RAW);
        b.aload(OUT).getfield(RECORD, "values", DOUBLES).astore(VALUES);
        b.aload(OUT).getfield(RECORD, "present", BYTES).astore(PRESENT);
        body(b, field);
        b.iload(OFFSET).ireturn();
    }

    /** Reads a field at the offset and moves the offset behind it. */
    private void body(CodeBuilder b, Field field) {
        switch (field) {
            case Field.Fixed f -> run(b, f.run());
            case Field.Extended x -> extended(b, x);
            case Field.Compound x -> compound(b, x);
            case Field.Repeat r when r.countOctets() > 0 -> rows(b, r);
            case Field.Repeat r -> walk(b, "repeatByFxOf", r.id());
            case Field.Explicit x -> {
                if (x.content().isPresent()) {
                    contents.add(x);
                }
                walk(b, "explicitOf", x.unit());
            }
            case Field.RandomSequence s -> walk(b, "randomOf", s.unit());
            case Field.Element e -> throw new IllegalStateException(e.path());
            case Field.Group g -> throw new IllegalStateException(g.name());
        }
    }

    /** Leaves a field to the reader that walks the definition. */
    private static void walk(CodeBuilder b, String method, int id) {
        Label good = b.newLabel();
        b.aload(FAULTS).loadConstant(id).iload(OFFSET);
        b.invokevirtual(READER, method, MethodTypeDesc.of(CD_int, CD_int, CD_int));
        b.dup().istore(OFFSET).ifge(good).iload(OFFSET).ireturn().labelBinding(good);
    }

    /** Rows after their number: the reader checks it and makes room, then each row is read in place. */
    private void rows(CodeBuilder b, Field.Repeat r) {
        Label good = b.newLabel();
        Label next = b.newLabel();
        Label end = b.newLabel();
        b.aload(FAULTS).loadConstant(r.id()).iload(OFFSET);
        b.invokevirtual(READER, "rowsOf", MethodTypeDesc.of(CD_int, CD_int, CD_int));
        b.dup().istore(ROWS_LEFT).ifge(good).iload(ROWS_LEFT).ireturn().labelBinding(good);
        b.aload(OUT).getfield(RECORD, "pool", LONGS).astore(RAW);
        b.aload(OUT).getfield(RECORD, "base", INTS).loadConstant(r.id()).iaload();
        b.istore(ROW).iinc(OFFSET, r.countOctets());
        b.labelBinding(next).iload(ROWS_LEFT).ifle(end);
        numbers(b, r.body().run(), (e, left) -> {
            b.aload(RAW).iload(ROW).loadConstant(e.slot()).iadd();
            number(b, e, left);
            b.lastore();
        });
        b.iinc(OFFSET, r.body().run().octets).iinc(ROW, edition.rowWidth[r.id()]);
        b.iinc(ROWS_LEFT, -1).goto_(next).labelBinding(end);
    }

    private static void run(CodeBuilder b, Run run) {
        Label fits = b.newLabel();
        b.iload(OFFSET).loadConstant(run.octets).iadd().iload(LIMIT).if_icmple(fits);
        fail(b, "cut");
        b.labelBinding(fits);
        numbers(b, run, (e, left) -> {
            b.aload(RAW).loadConstant(e.slot());
            number(b, e, left);
            if (e.quantity()) {
                b.dup2_x2().lastore();
                value(b, e);
            } else {
                b.lastore();
            }
        });
        b.iinc(OFFSET, run.octets);
    }

    /** Calls {@code each} with every element and how many bits of the eight octets at hand stand before it. */
    private static void numbers(CodeBuilder b, Run run, ObjIntConsumer<Field.Element> each) {
        int window = -1;
        for (int i = 0; i < run.elements.length; i++) {
            int octet = run.octet[i];
            Field.Element e = run.elements[i];
            boolean inside = window >= 0 && (octet - window) * 8 + run.left[i] + e.bits() <= 64;
            if (!inside) {
                window = octet;
                load(b, window, run.octets - window);
            }
            each.accept(e, (octet - window) * 8 + run.left[i]);
        }
    }

    /** Loads eight octets, or one where no more belong to the run. */
    private static void load(CodeBuilder b, int octet, int left) {
        b.aload(IN).iload(OFFSET);
        if (octet > 0) {
            b.loadConstant(octet).iadd();
        }
        if (left == 1) {
            b.baload().i2l().loadConstant(56).lshl();
        } else {
            b.invokestatic(READER, "word", MethodTypeDesc.of(CD_long, BYTES, CD_int));
        }
        b.lstore(WORD);
    }

    /** Puts the number of an element on the stack. */
    private static void number(CodeBuilder b, Field.Element e, int left) {
        b.lload(WORD);
        if (left > 0) {
            b.loadConstant(left).lshl();
        }
        if (e.bits() < 64) {
            b.loadConstant(64 - e.bits());
            if (e.signed()) {
                b.lshr();
            } else {
                b.lushr();
            }
        }
    }

    /** Turns the number on the stack into the value in the specification's unit, one rounding as in {@link Scale}. */
    private static void value(CodeBuilder b, Field.Element e) {
        b.l2d();
        Scale scale = e.scale();
        double denominator = scale.denominator();
        boolean powerOfTwo = Long.bitCount((long) denominator) == 1;
        if (powerOfTwo) {
            if (scale.lsb() != 1) {
                b.loadConstant(scale.lsb()).dmul();
            }
        } else {
            if (scale.numerator() != 1) {
                b.loadConstant(scale.numerator()).dmul();
            }
            b.loadConstant(denominator).ddiv();
        }
        b.dstore(VALUE).aload(VALUES).loadConstant(e.slot()).dload(VALUE).dastore();
    }

    private void extended(CodeBuilder b, Field.Extended x) {
        Label end = b.newLabel();
        for (Field.Part part : x.parts()) {
            present(b, part.unit());
            run(b, part.run());
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

    private static void present(CodeBuilder b, int unit) {
        b.aload(PRESENT).loadConstant(unit).loadConstant(1).bastore();
    }

    private static void fail(CodeBuilder b, String method) {
        b.aload(FAULTS).iload(OFFSET).invokevirtual(READER, method, AT).ireturn();
    }

    private void compound(CodeBuilder b, Field.Compound c) {
        Label good = b.newLabel();
        b.iload(OFFSET).istore(FLAGS);
        b.aload(FAULTS).iload(OFFSET);
        b.invokevirtual(READER, c.byFx() ? "afterFlags" : "afterOneOctet", AT);
        b.dup().istore(OFFSET).ifge(good).iload(OFFSET).ireturn().labelBinding(good);
        b.aload(RAW).loadConstant(c.octetsSlot());
        b.iload(OFFSET).iload(FLAGS).isub().i2l().lastore();
        int perOctet = c.byFx() ? 7 : 8;
        int octets = Math.max(1, (c.subfields().size() + perOctet - 1) / perOctet);
        Label end = b.newLabel();
        for (int octet = 0; octet < octets; octet++) {
            for (int bit = 0; bit < perOctet; bit++) {
                int index = octet * perOctet + bit;
                Label next = b.newLabel();
                b.aload(IN).iload(FLAGS).loadConstant(octet).iadd().baload();
                b.loadConstant(0x80 >> bit).iand().ifeq(next);
                if (index < c.subfields().size() && c.subfields().get(index).isPresent()) {
                    subfield(b, c.subfields().get(index).get());
                } else {
                    b.aload(FAULTS).iload(FLAGS).loadConstant(octet).iadd();
                    b.invokevirtual(READER, "undefinedSubfield", AT).ireturn();
                }
                b.labelBinding(next);
            }
            if (c.byFx()) {
                b.aload(IN)
                        .iload(FLAGS)
                        .loadConstant(octet)
                        .iadd()
                        .baload()
                        .loadConstant(1)
                        .iand()
                        .ifeq(end);
            }
        }
        if (c.byFx()) {
            Label fine = b.newLabel();
            b.aload(FAULTS).iload(FLAGS).iload(OFFSET).loadConstant(octets);
            b.invokevirtual(READER, "noMoreSubfields", MethodTypeDesc.of(CD_int, CD_int, CD_int, CD_int));
            b.dup().istore(OFFSET).ifge(fine).iload(OFFSET).ireturn().labelBinding(fine);
        }
        b.labelBinding(end);
    }

    /** Short subfields are read in place, long ones in a method of their own. */
    private void subfield(CodeBuilder b, Field.Subfield s) {
        present(b, s.unit());
        if (s.field() instanceof Field.Fixed f) {
            run(b, f.run());
            return;
        }
        Label good = b.newLabel();
        b.aload(IN).iload(OFFSET).iload(LIMIT).aload(OUT).aload(FAULTS);
        b.invokestatic(SELF, later(s.field()), READ);
        b.dup().istore(OFFSET).ifge(good).iload(OFFSET).ireturn().labelBinding(good);
    }
}
