package org.watchfire.asterix;

import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;
import static org.watchfire.asterix.CompiledCode.AT;
import static org.watchfire.asterix.CompiledCode.BYTES;
import static org.watchfire.asterix.CompiledCode.INTERFACE;
import static org.watchfire.asterix.CompiledCode.READ;
import static org.watchfire.asterix.CompiledCode.READING;
import static org.watchfire.asterix.CompiledCode.RECORD;
import static org.watchfire.asterix.CompiledCode.SELF;
import static org.watchfire.asterix.CompiledCode.THREE_NUMBERS;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.Optional;

/**
 * Turns the definition of an edition into bytecode, so that the JIT compiler sees no table: here the field specification
 * of a record, a test for each field reference number; {@link ItemCompiler} the items, {@link RunCompiler} their numbers.
 * {@link RecordReader} reads the same by walking the definition; the two are held equal by a test.
 */
final class RecordCompiler {
    private final Edition edition;
    private final ItemCompiler compiler;

    private RecordCompiler(Edition edition) {
        this.edition = edition;
        this.compiler = new ItemCompiler(edition);
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
            compiler.write(c);
            // Which explicit items have content is known only now.
            content(c);
            compiler.write(c);
        });
    }

    /** {@link CompiledReader#items}: one test a field reference number, seven an octet. */
    private void items(ClassBuilder c) {
        MethodTypeDesc type = MethodTypeDesc.of(CD_int, BYTES, CD_int, CD_int, CD_int, RECORD, READING);
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
                        b.invokevirtual(READING, "undefinedItem", AT).ireturn();
                    }
                    b.labelBinding(next);
                }
                b.iload(7).loadConstant(1).iand().ifeq(done);
            }
            // More octets than the edition has: they may announce nothing.
            b.aload(6).iload(2).iload(3).loadConstant(octets);
            b.invokevirtual(READING, "nothingMore", THREE_NUMBERS);
            b.ireturn();
            b.labelBinding(done).iload(3).ireturn();
        });
    }

    private void item(CodeBuilder b, Item item, int frn) {
        Label good = b.newLabel();
        b.aload(8).loadConstant(item.unit()).loadConstant(1).bastore();
        b.aload(1).iload(3).iload(4).aload(5).aload(6);
        b.invokestatic(SELF, compiler.later(item.field()), READ).dup().istore(3).ifge(good);
        b.aload(6).loadConstant(frn).invokevirtual(READING, "inItem", AT).ireturn();
        b.labelBinding(good);
    }

    /** {@link CompiledReader#content}: picks the method of the explicit item. */
    private void content(ClassBuilder c) {
        MethodTypeDesc type = MethodTypeDesc.of(CD_int, CD_int, BYTES, CD_int, CD_int, RECORD, READING);
        c.withMethodBody("content", type, ClassFile.ACC_PUBLIC, b -> {
            for (Field.Explicit x : compiler.contents()) {
                Label next = b.newLabel();
                b.iload(1).loadConstant(x.unit()).if_icmpne(next);
                b.aload(2).iload(3).iload(4).aload(5).aload(6);
                b.invokestatic(SELF, compiler.later(x.content().orElseThrow()), READ)
                        .ireturn();
                b.labelBinding(next);
            }
            b.loadConstant(Reading.BROKEN).ireturn();
        });
    }
}
