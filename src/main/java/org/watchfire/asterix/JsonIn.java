package org.watchfire.asterix;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads one JSON value: objects as {@link Map}, arrays as {@link List}, strings, {@link Double}s, {@link Boolean}s. A
 * library that needs nothing but the JDK needs its own; it is strict (RFC 8259, but that it has no null), bounded in depth, and names the place.
 */
final class JsonIn {
    private static final int MAX_DEPTH = 32;
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?");

    private final String text;
    private int at;

    private JsonIn(String text) {
        this.text = text;
    }

    /** Throws {@link IllegalArgumentException} with the column when the text is no object. */
    static Map<String, Object> object(String line) {
        JsonIn in = new JsonIn(line);
        in.blanks();
        Object value = in.value(0);
        in.blanks();
        if (in.at < line.length()) {
            throw in.wrong("text after the end");
        }
        return asObject(value);
    }

    /** The value as an object; throws when it is none. */
    static Map<String, Object> asObject(Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException("an object {…} is wanted, not " + value);
        }
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((k, v) -> copy.put((String) k, v));
        return copy;
    }

    private IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException("column " + (at + 1) + ": " + what);
    }

    private char next() {
        if (at >= text.length()) {
            throw wrong("the text ends too early");
        }
        return text.charAt(at++);
    }

    private void blanks() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private boolean skips(char c) {
        blanks();
        if (at < text.length() && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(char c) {
        if (!skips(c)) {
            throw wrong("'" + c + "' is wanted");
        }
    }

    private Object value(int depth) {
        if (depth > MAX_DEPTH) {
            throw wrong("nested deeper than " + MAX_DEPTH);
        }
        blanks();
        char c = next();
        return switch (c) {
            case '{' -> members(depth);
            case '[' -> elements(depth);
            case '"' -> string();
            case 't' -> word("rue", true);
            case 'f' -> word("alse", false);
            default -> number(c);
        };
    }

    private Object word(String rest, boolean value) {
        for (int i = 0; i < rest.length(); i++) {
            if (next() != rest.charAt(i)) {
                throw wrong("no value");
            }
        }
        return value;
    }

    private Map<String, Object> members(int depth) {
        Map<String, Object> map = new LinkedHashMap<>();
        if (skips('}')) {
            return map;
        }
        do {
            expect('"');
            String name = string();
            expect(':');
            if (map.put(name, value(depth + 1)) != null) {
                throw wrong("\"" + name + "\" stands twice");
            }
        } while (skips(','));
        expect('}');
        return map;
    }

    private List<Object> elements(int depth) {
        List<Object> list = new ArrayList<>();
        if (skips(']')) {
            return list;
        }
        do {
            list.add(value(depth + 1));
        } while (skips(','));
        expect(']');
        return list;
    }

    private String string() {
        StringBuilder out = new StringBuilder();
        for (char c = next(); c != '"'; c = next()) {
            if (c < ' ') {
                throw wrong("a control character in a text");
            }
            out.append(c == '\\' ? escaped() : c);
        }
        return out.toString();
    }

    private char escaped() {
        char c = next();
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> {
                int code = 0;
                for (int i = 0; i < 4; i++) {
                    char hexadecimal = next();
                    int digit = hexadecimal < 0x80 ? Character.digit(hexadecimal, 16) : -1;
                    if (digit < 0) {
                        throw wrong("no hexadecimal digit");
                    }
                    code = code * 16 + digit;
                }
                yield (char) code;
            }
            default -> throw wrong("no escape");
        };
    }

    private Double number(char first) {
        int start = --at;
        while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        String digits = text.substring(start, at);
        at = start;
        if (!NUMBER.matcher(digits).matches()) {
            throw wrong(digits.isEmpty() ? "a value is wanted, not '" + first + "'" : digits + " is no JSON number");
        }
        double number = Double.parseDouble(digits);
        if (!Double.isFinite(number)) {
            throw wrong(digits + " is too large");
        }
        at = start + digits.length();
        return number;
    }
}
