package org.watchfire.exchange.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Writes CBOR in the core deterministic encoding (RFC 8949, section 4.2.1): shortest integers and floats, definite
 * lengths. One kind of NaN only (f97e00). The same values give the same bytes, always.
 */
final class CborWriter {
    static final int UNSIGNED = 0;
    static final int NEGATIVE = 1;
    static final int BYTES = 2;
    static final int TEXT = 3;
    static final int ARRAY = 4;
    static final int MAP = 5;
    static final int TAG = 6;

    private byte[] buffer = new byte[512];
    private int length;

    CborWriter integer(long value) {
        return value >= 0 ? head(UNSIGNED, value) : head(NEGATIVE, ~value);
    }

    CborWriter bytes(byte[] value) {
        head(BYTES, value.length);
        return raw(value);
    }

    CborWriter text(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        head(TEXT, utf8.length);
        return raw(utf8);
    }

    CborWriter array(int items) {
        return head(ARRAY, items);
    }

    CborWriter map(int pairs) {
        return head(MAP, pairs);
    }

    CborWriter tag(int number) {
        return head(TAG, number);
    }

    CborWriter bool(boolean value) {
        return octet(value ? 0xF5 : 0xF4);
    }

    CborWriter absent() {
        return octet(0xF6);
    }

    /** Null where there is nothing. */
    <T> CborWriter optional(Optional<T> value, Consumer<T> writer) {
        value.ifPresentOrElse(writer, this::absent);
        return this;
    }

    /** By its place in the declaration; a test holds the places still. */
    @SuppressWarnings("EnumOrdinal") // the order of these enums is part of the format
    CborWriter enumeration(Enum<?> value) {
        return integer(value.ordinal());
    }

    CborWriter number(double value) {
        if (Double.isNaN(value)) {
            return octet(0xF9).bigEndian(0x7E00, 2);
        }
        float single = (float) value;
        if (single != value) {
            return octet(0xFB).bigEndian(Double.doubleToRawLongBits(value), 8);
        }
        short half = Float.floatToFloat16(single);
        if (Float.float16ToFloat(half) != single) {
            return octet(0xFA).bigEndian(Float.floatToRawIntBits(single), 4);
        }
        return octet(0xF9).bigEndian(half, 2);
    }

    /** Encoded elsewhere. */
    CborWriter raw(byte[] encoded) {
        reserve(encoded.length);
        System.arraycopy(encoded, 0, buffer, length, encoded.length);
        length += encoded.length;
        return this;
    }

    byte[] toBytes() {
        return Arrays.copyOf(buffer, length);
    }

    private CborWriter head(int major, long value) {
        int type = major << 5;
        if (value < 24) {
            return octet(type | (int) value);
        }
        if (value <= 0xFF) {
            return octet(type | 24).bigEndian(value, 1);
        }
        if (value <= 0xFFFF) {
            return octet(type | 25).bigEndian(value, 2);
        }
        if (value <= 0xFFFF_FFFFL) {
            return octet(type | 26).bigEndian(value, 4);
        }
        return octet(type | 27).bigEndian(value, 8);
    }

    private CborWriter octet(int value) {
        reserve(1);
        buffer[length++] = (byte) value;
        return this;
    }

    private CborWriter bigEndian(long value, int octets) {
        reserve(octets);
        for (int shift = 8 * (octets - 1); shift >= 0; shift -= 8) {
            buffer[length++] = (byte) (value >>> shift);
        }
        return this;
    }

    private void reserve(int more) {
        if (length + more > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(2 * buffer.length, length + more));
        }
    }
}
