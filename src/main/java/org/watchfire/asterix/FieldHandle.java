package org.watchfire.asterix;

/** Where a record has one element; good for one edition only. Got once from {@link Edition#field}, used for each record. */
public final class FieldHandle {
    final Field.Element element;
    /** The same object in all handles of one edition, and in no other. */
    final Object owner;

    final int unit;
    final int slot;
    final int repeat;
    /** Whether compiled code puts its value beside its raw number. */
    final boolean scaledByReader;

    FieldHandle(Field.Element element, Object owner) {
        this.element = element;
        this.owner = owner;
        this.unit = element.unit();
        this.slot = element.slot();
        this.repeat = element.repeat();
        this.scaledByReader = element.cases().isEmpty() && element.quantity();
    }

    /** Names from the item down ("040/RHO"); of an item that is a single element, its number ("140"). */
    public String path() {
        return element.path();
    }

    /** Width. */
    public int bits() {
        return element.bits();
    }

    /** How its bits are read. */
    public Encoding encoding() {
        return element.encoding();
    }

    /** Worth of its least significant bit, and unit. */
    public Scale scale() {
        return element.scale();
    }

    /** The range that the specification declares. */
    public Bounds bounds() {
        return element.bounds();
    }

    /** Whether it stands in the rows of a repetition. */
    public boolean repeated() {
        return repeat >= 0;
    }

    /** The least raw number its bits hold. */
    public long lowestRaw() {
        return element.lowestRaw();
    }

    /** The greatest raw number its bits hold (for 64 unsigned bits: -1, all ones). */
    public long highestRaw() {
        return element.highestRaw();
    }

    @Override
    public String toString() {
        return element.path();
    }
}
