package org.watchfire.asterix;

import java.util.ArrayList;
import java.util.List;

/**
 * Elements at fixed places after a common start, flattened: the part of a definition that the reader's inner loop walks.
 * Primitive arrays on purpose.
 */
final class Run {
    /** Bits, the closing FX not included. */
    final int bits;
    /** Whole octets, the closing FX included. */
    final int octets;

    final Field.Element[] elements;
    final int[] octet;
    final int[] left;
    final int[] right;
    final int[] slot;
    final boolean[] signed;

    private Run(List<Field.Element> list, boolean closedByFx, String path) {
        elements = list.toArray(Field.Element[]::new);
        int n = elements.length;
        octet = new int[n];
        left = new int[n];
        right = new int[n];
        slot = new int[n];
        signed = new boolean[n];
        int at = 0;
        for (int i = 0; i < n; i++) {
            Field.Element e = elements[i];
            octet[i] = at >> 3;
            left[i] = at & 7;
            right[i] = 64 - e.bits();
            slot[i] = e.slot();
            signed[i] = e.signed();
            if (left[i] + e.bits() > 64) {
                throw new IllegalArgumentException(e.path() + " spans more than eight octets");
            }
            at += e.bits();
        }
        bits = at;
        int whole = at + (closedByFx ? 1 : 0);
        if ((whole & 7) != 0) {
            throw new IllegalArgumentException(path + " has " + whole + " bits, which is no whole number of octets");
        }
        octets = whole >> 3;
    }

    /** The elements of a field that has neither parts nor repetitions nor subfields. */
    static Run of(List<Field> fields, boolean closedByFx, String path) {
        List<Field.Element> flat = new ArrayList<>();
        for (Field f : fields) {
            flatten(f, flat, path);
        }
        return new Run(flat, closedByFx, path);
    }

    private static void flatten(Field field, List<Field.Element> to, String path) {
        switch (field) {
            case Field.Element e -> to.add(e);
            case Field.Group g -> g.fields().forEach(f -> flatten(f, to, path));
            case Field.Fixed x -> throw varies(path, x);
            case Field.Extended x -> throw varies(path, x);
            case Field.Repeat x -> throw varies(path, x);
            case Field.Compound x -> throw varies(path, x);
            case Field.Explicit x -> throw varies(path, x);
            case Field.RandomSequence x -> throw varies(path, x);
        }
    }

    private static IllegalArgumentException varies(String path, Field inner) {
        return new IllegalArgumentException(path + ": " + inner.name() + " inside has no fixed length");
    }
}
