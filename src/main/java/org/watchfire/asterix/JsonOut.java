package org.watchfire.asterix;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Builds one line of JSON in a byte array that is used again. */
final class JsonOut {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PAIRS = pairs();
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private byte[] bytes = new byte[4096];
    private int length;

    private static byte[] pairs() {
        byte[] all = new byte[200];
        for (int i = 0; i < 100; i++) {
            all[2 * i] = (byte) ('0' + i / 10);
            all[2 * i + 1] = (byte) ('0' + i % 10);
        }
        return all;
    }

    /** A text written again and again, padded so that it can be copied in eights: most are too short for a call. */
    static final class Text {
        private final byte[] padded;
        private final int length;

        Text(String text) {
            byte[] plain = text.getBytes(StandardCharsets.US_ASCII);
            padded = Arrays.copyOf(plain, (plain.length + 7) & ~7);
            length = plain.length;
        }
    }

    void clear() {
        length = 0;
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.US_ASCII);
    }

    private void room(int n) {
        if (length + n > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + n));
        }
    }

    JsonOut raw(byte[] text) {
        room(text.length);
        System.arraycopy(text, 0, bytes, length, text.length);
        length += text.length;
        return this;
    }

    JsonOut raw(Text text) {
        byte[] from = text.padded;
        room(from.length);
        for (int i = 0; i < from.length; i += 8) {
            LONG.set(bytes, length + i, (long) LONG.get(from, i));
        }
        length += text.length;
        return this;
    }

    JsonOut raw(String text) {
        return raw(text.getBytes(StandardCharsets.US_ASCII));
    }

    JsonOut raw(char c) {
        room(1);
        bytes[length++] = (byte) c;
        return this;
    }

    /** Takes back the last character: the comma after the last member. */
    void dropComma() {
        if (bytes[length - 1] == ',') {
            length--;
        }
    }

    JsonOut number(long value) {
        room(20);
        if (value >= 0 && value < 10) {
            bytes[length++] = (byte) ('0' + value);
            return this;
        }
        long n = value;
        if (n < 0) {
            bytes[length++] = '-';
            n = -n;
        }
        digits(n, n < 0 ? 19 : width(n));
        return this;
    }

    private static int width(long n) {
        if (n < 100) {
            return n < 10 ? 1 : 2;
        }
        int width = 1;
        for (long limit = 10; n >= limit && width < 19; limit *= 10) {
            width++;
        }
        return width;
    }

    private void digits(long value, int width) {
        long n = value;
        int at = length + width;
        length = at;
        while (at - 2 >= length - width) {
            int pair = (int) (n % 100) * 2;
            n /= 100;
            bytes[--at] = PAIRS[pair + 1];
            bytes[--at] = PAIRS[pair];
        }
        if (at > length - width) {
            bytes[--at] = (byte) ('0' + n % 10);
        }
    }

    /** A number in units of 10^-decimals, trailing zeros cut off. */
    JsonOut decimal(long scaled, int decimals, long power) {
        if (decimals == 0) {
            return number(scaled);
        }
        room(44);
        long n = scaled;
        if (n < 0) {
            bytes[length++] = '-';
            n = -n;
        }
        // Division of long numbers is slow on older processors, and most numbers here are short.
        long whole = n <= Integer.MAX_VALUE && power <= Integer.MAX_VALUE ? (int) n / (int) power : n / power;
        long part = n - whole * power;
        digits(whole, width(whole));
        if (part != 0) {
            bytes[length++] = '.';
            digits(part, decimals);
            while (bytes[length - 1] == '0') {
                length--;
            }
        }
        return this;
    }

    /**
     * Characters of a coded text as a JSON string, trailing blanks cut off, without making a string of them; takes
     * nothing and returns false when one of them is no plain character.
     *
     * @param coded the characters, right-aligned
     * @param count how many
     * @param bits of each: 8 for ASCII, 6 for the ICAO alphabet
     */
    boolean plainText(long coded, int count, int bits) {
        room(count + 2);
        int start = length;
        bytes[length++] = '"';
        int end = length;
        for (int i = count - 1; i >= 0; i--) {
            int code = (int) (coded >>> (i * bits)) & ((1 << bits) - 1);
            int c = bits == 6 ? ElementText.icaoCharacter(code) : code;
            if (c < ' ' || c > '~' || c == '"' || c == '\\' || (bits == 6 && c == '?')) {
                length = start;
                return false;
            }
            bytes[length++] = (byte) c;
            end = c == ' ' ? end : length;
        }
        length = end;
        bytes[length++] = '"';
        return true;
    }

    JsonOut text(String value) {
        raw('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                raw('\\').raw(c);
            } else if (c < 0x20 || c > 0x7E) {
                raw("\\u").hexDigits(c, 4);
            } else {
                raw(c);
            }
        }
        return raw('"');
    }

    JsonOut hexDigits(long value, int digits) {
        room(digits);
        for (int i = digits - 1; i >= 0; i--) {
            bytes[length++] = HEX[(int) (value >>> (4 * i)) & 0xF];
        }
        return this;
    }

    JsonOut octalDigits(long value, int digits) {
        room(digits);
        for (int i = digits - 1; i >= 0; i--) {
            bytes[length++] = HEX[(int) (value >>> (3 * i)) & 7];
        }
        return this;
    }

    /** Bytes as a JSON string of hexadecimal digits. */
    JsonOut hexBytes(byte[] from, int offset, int count) {
        raw('"');
        for (int i = 0; i < count; i++) {
            hexDigits(from[offset + i] & 0xFF, 2);
        }
        return raw('"');
    }
}
