package org.watchfire.asterix;

import java.util.Arrays;

/**
 * One record of one edition: filled by {@link BlockReader} and re-used for the next, or filled by hand for
 * {@link BlockWriter}. Numbers sit in primitive arrays at the places their handles name; nothing is allocated a record.
 * Field handles of another edition are refused: get them from {@link #edition()}.
 */
public final class DataRecord {
    /** Rows times width of all repetitions of one record together; beyond this a record is refused. */
    static final int MAX_POOL = 1 << 16;

    final Edition edition;
    final long[] raw;
    /** Values in their units, where {@link #scaled} says that the reader has filled them in. */
    final double[] values;

    boolean scaled;
    /** By unit: 1 when it is there. Octets and no bits, since a store waits for no load. */
    final byte[] present;
    /** Repetitions: rows, first number in the pool. */
    final int[] rows;

    final int[] base;
    long[] pool = new long[256];
    int poolSize;
    /** Bytes the record came from, or that explicit content set by hand is in. */
    byte[] source = new byte[0];
    /** By unit of explicit items: where their content starts in {@link #source}. */
    final int[] at;

    int offset;
    int length;
    int fspecOctets;

    /** An empty record of an edition. */
    public DataRecord(Edition edition) {
        this.edition = edition;
        raw = new long[edition.slots];
        values = new double[edition.slots];
        present = new byte[edition.units];
        at = new int[edition.units];
        rows = new int[edition.rowWidth.length];
        base = new int[edition.rowWidth.length];
    }

    /** The edition it is of. */
    public Edition edition() {
        return edition;
    }

    /** Where it starts in the bytes given to the reader. */
    public int offset() {
        return offset;
    }

    /** Its length in octets as received. */
    public int length() {
        return length;
    }

    /** Whether an item or subfield is there. */
    public boolean has(ItemHandle item) {
        return has(item.unit());
    }

    /** Whether an element is there. */
    public boolean has(FieldHandle field) {
        own(field);
        return present[field.unit] != 0;
    }

    private void own(FieldHandle field) {
        if (!field.owner.equals(edition.owner)) {
            throw new IllegalArgumentException("the handle " + field + " is of another edition than " + edition);
        }
    }

    boolean has(int unit) {
        return present[unit] != 0;
    }

    /** The raw number; throws when it is not there. */
    public long raw(FieldHandle field) {
        require(field);
        return raw[field.slot];
    }

    /** The value in the specification's unit ({@link FieldHandle#scale()}), or NaN when it is not there; throws when it is repeated. */
    public double value(FieldHandle field) {
        if (!has(field)) {
            return Double.NaN;
        }
        require(field);
        return scaled && field.scaledByReader
                ? values[field.slot]
                : scaleOf(field.element, 0).value(raw[field.slot]);
    }

    /** Octal digits, characters or hexadecimal digits; throws when it is not there. Trailing blanks are cut off. */
    public String text(FieldHandle field) {
        return ElementText.text(field.element, raw(field));
    }

    /** Number of rows of a repetition; 0 when it is not there. */
    public int count(RepeatHandle repeat) {
        return has(repeat.unit()) ? rows[repeat.id()] : 0;
    }

    /** The raw number in a row of a repetition; throws when there is no such row. */
    public long raw(FieldHandle field, int row) {
        return pool[place(field, row)];
    }

    /** The value in a row of a repetition, in the specification's unit; throws when there is no such row. */
    public double value(FieldHandle field, int row) {
        return field.scale().value(pool[place(field, row)]);
    }

    /** Digits or characters in a row of a repetition; throws when there is no such row. */
    public String text(FieldHandle field, int row) {
        return ElementText.text(field.element, pool[place(field, row)]);
    }

    /**
     * Decodes every transponder register that the record carries (items 250, I062/380), one after the other into the
     * same places, and returns the number of values.
     *
     * @param into {@link BdsRegister#MAX_FIELDS} places, which hold the last register's values afterwards
     */
    public int registerValues(double[] into) {
        int count = 0;
        int id = edition.registerRepeat;
        if (id >= 0 && has(edition.repeatById[id].unit())) {
            for (int i = 0; i < rows[id]; i++) {
                int row = base[id] + i * edition.rowWidth[id];
                BdsRegister register = BdsRegister.at((int) ((pool[row + 1] << 4) | pool[row + 2]));
                count += register == null ? 0 : register.values(pool[row], into);
            }
        }
        return count;
    }

    /** Copies the content of an explicit item (RE, SP) as bytes, its length octet left out; throws when it is not there. */
    public byte[] bytes(ItemHandle item) {
        if (!(edition.itemNamed(item.path()).map(Item::field).orElse(null) instanceof Field.Explicit x)
                || !has(x.unit())) {
            throw new IllegalStateException(item.path() + " is no explicit item of this record");
        }
        return Arrays.copyOfRange(source, at[x.unit()], at[x.unit()] + (int) raw[x.lengthSlot()] - 1);
    }

    /** Empties it, for filling by hand. */
    public DataRecord clear() {
        Arrays.fill(present, (byte) 0);
        Arrays.fill(raw, 0);
        poolSize = 0;
        fspecOctets = 0;
        source = new byte[0];
        return this;
    }

    /** Sets a value in the specification's unit, to the nearest raw number; throws when its bits cannot hold it. */
    public DataRecord set(FieldHandle field, double value) {
        requireNumber(field, value);
        long number = scaleOf(field.element, 0).raw(value);
        field.element.checkFits(number);
        return setRaw(field, number);
    }

    /** Sets a raw number; throws when its bits cannot hold it. */
    public DataRecord setRaw(FieldHandle field, long number) {
        if (field.repeated()) {
            throw new IllegalArgumentException(field + " is repeated: give a row");
        }
        own(field);
        field.element.checkFits(number);
        mark(field.unit);
        raw[field.slot] = number;
        return this;
    }

    /** Sets digits or characters; throws when they are too many or none of the encoding's. */
    public DataRecord setText(FieldHandle field, String text) {
        return setRaw(field, ElementText.number(field.element, text));
    }

    /** Adds a row of zeros to a repetition and returns its index. */
    public int addRow(RepeatHandle repeat) {
        int id = repeat.id();
        int width = edition.rowWidth[id];
        int count = count(repeat);
        mark(repeat.unit());
        if (count == 0) {
            base[id] = poolSize;
        } else if (base[id] + count * width != poolSize) {
            if (!reserve(count * width)) {
                throw new IllegalArgumentException(repeat.path() + " has more rows than a record holds");
            }
            System.arraycopy(pool, base[id], pool, poolSize, count * width);
            base[id] = poolSize;
            poolSize += count * width;
        }
        if (!reserve(width)) {
            throw new IllegalArgumentException(repeat.path() + " has more rows than a record holds");
        }
        Arrays.fill(pool, poolSize, poolSize + width, 0);
        poolSize += width;
        rows[id] = count + 1;
        return count;
    }

    /** Sets a raw number in a row of a repetition; throws when there is no such row or its bits cannot hold it. */
    public DataRecord setRaw(FieldHandle field, int row, long number) {
        field.element.checkFits(number);
        pool[place(field, row)] = number;
        return this;
    }

    /** Sets a value in a row of a repetition, in the specification's unit; throws as {@link #set(FieldHandle, double)}. */
    public DataRecord set(FieldHandle field, int row, double value) {
        requireNumber(field, value);
        return setRaw(field, row, field.scale().raw(value));
    }

    private static void requireNumber(FieldHandle field, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(field + ": " + value + " is no number");
        }
    }

    /** Sets digits or characters in a row of a repetition. */
    public DataRecord setText(FieldHandle field, int row, String text) {
        return setRaw(field, row, ElementText.number(field.element, text));
    }

    /** Sets an explicit item (RE, SP) to bytes, its length octet left out; at most 254. */
    public DataRecord setBytes(ItemHandle item, byte[] content) {
        if (!(edition.itemNamed(item.path()).map(Item::field).orElse(null) instanceof Field.Explicit x)) {
            throw new IllegalArgumentException(item.path() + " is no explicit item of " + edition);
        }
        if (content.length > 254) {
            throw new IllegalArgumentException(item.path() + ": " + content.length + " octets are above 254");
        }
        at[x.unit()] = append(content);
        raw[x.lengthSlot()] = content.length + 1L;
        raw[x.opaqueSlot()] = 1;
        mark(x.unit());
        return this;
    }

    /** Keeps bytes in an array of the record's own, and returns where. */
    int append(byte[] content) {
        int start = source.length;
        byte[] grown = Arrays.copyOf(source, start + content.length);
        System.arraycopy(content, 0, grown, start, content.length);
        source = grown;
        return start;
    }

    /** Marks an item, subfield or extension as there, with what numbers it last held; what encloses it too. */
    void mark(int unit) {
        scaled = false;
        for (int u = unit; u > 0; u = edition.parent[u]) {
            present[u] = 1;
        }
    }

    /** The scale of an element, given the numbers of its surroundings. */
    Scale scaleOf(Field.Element e, int rowBase) {
        for (Field.Case c : e.cases()) {
            long selector = e.repeat() < 0 ? raw[c.selectorSlot()] : pool[rowBase + c.selectorSlot()];
            if (selector == c.value()) {
                return c.scale();
            }
        }
        return e.scale();
    }

    boolean reserve(int numbers) {
        if (poolSize + numbers > pool.length) {
            if (poolSize + numbers > MAX_POOL) {
                return false;
            }
            pool = Arrays.copyOf(pool, Math.min(MAX_POOL, Math.max(pool.length * 2, poolSize + numbers)));
        }
        return true;
    }

    private int place(FieldHandle field, int row) {
        if (!field.repeated() || !has(field) || row < 0 || row >= rows[field.repeat]) {
            throw new IllegalStateException(field + " has no row " + row);
        }
        return base[field.repeat] + row * edition.rowWidth[field.repeat] + field.slot;
    }

    private void require(FieldHandle field) {
        if (field.repeated() || !has(field)) {
            throw new IllegalStateException(field + (field.repeated() ? " is repeated: give a row" : " is absent"));
        }
    }
}
