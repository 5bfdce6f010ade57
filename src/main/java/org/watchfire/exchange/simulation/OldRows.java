package org.watchfire.exchange.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.watchfire.exchange.rows.RowKinds;
import org.watchfire.journal.Row;

/**
 * Rows of a simulated journal that lie too far back to be kept in memory, in a file: those that an exchange reads when it starts,
 * and an audit. One that is cut short was never read. For one thread.
 */
final class OldRows implements AutoCloseable {
    /** What is kept; a row says which by its place here. */
    private static final List<String> KINDS = List.of(
            RowKinds.OUT,
            RowKinds.IN,
            RowKinds.RECEIPT,
            RowKinds.REFUSAL,
            RowKinds.RELEASED,
            RowKinds.NUMBERED,
            RowKinds.WAY);

    /** Sequence, both times, kind, length. */
    private static final int HEAD = 3 * Long.BYTES + 1 + Integer.BYTES;

    private static final int WINDOW = 1 << 18;

    private final FileChannel file;
    /** Where each batch begins, by the number of its first row. */
    private final TreeMap<Long, Long> batches = new TreeMap<>();

    private long end;

    /** @param path of a file that is made for it */
    OldRows(Path path) {
        try {
            file = FileChannel.open(
                    path, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Whether rows whose kind begins so are all kept. */
    static boolean keeps(String kindPrefix) {
        return kindPrefix.startsWith(RowKinds.ASSURED)
                || kindPrefix.startsWith("outbox.")
                || KINDS.contains(kindPrefix);
    }

    /** Adds a batch, in order. */
    void add(List<Row> rows) {
        List<Row> kept = rows.stream().filter(row -> KINDS.contains(row.kind())).toList();
        if (kept.isEmpty()) {
            return;
        }
        ByteBuffer batch = ByteBuffer.allocate(
                kept.stream().mapToInt(row -> HEAD + row.bytes().length).sum());
        for (Row row : kept) {
            batch.putLong(row.sequence()).putLong(row.taiNanos()).putLong(row.wallNanos());
            batch.put((byte) KINDS.indexOf(row.kind()));
            batch.putInt(row.bytes().length).put(row.bytes());
        }
        batches.put(kept.getFirst().sequence(), end);
        batch.flip();
        try {
            while (batch.hasRemaining()) {
                end += file.write(batch, end);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Rows from a number on whose kind begins so, in order. */
    Stream<Row> read(long from, String kindPrefix) {
        Map.Entry<Long, Long> batch = batches.floorEntry(from);
        Iterator<Row> rows = new Rows(batch == null ? 0 : batch.getValue());
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(rows, Spliterator.ORDERED), false)
                .filter(row -> row.sequence() >= from && row.kind().startsWith(kindPrefix));
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** From a place in the file on, a window of it at a time. */
    private final class Rows implements Iterator<Row> {
        private ByteBuffer window = ByteBuffer.allocate(WINDOW).limit(0);
        private long position;

        Rows(long position) {
            this.position = position;
        }

        @Override
        public boolean hasNext() {
            return window.hasRemaining() || position < end;
        }

        @Override
        public Row next() {
            if (!hasNext()) {
                throw new NoSuchElementException("the last row was read");
            }
            need(HEAD);
            long sequence = window.getLong();
            long taiNanos = window.getLong();
            long wallNanos = window.getLong();
            String kind = KINDS.get(window.get());
            byte[] bytes = new byte[window.getInt()];
            need(bytes.length);
            window.get(bytes);
            return new Row(sequence, taiNanos, wallNanos, kind, bytes);
        }

        private void need(int count) {
            if (window.remaining() >= count) {
                return;
            }
            ByteBuffer more = ByteBuffer.allocate(Math.max(WINDOW, count)).put(window);
            more.limit((int) Math.min(more.capacity(), more.position() + end - position));
            try {
                while (more.hasRemaining()) {
                    int read = file.read(more, position);
                    if (read < 0) {
                        throw new IllegalStateException("the file ends at " + position + " before " + end);
                    }
                    position += read;
                }
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
            window = more.flip();
        }
    }
}
