package org.watchfire.asterix;

import static java.lang.constant.ConstantDescs.CD_byte;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;

/**
 * What all compiled methods have in common: the classes they name, where their locals are, and the turns of phrase that
 * every item needs.
 *
 * <p>Locals of every method that reads an item: 0 bytes, 1 offset, 2 limit, 3 record, 4 reading, 5 numbers, 6 values, 7
 * presence, 8 the eight octets at hand (two slots), 10 first octet of flags, 12 a value; of a repetition: 5 the numbers of
 * all rows, 10 where this row's start, 11 rows left.
 */
final class CompiledCode {
    static final ClassDesc SELF = ClassDesc.of("org.watchfire.asterix.Compiled");
    static final ClassDesc READING = ClassDesc.of("org.watchfire.asterix.Reading");
    static final ClassDesc ITEM_READER = ClassDesc.of("org.watchfire.asterix.ItemReader");
    static final ClassDesc RUN_READER = ClassDesc.of("org.watchfire.asterix.RunReader");
    static final ClassDesc RECORD = ClassDesc.of("org.watchfire.asterix.DataRecord");
    static final ClassDesc INTERFACE = ClassDesc.of("org.watchfire.asterix.CompiledReader");
    static final ClassDesc BYTES = CD_byte.arrayType();
    static final ClassDesc INTS = CD_int.arrayType();
    static final ClassDesc LONGS = CD_long.arrayType();
    static final ClassDesc DOUBLES = CD_double.arrayType();

    /** Of a method that reads an item: the offset after it, or {@link Reading#BROKEN}. */
    static final MethodTypeDesc READ = MethodTypeDesc.of(CD_int, BYTES, CD_int, CD_int, RECORD, READING);

    /** Of what the reading is asked about an offset. */
    static final MethodTypeDesc AT = MethodTypeDesc.of(CD_int, CD_int);

    /** Of what the readers are asked about a repetition or unit and an offset. */
    static final MethodTypeDesc ASK = MethodTypeDesc.of(CD_int, READING, CD_int, CD_int);

    /** Of what the reading is asked about flags, an offset and a number of octets. */
    static final MethodTypeDesc THREE_NUMBERS = MethodTypeDesc.of(CD_int, CD_int, CD_int, CD_int);

    static final int IN = 0;
    static final int OFFSET = 1;
    static final int LIMIT = 2;
    static final int OUT = 3;
    static final int FAULTS = 4;
    static final int RAW = 5;
    static final int VALUES = 6;
    static final int PRESENT = 7;
    static final int WORD = 8;
    static final int FLAGS = 10;
    static final int ROW = 10;
    static final int ROWS_LEFT = 11;
    static final int VALUE = 12;

    private CompiledCode() {}

    /** Keeps the number on the stack in a local, or returns it when it is below 0: a rule was broken. */
    static void storeOrReturn(CodeBuilder b, int local) {
        Label good = b.newLabel();
        b.dup().istore(local).ifge(good).iload(local).ireturn().labelBinding(good);
    }

    /** Returns what the reading says of a broken rule at the offset. */
    static void fail(CodeBuilder b, String method) {
        b.aload(FAULTS).iload(OFFSET).invokevirtual(READING, method, AT).ireturn();
    }

    /** Marks a unit as there. */
    static void present(CodeBuilder b, int unit) {
        b.aload(PRESENT).loadConstant(unit).loadConstant(1).bastore();
    }
}
