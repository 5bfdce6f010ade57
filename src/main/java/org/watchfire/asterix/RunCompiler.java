package org.watchfire.asterix;

import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static org.watchfire.asterix.CompiledCode.BYTES;
import static org.watchfire.asterix.CompiledCode.IN;
import static org.watchfire.asterix.CompiledCode.LIMIT;
import static org.watchfire.asterix.CompiledCode.OFFSET;
import static org.watchfire.asterix.CompiledCode.RAW;
import static org.watchfire.asterix.CompiledCode.RUN_READER;
import static org.watchfire.asterix.CompiledCode.VALUE;
import static org.watchfire.asterix.CompiledCode.VALUES;
import static org.watchfire.asterix.CompiledCode.WORD;
import static org.watchfire.asterix.CompiledCode.fail;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.MethodTypeDesc;
import java.util.function.ObjIntConsumer;

/**
 * Compiles a {@link Run}: each element a load, a shift and a store at places known when the code is made. Eight octets are
 * loaded at a time and serve all elements that they hold whole.
 */
final class RunCompiler {
    private RunCompiler() {}

    /** Reads a run at the offset and moves the offset behind it; returns when it is cut. */
    static void run(CodeBuilder b, Run run) {
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
    static void numbers(CodeBuilder b, Run run, ObjIntConsumer<Field.Element> each) {
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
            b.invokestatic(RUN_READER, "word", MethodTypeDesc.of(CD_long, BYTES, CD_int));
        }
        b.lstore(WORD);
    }

    /** Puts the number of an element on the stack. */
    static void number(CodeBuilder b, Field.Element e, int left) {
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
}
