package org.watchfire.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * Writes the part of Apache Parquet that rows of numbers, texts and bytes need: required columns, plain encoding, one page a
 * column and row group, gzip. What a reader knows of the file stands in its footer (github.com/apache/parquet-format,
 * README.md and src/main/thrift/parquet.thrift of 2.11.0). Why not a library: docs/decisions/parquet.md.
 */
final class ParquetFile implements AutoCloseable {
    /** A row group is written when it holds so many rows, or so many bytes. */
    private static final int GROUP_ROWS = 50_000;

    private static final int GROUP_BYTES = 32 << 20;
    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);

    private final OutputStream out;
    private final List<Column> columns;
    private final List<ThriftCompact> groups = new ArrayList<>();
    private long position;
    private long allRows;
    private int rows;
    private long bytes;

    /** What a column holds; codes of parquet.thrift. */
    enum Type {
        /** {@link Long}. */
        INT64(2),
        /** {@link String}. */
        TEXT(6),
        /** {@code byte[]}. */
        BYTES(6);

        private final int code;

        Type(int code) {
            this.code = code;
        }
    }

    /**
     * A column.
     *
     * @param name in the file
     * @param type of each value
     * @param values of the row group being gathered, as they will be written
     */
    private record Column(String name, Type type, ByteArrayOutputStream values) {}

    /**
     * Begins a file.
     *
     * @param out takes it; closed with this
     * @param names of the columns
     * @param types of the columns, as many
     */
    ParquetFile(OutputStream out, List<String> names, List<Type> types) throws IOException {
        this.out = out;
        this.columns = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            columns.add(new Column(names.get(i), types.get(i), new ByteArrayOutputStream()));
        }
        write(MAGIC);
    }

    /** Adds a row: a value for each column, of its type. */
    void add(Object... row) throws IOException {
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            byte[] value = switch (column.type) {
                case INT64 -> little(8).putLong((Long) row[i]).array();
                case TEXT -> counted(((String) row[i]).getBytes(StandardCharsets.UTF_8));
                case BYTES -> counted((byte[]) row[i]);
            };
            column.values.writeBytes(value);
            bytes += value.length;
        }
        if (++rows >= GROUP_ROWS || bytes >= GROUP_BYTES) {
            writeGroup();
        }
    }

    private static ByteBuffer little(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] counted(byte[] value) {
        return little(4 + value.length).putInt(value.length).put(value).array();
    }

    private void writeGroup() throws IOException {
        long begun = position;
        List<ThriftCompact> chunks = new ArrayList<>();
        for (Column column : columns) {
            chunks.add(writeColumn(column));
            column.values.reset();
        }
        groups.add(new ThriftCompact()
                .structs(1, chunks)
                .i64(2, bytes)
                .i64(3, rows)
                .i64(5, begun)
                .i64(6, position - begun));
        allRows += rows;
        rows = 0;
        bytes = 0;
    }

    /** Writes one page; returns what the footer says of it. */
    private ThriftCompact writeColumn(Column column) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            column.values.writeTo(gzip);
        }
        byte[] header = new ThriftCompact()
                .i32(1, 0) // data page
                .i32(2, column.values.size())
                .i32(3, packed.size())
                .struct(5, new ThriftCompact().i32(1, rows).i32(2, 0).i32(3, 3).i32(4, 3)) // plain; levels RLE
                .toBytes();
        long at = position;
        write(header);
        write(packed.toByteArray());
        return new ThriftCompact()
                .i64(2, at)
                .struct(
                        3,
                        new ThriftCompact()
                                .i32(1, column.type.code)
                                .i32s(2, 0, 3) // plain, RLE
                                .texts(3, column.name)
                                .i32(4, 2) // gzip
                                .i64(5, rows)
                                .i64(6, header.length + (long) column.values.size())
                                .i64(7, position - at)
                                .i64(9, at));
    }

    /** Writes the footer. */
    @Override
    public void close() throws IOException {
        try (out) {
            if (rows > 0) {
                writeGroup();
            }
            byte[] footer = new ThriftCompact()
                    .i32(1, 1)
                    .structs(2, schema())
                    .i64(3, allRows)
                    .structs(4, groups)
                    .text(6, "watchfire")
                    .toBytes();
            write(footer);
            write(little(4).putInt(footer.length).array());
            write(MAGIC);
        }
    }

    private List<ThriftCompact> schema() {
        List<ThriftCompact> elements = new ArrayList<>();
        elements.add(new ThriftCompact().text(4, "journal").i32(5, columns.size()));
        for (Column column : columns) {
            ThriftCompact element =
                    new ThriftCompact().i32(1, column.type.code).i32(3, 0).text(4, column.name); // required
            elements.add(column.type == Type.TEXT ? element.i32(6, 0) : element); // UTF8
        }
        return elements;
    }

    private void write(byte[] some) throws IOException {
        out.write(some);
        position += some.length;
    }
}
