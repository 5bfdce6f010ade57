package org.watchfire.cli;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One struct of Thrift's compact protocol, in which Parquet describes its pages and itself (github.com/apache/thrift,
 * doc/specs/thrift-compact-protocol.md). Fields are written in the order of their numbers.
 */
final class ThriftCompact {
    private static final int I32 = 5;
    private static final int I64 = 6;
    private static final int BINARY = 8;
    private static final int LIST = 9;
    private static final int STRUCT = 12;

    /** A list of more says its length behind its head. */
    private static final int SHORT_LIST = 14;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int last;

    ThriftCompact i32(int field, int value) {
        head(field, I32);
        zigzag(value);
        return this;
    }

    ThriftCompact i64(int field, long value) {
        head(field, I64);
        zigzag(value);
        return this;
    }

    ThriftCompact text(int field, String value) {
        head(field, BINARY);
        counted(value);
        return this;
    }

    ThriftCompact struct(int field, ThriftCompact value) {
        head(field, STRUCT);
        bytes.writeBytes(value.toBytes());
        return this;
    }

    ThriftCompact structs(int field, List<ThriftCompact> values) {
        list(field, STRUCT, values.size());
        values.forEach(value -> bytes.writeBytes(value.toBytes()));
        return this;
    }

    ThriftCompact i32s(int field, int... values) {
        list(field, I32, values.length);
        for (int value : values) {
            zigzag(value);
        }
        return this;
    }

    ThriftCompact texts(int field, String... values) {
        list(field, BINARY, values.length);
        for (String value : values) {
            counted(value);
        }
        return this;
    }

    /** The struct, ended. */
    byte[] toBytes() {
        ByteArrayOutputStream ended = new ByteArrayOutputStream();
        ended.writeBytes(bytes.toByteArray());
        ended.write(0);
        return ended.toByteArray();
    }

    private void head(int field, int type) {
        if (field <= last || field > last + 15) {
            throw new IllegalArgumentException("field " + field + " does not follow field " + last);
        }
        bytes.write(((field - last) << 4) | type);
        last = field;
    }

    private void list(int field, int type, int size) {
        head(field, LIST);
        if (size <= SHORT_LIST) {
            bytes.write((size << 4) | type);
        } else {
            bytes.write(0xF0 | type);
            varint(size);
        }
    }

    private void counted(String value) {
        byte[] text = value.getBytes(StandardCharsets.UTF_8);
        varint(text.length);
        bytes.writeBytes(text);
    }

    private void zigzag(long value) {
        varint((value << 1) ^ (value >> 63));
    }

    private void varint(long value) {
        long left = value;
        while ((left & ~0x7FL) != 0) {
            bytes.write((int) ((left & 0x7F) | 0x80));
            left >>>= 7;
        }
        bytes.write((int) left);
    }
}
