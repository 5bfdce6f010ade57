package org.watchfire.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Utf8Test {
    @TempDir
    private Path folder;

    @Test
    void aFileAtItsBoundIsReadAndOneByteMoreIsNot() throws IOException {
        Path file = Files.writeString(folder.resolve("text"), "Köln");
        assertThat(Utf8.file(file, 5)).contains("Köln");
        assertThat(Utf8.file(file, 4)).isEmpty();
    }

    @Test
    void aByteThatIsNoTextIsRefusedAndNotReplaced() {
        byte[] latin1 = "Köln".getBytes(StandardCharsets.ISO_8859_1);
        assertThatExceptionOfType(CharacterCodingException.class).isThrownBy(() -> Utf8.text(latin1));
    }

    @Test
    void takesTheBytesAskedForAlone() throws IOException {
        byte[] bytes = {(byte) 0xFF, 'a', 'b', (byte) 0xFF};
        assertThat(Utf8.text(bytes, 1, 2)).isEqualTo("ab");
    }
}
