package org.watchfire.exchange.wire;

import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.watchfire.model.Utf8;

/**
 * Reads what {@link CborWriter} writes and nothing else: an encoding that is not the shortest is refused, so that equal
 * content means equal bytes. Every length is checked against the bytes that are left before anything is made.
 */
final class CborReader {
    /** Longest text taken, bytes. */
    static final int MAX_TEXT = 4096;

    private final byte[] bytes;
    private final int limit;
    private int at;

    CborReader(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    private CborReader(byte[] bytes, int from, int limit) {
        this.bytes = bytes;
        this.at = from;
        this.limit = limit;
    }

    int offset() {
        return at;
    }

    /** All must have been read. */
    void end() {
        if (at != limit) {
            throw fault((limit - at) + " bytes follow the end");
        }
    }

    long integer() {
        int major = peek() >> 5;
        if (major == CborWriter.UNSIGNED) {
            return head(CborWriter.UNSIGNED);
        }
        return ~head(CborWriter.NEGATIVE);
    }

    int integer(int from, int to) {
        int start = at;
        long value = integer();
        if (value < from || value > to) {
            throw new CborFault(start, "integer " + value + " is outside " + from + ".." + to);
        }
        return (int) value;
    }

    byte[] bytes(int most) {
        int size = length(head(CborWriter.BYTES), most);
        at += size;
        return Arrays.copyOfRange(bytes, at - size, at);
    }

    String text() {
        int size = length(head(CborWriter.TEXT), MAX_TEXT);
        try {
            String text = Utf8.text(bytes, at, size);
            at += size;
            return text;
        } catch (CharacterCodingException broken) {
            throw fault("text is not UTF-8");
        }
    }

    /** An array of exactly {@code items}. */
    void array(int items) {
        int start = at;
        long found = head(CborWriter.ARRAY);
        if (found != items) {
            throw new CborFault(start, "array has " + found + " items, not " + items);
        }
    }

    /** The size of an array whose shape depends on its first item. */
    int arraySize(int most) {
        return length(head(CborWriter.ARRAY), most);
    }

    <T> List<T> list(int most, Supplier<T> element) {
        int count = length(head(CborWriter.ARRAY), most);
        List<T> list = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            list.add(element.get());
        }
        return list;
    }

    double[] numbers(int count) {
        array(count);
        double[] numbers = new double[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = number();
        }
        return numbers;
    }

    int map(int most) {
        return length(head(CborWriter.MAP), most);
    }

    void tag(int number) {
        int start = at;
        if (head(CborWriter.TAG) != number) {
            throw new CborFault(start, "tag is not " + number);
        }
    }

    boolean bool() {
        int octet = octet();
        if (octet != 0xF4 && octet != 0xF5) {
            throw fault("not a boolean");
        }
        return octet == 0xF5;
    }

    <T> Optional<T> optional(Supplier<T> value) {
        if (peek() == 0xF6) {
            at++;
            return Optional.empty();
        }
        return Optional.of(value.get());
    }

    <E extends Enum<E>> E enumeration(E[] values) {
        return values[integer(0, values.length - 1)];
    }

    double number() {
        int start = at;
        double value = switch (octet()) {
            case 0xF9 -> Float.float16ToFloat((short) bigEndian(2));
            case 0xFA -> Float.intBitsToFloat((int) bigEndian(4));
            case 0xFB -> Double.longBitsToDouble(bigEndian(8));
            default -> throw new CborFault(start, "not a float");
        };
        boolean otherNan = Double.isNaN(value) && (bytes[start + 1] != 0x7E || bytes[start + 2] != 0);
        if (otherNan || at - start != shortest(value)) {
            throw new CborFault(start, "float is not in its shortest form");
        }
        return value;
    }

    private static int shortest(double value) {
        float single = (float) value;
        if (Double.isNaN(value) || (single == value && Float.float16ToFloat(Float.floatToFloat16(single)) == single)) {
            return 3;
        }
        return single == value ? 5 : 9;
    }

    CborFault fault(String reason) {
        return new CborFault(at, reason);
    }

    private int length(long found, int most) {
        if (found < 0 || found > most) {
            throw fault("length " + found + " is above " + most);
        }
        if (found > limit - at) {
            throw fault("length " + found + " but " + (limit - at) + " bytes left");
        }
        return (int) found;
    }

    private long head(int major) {
        int start = at;
        int first = octet();
        if (first >> 5 != major) {
            throw new CborFault(start, "major type " + (first >> 5) + ", not " + major);
        }
        int info = first & 0x1F;
        if (info < 24) {
            return info;
        }
        if (info > 27) {
            throw new CborFault(start, "length of a kind that is not allowed here");
        }
        int octets = 1 << (info - 24);
        long value = bigEndian(octets);
        boolean shortest = switch (octets) {
            case 1 -> value >= 24;
            case 2 -> value > 0xFF;
            case 4 -> value > 0xFFFF;
            default -> value > 0xFFFF_FFFFL;
        };
        if (!shortest) {
            throw new CborFault(start, "integer is not in its shortest form or above 2^63");
        }
        return value;
    }

    private long bigEndian(int octets) {
        if (octets > limit - at) {
            throw fault("ends inside a number");
        }
        long value = 0;
        for (int i = 0; i < octets; i++) {
            value = (value << 8) | (bytes[at++] & 0xFF);
        }
        return value;
    }

    private int peek() {
        if (at >= limit) {
            throw fault("ends too early");
        }
        return bytes[at] & 0xFF;
    }

    private int octet() {
        int value = peek();
        at++;
        return value;
    }
}
