package org.watchfire.exchange.desk;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.watchfire.exchange.rows.RowKinds;
import org.watchfire.journal.Row;

/**
 * Writes down when the assured way to the hub is open, so that a node that died knows what may have left before: nothing does
 * while the way is shut, and nothing before it is on the disk that it opened. What had its number and was not sent yet when
 * a node died under an open way counts as having left; no record can be exact about that moment.
 */
final class OpenWay {
    private static final byte[] OPENED = {1};
    private static final byte[] SHUT = {0};

    private final Pen pen;
    /** By row: whether the way was open from there on. Of the time before this start. */
    private final TreeMap<Long, Boolean> before = new TreeMap<>();

    private long opening;
    private boolean isOpen;

    /** Reads what was before; the way is shut. */
    OpenWay(Pen pen) {
        this.pen = pen;
        try (Stream<Row> rows = pen.journal().read(1, RowKinds.WAY)) {
            rows.forEach(row -> before.put(row.sequence(), row.bytes()[0] == OPENED[0]));
        }
        if (!before.isEmpty() && before.lastEntry().getValue()) {
            write(SHUT);
        }
    }

    /**
     * From which row on what stands in a row of the time before may have left: the row itself where the way was open, else that
     * of the next opening, else {@link Long#MAX_VALUE}.
     */
    long leaves(long row) {
        Map.Entry<Long, Boolean> last = before.floorEntry(row);
        if (last != null && last.getValue()) {
            return row;
        }
        return before.tailMap(row).entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(Long.MAX_VALUE);
    }

    /** The way opened: runs {@code whenWritten} once that is on the disk, unless it shut again before. */
    void opened(Runnable whenWritten) {
        isOpen = true;
        opening++;
        long mine = opening;
        pen.whenDurable(write(OPENED), () -> {
            if (isOpen && mine == opening) {
                whenWritten.run();
            }
        });
    }

    /** The way shut. */
    void shut() {
        if (isOpen) {
            isOpen = false;
            write(SHUT);
        }
    }

    private long write(byte[] what) {
        return pen.writeAssured(RowKinds.WAY, what);
    }
}
