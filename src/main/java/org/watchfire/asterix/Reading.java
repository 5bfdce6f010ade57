package org.watchfire.asterix;

import java.util.Arrays;

/**
 * Where the reading of one record stands and what was wrong with it. {@link RecordReader}, {@link ItemReader},
 * {@link RunReader} and compiled code share it; the last calls its methods by name. Offsets are into {@link #in}; a method
 * that finds a rule broken keeps it and returns {@link #BROKEN}.
 *
 * <p>Mutable and re-used on purpose: nothing is allocated for a record. All that changes is here, so compiled code needs no
 * other object to ask for what it leaves out.
 */
final class Reading {
    /** Returned instead of an offset, or of a number, when a rule was broken. */
    static final int BROKEN = -1;

    byte[] in = new byte[0];
    /** Where what is read must end: the block, or the expansion field that is open. */
    int limit;
    /** Where the numbers go. */
    DataRecord out;

    Fault.Rule rule = Fault.Rule.EMPTY_RECORD;
    int faultAt;
    /** Number of the item that was wrong, or empty for the record as a whole. */
    String faultItem = "";
    /** Set when an expansion field was kept unread: not broken, but to be told. */
    boolean remarked;

    Reading(DataRecord first) {
        out = first;
    }

    /** Starts on the record at an offset, to be read into {@code record}, which is emptied. */
    void start(byte[] bytes, int offset, int end, DataRecord record) {
        in = bytes;
        limit = end;
        out = record;
        remarked = false;
        faultItem = "";
        record.scaled = false;
        Arrays.fill(record.present, (byte) 0);
        record.poolSize = 0;
        record.source = bytes;
        record.offset = offset;
    }

    int broken(Fault.Rule what, int where) {
        rule = what;
        faultAt = where;
        return BROKEN;
    }

    int cut(int at) {
        return broken(Fault.Rule.ITEM_CUT, at);
    }

    int undefinedItem(int at) {
        return broken(Fault.Rule.UNDEFINED_ITEM, at);
    }

    int undefinedSubfield(int at) {
        return broken(Fault.Rule.UNDEFINED_SUBFIELD, at);
    }

    int noSuchExtension(int at) {
        return broken(Fault.Rule.EXTENSION_UNDEFINED, at);
    }

    /** Names the item in which a rule was just broken. */
    int inItem(int frn) {
        faultItem = out.edition.profiles[0].byFrn().get(frn).map(Item::name).orElse("");
        return BROKEN;
    }

    /** The offset after octets of seven flags and an FX each, or {@link #BROKEN} without a rule: the caller knows which. */
    int endOfFlags(int at) {
        for (int i = at; i < limit && i < at + Edition.MAX_FSPEC_OCTETS; i++) {
            if ((in[i] & 1) == 0) {
                return i + 1;
            }
        }
        return BROKEN;
    }

    /** The offset after a primary subfield of octets with FX. */
    int afterFlags(int at) {
        int end = endOfFlags(at);
        return end < 0 ? cut(at) : end;
    }

    /** The offset after a primary subfield of one octet. */
    int afterOneOctet(int at) {
        return at < limit ? at + 1 : cut(at);
    }

    /** The field specification goes on after what the edition has: fine when it announces nothing there. */
    int nothingMore(int fspec, int at, int octets) {
        for (int i = fspec + octets; i < fspec + out.fspecOctets; i++) {
            if ((in[i] & 0xFE) != 0) {
                return undefinedItem(i);
            }
        }
        return at;
    }

    /** The primary subfield goes on after what the edition has: fine when it announces nothing there. */
    int noMoreSubfields(int flags, int at, int octets) {
        int i = flags + octets - 1;
        while ((in[i] & 1) != 0) {
            i++;
            if ((in[i] & 0xFE) != 0) {
                return undefinedSubfield(i);
            }
        }
        return at;
    }
}
