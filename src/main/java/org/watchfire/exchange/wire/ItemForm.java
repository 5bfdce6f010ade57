package org.watchfire.exchange.wire;

/** The kinds of item on the wire: each is an array led by its kind's number. Numbers and sizes are part of the format. */
enum ItemForm {
    TRACK(1, 14),
    SYSTEM_TRACK(2, 15),
    ASSESSMENT(3, 13),
    WARNING(4, 17),
    ALL_CLEAR(5, 11),
    RETRACTION(6, 9),
    NOTICE(7, 13),
    ACKNOWLEDGEMENT(8, 9),
    RECALL(9, 7),
    RELATION(10, 11);

    /** Of the largest kind. */
    static final int MOST_PARTS = 17;

    private static final ItemForm[] ALL = values();

    private final int number;
    private final int parts;

    ItemForm(int number, int parts) {
        this.number = number;
        this.parts = parts;
    }

    /** Begins an item of this kind. */
    CborWriter begin(CborWriter out) {
        return out.array(parts).integer(number);
    }

    /** Which kind an item begins as, and that it has all its parts. */
    static ItemForm read(CborReader in) {
        int start = in.offset();
        int size = in.arraySize(MOST_PARTS);
        ItemForm form = ALL[in.integer(1, ALL.length) - 1];
        if (size != form.parts) {
            throw new CborFault(start, "item of kind " + form.number + " has " + size + " parts, not " + form.parts);
        }
        return form;
    }
}
