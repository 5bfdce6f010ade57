package org.watchfire.model;

/** Text that a person is to read as one line, in a banner or a list: it breaks no line, and all of it can be seen. */
public final class OneLine {
    /** Most characters of the title in a node's banner. */
    public static final int MOST_TITLE = 200;

    private OneLine() {}

    /** Whether no character of it is a control, a format character, a line or paragraph separator, or half of a pair. */
    public static boolean is(String text) {
        return text.codePoints().noneMatch(OneLine::unseen);
    }

    private static boolean unseen(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default -> false;
        };
    }
}
