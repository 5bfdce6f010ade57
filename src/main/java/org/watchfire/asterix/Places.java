package org.watchfire.asterix;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gives everything in an edition its place in a {@link DataRecord}, while the edition is built: a unit to each stretch
 * that is there or not, a slot to each number, an id to each repetition, whose rows count slots of their own; and keeps
 * the handles that name these places.
 */
final class Places {
    /** Repetition id of elements that stand in the record itself. */
    static final int NO_REPEAT = -1;

    /** Unit around an item: none. */
    static final int NO_UNIT = -1;

    private final Map<String, ItemHandle> items = new HashMap<>();
    private final Map<String, FieldHandle> fields = new HashMap<>();
    private final Map<String, RepeatHandle> repeats = new HashMap<>();
    /** By unit; unit 0 is nothing's. */
    private final List<Integer> parents = new ArrayList<>(List.of(NO_UNIT));

    private final List<Integer> rowWidths = new ArrayList<>();
    private final List<Field.Repeat> repeatFields = new ArrayList<>();
    private final Map<Integer, Field> bytesByUnit = new HashMap<>();
    private int slots;
    private int slotsOutside;

    /** A unit inside another, or inside {@link #NO_UNIT}. */
    int unit(int parent) {
        parents.add(parent);
        return parents.size() - 1;
    }

    /** The unit of an item or subfield, which is asked for by its path. */
    int unit(int parent, String path) {
        int unit = unit(parent);
        items.put(path, new ItemHandle(path, unit));
        return unit;
    }

    /** The unit given last. */
    int lastUnit() {
        return parents.size() - 1;
    }

    /** A slot in the record, or in the row that is open. */
    int slot() {
        return slots++;
    }

    /** The id of a repetition, whose row is open until {@link #endRow}. Rows hold no rows. */
    int startRow() {
        slotsOutside = slots;
        slots = 0;
        return rowWidths.size();
    }

    /** Ends the row: the slots given since its start are its width. */
    void endRow() {
        rowWidths.add(slots);
        slots = slotsOutside;
    }

    /** Keeps a repetition, whose row has ended. */
    Field.Repeat keep(Field.Repeat repeat) {
        repeats.put(repeat.path(), new RepeatHandle(repeat.path(), repeat.unit(), repeat.id()));
        repeatFields.add(repeat);
        return repeat;
    }

    /** Keeps an element, which is asked for by its path. */
    void keep(Field.Element element) {
        fields.put(element.path(), new FieldHandle(element, this));
    }

    /** Keeps a field whose bytes a record may hold unread: an explicit item or a random sequence. */
    <F extends Field> F keepBytes(int unit, F field) {
        bytesByUnit.put(unit, field);
        return field;
    }

    int units() {
        return parents.size();
    }

    int slots() {
        return slots;
    }

    /** By unit: the unit that must be there as well, or {@link #NO_UNIT}. */
    int[] parents() {
        return parents.stream().mapToInt(Integer::intValue).toArray();
    }

    /** By repetition: numbers a row. */
    int[] rowWidths() {
        return rowWidths.stream().mapToInt(Integer::intValue).toArray();
    }

    Map<String, ItemHandle> items() {
        return Map.copyOf(items);
    }

    Map<String, FieldHandle> fields() {
        return Map.copyOf(fields);
    }

    Map<String, RepeatHandle> repeats() {
        return Map.copyOf(repeats);
    }

    /** By repetition. */
    Field.Repeat[] repeatFields() {
        return repeatFields.toArray(Field.Repeat[]::new);
    }

    /** By unit: the explicit items and random sequences. */
    @Nullable
    Field[] fieldOfUnit() {
        @Nullable Field[] all = new Field[parents.size()];
        bytesByUnit.forEach((unit, field) -> all[unit] = field);
        return all;
    }
}
