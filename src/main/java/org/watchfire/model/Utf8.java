package org.watchfire.model;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Text from outside, which must be UTF-8 (RFC 3629): a byte that is not is refused, never replaced. */
public final class Utf8 {
    private Utf8() {}

    /**
     * The text that bytes are.
     *
     * @throws CharacterCodingException if they are none
     */
    public static String text(byte[] bytes) throws CharacterCodingException {
        return text(bytes, 0, bytes.length);
    }

    /**
     * The text that some of the bytes are.
     *
     * @throws CharacterCodingException if they are none
     */
    public static String text(byte[] bytes, int from, int size) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes, from, size))
                .toString();
    }

    /**
     * The text of a file, of which no more is read than it may hold: a device has no size, and no end.
     *
     * @return empty where it holds more than {@code mostBytes}
     * @throws CharacterCodingException if it is no text
     * @throws IOException if it cannot be read
     */
    public static Optional<String> file(Path file, int mostBytes) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(mostBytes + 1);
            return bytes.length > mostBytes ? Optional.empty() : Optional.of(text(bytes));
        }
    }
}
