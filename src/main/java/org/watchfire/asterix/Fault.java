package org.watchfire.asterix;

/**
 * What was wrong with some bytes, and where. Bad input is a value, never an exception.
 *
 * @param offset of the octet where the rule was found broken, from the start of the bytes given to the reader
 * @param category of the block (its first octet, even where the header is cut), or 0 outside any block
 * @param item number of the data item ("250"), or empty for the block and the record as a whole
 * @param rule that was broken
 */
public record Fault(int offset, int category, String item, Rule rule) {
    /** What the bytes must keep. */
    public enum Rule {
        /** A recording consists of frames ({@code FrameReader.gap}). */
        OUTSIDE_FRAMES("octets that are no frame: the recording is broken or cut here"),
        /** A block header needs three octets. */
        BLOCK_HEADER_CUT("block header is cut short"),
        /** A block is at least as long as its header. */
        BLOCK_LENGTH_TOO_SMALL("block length is below 3"),
        /** A block ends within the bytes it came in. */
        BLOCK_LENGTH_TOO_LARGE("block length runs past the data"),
        /** The field specification ends within the block, and within fifteen octets. */
        FSPEC_UNENDED("field specification does not end"),
        /** The field specification names only items that the edition has. */
        UNDEFINED_ITEM("field specification names an item the edition does not have"),
        /** A record holds at least one item. */
        EMPTY_RECORD("record without items"),
        /** Each item ends within the block. */
        ITEM_CUT("item runs past the end of the block"),
        /** An extended item has no more parts than the edition gives it. */
        EXTENSION_UNDEFINED("extension that the edition does not have"),
        /** The primary subfield of a compound names only subfields that the edition has. */
        UNDEFINED_SUBFIELD("primary subfield names a subfield the edition does not have"),
        /** The length of an explicit item counts itself. */
        EXPLICIT_LENGTH_ZERO("explicit length is 0"),
        /** The content of an expansion field fills its length exactly. The bytes are kept, unread. */
        EXPANSION_MISMATCH("expansion field does not fit its length"),
        /** More repetitions in one record than this reader holds. */
        TOO_MANY_ROWS("more repetitions than the reader holds");

        private final String text;

        Rule(String text) {
            this.text = text;
        }

        /** One line for people. */
        public String text() {
            return text;
        }
    }

    /** One line for people. */
    public String text() {
        return rule.text() + (item.isEmpty() ? "" : " (item " + item + ")");
    }
}
