package org.watchfire.asterix;

/**
 * The codes and texts of elements, between the raw number that {@link DataRecord} holds and what people write: octal and
 * hexadecimal digits, characters of eight bits (ISO 8859-1) and of the six-bit alphabet of aircraft identifications.
 */
final class ElementText {
    /** By code of six bits (ICAO Annex 10 volume IV, table 3-9); '?' where the code has no character. */
    private static final String ICAO = "?ABCDEFGHIJKLMNOPQRSTUVWXYZ????? ???????????????0123456789??????";

    private ElementText() {}

    /** Raw number to text, by encoding; trailing blanks are cut off, quantities are in the specification's unit. */
    static String text(Field.Element e, long number) {
        return switch (e.encoding()) {
            case OCTAL -> digits(number, e.bits() / 3, 3);
            case HEX, BDS -> digits(number, (e.bits() + 3) / 4, 4);
            case ASCII -> characters(number, e.bits() / 8, 8);
            case ICAO -> characters(number, e.bits() / 6, 6);
            case RAW, SPARE -> Long.toString(number);
            case UNSIGNED, SIGNED -> Double.toString(e.scale().value(number));
        };
    }

    /** A character of the ICAO alphabet, '?' where the code has none. */
    static char icaoCharacter(int code) {
        return ICAO.charAt(code);
    }

    private static String digits(long number, int count, int bits) {
        char[] out = new char[count];
        for (int i = 0; i < count; i++) {
            out[i] = Character.forDigit((int) ((number >>> ((count - 1 - i) * bits)) & ((1 << bits) - 1)), 1 << bits);
        }
        return new String(out);
    }

    private static String characters(long number, int count, int bits) {
        char[] out = new char[count];
        int end = 0;
        for (int i = 0; i < count; i++) {
            int code = (int) ((number >>> ((count - 1 - i) * bits)) & ((1 << bits) - 1));
            out[i] = bits == 6 ? ICAO.charAt(code) : (char) code;
            end = out[i] == ' ' ? end : i + 1;
        }
        return new String(out, 0, end);
    }

    /** Text to raw number, by encoding; throws when it does not fit. */
    static long number(Field.Element e, String text) {
        return switch (e.encoding()) {
            case OCTAL -> digitsBack(e, text, 8);
            case HEX, BDS -> hexadecimal(e, text);
            case ASCII -> charactersBack(e, text, 8);
            case ICAO -> charactersBack(e, text, 6);
            case RAW, SPARE, UNSIGNED, SIGNED ->
                throw new IllegalArgumentException(e.path() + " is a number, not the text \"" + text + "\"");
        };
    }

    /** Hexadecimal digits to raw number whatever the encoding; throws when they are none or too long. */
    static long hexadecimal(Field.Element e, String text) {
        return digitsBack(e, text, 16);
    }

    private static long digitsBack(Field.Element e, String text, int radix) {
        try {
            long number = Long.parseUnsignedLong(text, radix);
            if (e.bits() == 64 || number >>> e.bits() == 0) {
                return number;
            }
        } catch (NumberFormatException notDigits) {
            throw new IllegalArgumentException(
                    e.path() + ": \"" + text + "\" are no " + (radix == 8 ? "octal" : "hexadecimal") + " digits",
                    notDigits);
        }
        throw new IllegalArgumentException(e.path() + ": \"" + text + "\" is too long");
    }

    private static long charactersBack(Field.Element e, String text, int bits) {
        int count = e.bits() / bits;
        if (text.length() > count) {
            throw new IllegalArgumentException(e.path() + ": \"" + text + "\" has more than " + count + " characters");
        }
        long number = 0;
        for (int i = 0; i < count; i++) {
            char c = i < text.length() ? text.charAt(i) : ' ';
            int code = bits == 6 ? ICAO.indexOf(c) : c;
            if (code < 0 || code > 255 || (bits == 6 && c == '?')) {
                throw new IllegalArgumentException(e.path() + ": character '" + c + "' cannot be coded");
            }
            number = number << bits | code;
        }
        return number;
    }
}
