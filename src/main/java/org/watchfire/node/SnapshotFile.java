package org.watchfire.node;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import org.watchfire.model.Sha256;
import org.watchfire.node.snapshot.GraphFailure;

/** The bytes of one snapshot. */
final class SnapshotFile {
    private SnapshotFile() {}

    /**
     * Writes it whole or not at all, whatever happens meanwhile.
     *
     * @return SHA-256 of the bytes, lower-case hex
     * @throws IOException if there is no room
     * @throws GraphFailure if it holds what cannot be written
     */
    static String write(Snapshot snapshot, Path file) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        MessageDigest digest = Sha256.begin();
        try (FileOutputStream bytes = new FileOutputStream(part.toFile());
                OutputStream stream = new DigestOutputStream(bytes, digest)) {
            Snapshot.graph().write(snapshot, stream);
            stream.flush();
            bytes.getFD().sync();
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return Sha256.hex(digest);
    }

    /**
     * Reads it, if it is the one meant.
     *
     * @throws IOException if there is none, or one of other bytes
     * @throws GraphFailure if this build cannot read it
     */
    static Snapshot read(Path file, String sha256) throws IOException {
        String found = hash(file);
        if (!found.equals(sha256)) {
            throw new IOException(file + " is not what the journal says: SHA-256 " + found + ", not " + sha256);
        }
        try (InputStream bytes = Files.newInputStream(file)) {
            return Snapshot.graph().read(Snapshot.class, bytes);
        }
    }

    private static String hash(Path file) throws IOException {
        MessageDigest digest = Sha256.begin();
        try (OutputStream stream = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            Files.copy(file, stream);
        }
        return Sha256.hex(digest);
    }
}
