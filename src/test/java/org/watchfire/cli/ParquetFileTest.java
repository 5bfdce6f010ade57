package org.watchfire.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** The bytes, held against parquet-format 2.11.0 by hand; hyparquet 1.31.5 reads the same files. */
class ParquetFileTest {
    private static final int GZIP_MAGIC = 0x8B1F;

    private static byte[] file() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ParquetFile file = new ParquetFile(
                bytes,
                List.of("n", "text", "raw"),
                List.of(ParquetFile.Type.INT64, ParquetFile.Type.TEXT, ParquetFile.Type.BYTES))) {
            file.add(7L, "한", new byte[] {1, 2});
            file.add(-1L, "", new byte[0]);
        }
        return bytes.toByteArray();
    }

    @Test
    void standsBetweenMagicWordsWithItsFootersLengthBeforeTheLast() throws IOException {
        byte[] file = file();
        assertThat(new String(file, 0, 4, StandardCharsets.US_ASCII)).isEqualTo("PAR1");
        assertThat(new String(file, file.length - 4, 4, StandardCharsets.US_ASCII))
                .isEqualTo("PAR1");
        int footer = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(file.length - 8);
        // FileMetaData: field 1, i32, version 1 (zigzag 2); field 2, list of 4 structs: the root and three columns.
        assertThat(Arrays.copyOfRange(file, file.length - 8 - footer, file.length - 8 - footer + 4))
                .containsExactly(0x15, 0x02, 0x19, 0x4C);
    }

    @Test
    void namesItsRowsAndColumnsInTheFooter() throws IOException {
        byte[] file = file();
        String footer = new String(file, file.length - 200, 200, StandardCharsets.ISO_8859_1);
        assertThat(footer).contains("journal", "text", "raw", "watchfire");
    }

    @Test
    void aColumnOfNumbersIsTheirLittleEndianBytes() throws IOException {
        ByteBuffer page = page(0);
        assertThat(page.getLong()).isEqualTo(7);
        assertThat(page.getLong()).isEqualTo(-1);
        assertThat(page.hasRemaining()).isFalse();
    }

    @Test
    void aTextIsItsLengthInOctetsAndItsUtf8() throws IOException {
        ByteBuffer page = page(1);
        byte[] text = new byte[page.getInt()];
        page.get(text);
        assertThat(new String(text, StandardCharsets.UTF_8)).isEqualTo("한");
        assertThat(page.getInt()).isZero();
        assertThat(page.hasRemaining()).isFalse();
    }

    /** The values of a column: the n-th gzip stream of the file. */
    private static ByteBuffer page(int column) throws IOException {
        byte[] file = file();
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int found = -1;
        for (int at = 0; at < file.length - 1; at++) {
            if ((bytes.getShort(at) & 0xFFFF) == GZIP_MAGIC && ++found == column) {
                ByteArrayInputStream from = new ByteArrayInputStream(file, at, file.length - at);
                byte[] values = new GZIPInputStream(from).readNBytes(column == 0 ? 16 : 11);
                return ByteBuffer.wrap(values).order(ByteOrder.LITTLE_ENDIAN);
            }
        }
        throw new AssertionError("the file has no page " + column);
    }
}
