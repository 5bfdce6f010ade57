package org.watchfire.asterix;

import java.util.List;
import java.util.Optional;

/**
 * What a definition says of one stretch of a record, with the places its values take in a {@link DataRecord}: a
 * <i>unit</i> is a stretch that is there or not (an item, a subfield, an extension); a <i>slot</i> holds one number.
 */
sealed interface Field {
    /** The specification's name; empty for the single element of a repeated item. */
    String name();

    /**
     * A number of some bits.
     *
     * @param path names from the item down, joined by slashes ("040/RHO")
     * @param bits 1 to 64
     * @param unit it is there when this unit is there
     * @param slot where its number is: in the record, or in the row of its repetition
     * @param repeat the repetition whose rows hold it, or -1
     * @param cases other scales, by the value of another element; empty for nearly all
     */
    record Element(
            String name,
            String path,
            int bits,
            Encoding encoding,
            Scale scale,
            Bounds bounds,
            int unit,
            int slot,
            int repeat,
            List<Case> cases)
            implements Field {
        public Element {
            cases = List.copyOf(cases);
            if (bits < 1 || bits > 64) {
                throw new IllegalArgumentException(path + ": " + bits + " bits");
            }
        }

        /** The least raw number its bits hold. */
        long lowestRaw() {
            return signed() ? -1L << (bits - 1) : 0;
        }

        /** The greatest raw number its bits hold (for 64 unsigned bits: -1, all ones). */
        long highestRaw() {
            return bits == 64 ? -1 : (1L << (bits - (signed() ? 1 : 0))) - 1;
        }

        /** Whether the number is two's complement. */
        boolean signed() {
            return encoding == Encoding.SIGNED;
        }

        /** Whether it is a value in a unit, and not a code, a text or unused bits. */
        boolean quantity() {
            return encoding == Encoding.UNSIGNED || encoding == Encoding.SIGNED;
        }

        /** Throws, with the number and the limits in the specification's unit, when its bits cannot hold a raw number. */
        void checkFits(long number) {
            if (bits < 64 && (number < lowestRaw() || number > highestRaw())) {
                throw new IllegalArgumentException(path + ": " + inUnit(number) + " is outside " + inUnit(lowestRaw())
                        + " to " + inUnit(highestRaw()));
            }
        }

        private String inUnit(long number) {
            return quantity()
                    ? scale.value(number) + (scale.unit().equals("1") ? "" : " " + scale.unit())
                    : Long.toString(number);
        }
    }

    /**
     * A scale that holds when another element of the same unit has a value (I062/380 IAS: speed or Mach number).
     *
     * @param selectorSlot slot of that element
     * @param value for which this scale holds
     */
    record Case(int selectorSlot, long value, Scale scale) {}

    /** Elements one after the other, always all there. */
    record Group(String name, List<Field> fields) implements Field {
        public Group {
            fields = List.copyOf(fields);
        }
    }

    /**
     * Elements at fixed places: the whole of an item or subfield.
     *
     * @param scalar whether it is a single element without a name of its own
     */
    record Fixed(String name, List<Field> fields, boolean scalar, Run run) implements Field {
        public Fixed {
            fields = List.copyOf(fields);
        }
    }

    /** Parts that each end in a bit FX: is there another part? */
    record Extended(String name, List<Part> parts) implements Field {
        public Extended {
            parts = List.copyOf(parts);
        }
    }

    /**
     * One part of an extended item.
     *
     * @param unit there when this part is there; for the first part the unit of the item itself
     * @param run its elements; the bit FX is the last bit of its last octet
     * @param last whether the part has no bit FX and so must be the last (I021/271 of edition 2.1)
     */
    record Part(List<Field> fields, int unit, Run run, boolean last) {
        public Part {
            fields = List.copyOf(fields);
        }
    }

    /**
     * A body that comes a number of times.
     *
     * @param countOctets octets of the number before the rows; 0: each row ends in a bit FX
     * @param id of the repetition in the record
     * @param body one row; scalar when its only element has no name
     */
    record Repeat(String name, String path, int countOctets, Fixed body, int unit, int id) implements Field {}

    /**
     * Subfields, each announced by a bit of a primary subfield.
     *
     * @param subfields in the order of their bits
     * @param octetsSlot slot that keeps the received length of the primary subfield, in octets
     * @param byFx whether the primary subfield has seven bits an octet and FX; else it is one octet of eight bits, as at
     *     the start of expansion fields
     */
    record Compound(String name, List<Optional<Subfield>> subfields, int octetsSlot, boolean byFx) implements Field {
        public Compound {
            subfields = List.copyOf(subfields);
        }
    }

    /** A subfield of a compound and the unit that says whether it is there. */
    record Subfield(Field field, int unit) {}

    /**
     * An item whose first octet is its length: reserved expansion or special purpose.
     *
     * @param content what is inside, where it is known
     * @param unit of the whole
     * @param lengthSlot slot that keeps the received length in octets, the length octet included
     * @param opaqueSlot 1 when the content was kept as bytes, without reading
     * @param lastUnit the units of the content are {@code unit + 1 .. lastUnit}
     */
    record Explicit(String name, Optional<Compound> content, int unit, int lengthSlot, int opaqueSlot, int lastUnit)
            implements Field {}

    /**
     * Random field sequencing: a count, then that many items, each after its field reference number; kept as bytes.
     *
     * @param unit of the whole
     * @param lengthSlot slot that keeps its length in octets
     */
    record RandomSequence(String name, int unit, int lengthSlot) implements Field {}
}
