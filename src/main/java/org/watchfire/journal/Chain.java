package org.watchfire.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.watchfire.model.NationId;
import org.watchfire.model.Realm;
import org.watchfire.model.Sha256;

/**
 * The hashes of a journal: SHA-256 over the hash before, sequence, TAI and wall nanoseconds (8 bytes each, big endian),
 * the kind's length (1 byte) and ASCII, and the bytes. Before the first row stands the hash of whose journal it is.
 */
final class Chain {
    private final MessageDigest digest = Sha256.begin();
    private final ByteBuffer numbers = ByteBuffer.allocate(24);

    byte[] first(NationId nation, Realm realm, long epoch) {
        return digest.digest(
                ("watchfire journal 1 " + nation + " " + realm + " " + epoch).getBytes(StandardCharsets.US_ASCII));
    }

    byte[] next(byte[] before, Row row) {
        byte[] kind = row.kind().getBytes(StandardCharsets.US_ASCII);
        digest.update(before);
        digest.update(numbers.clear()
                .putLong(row.sequence())
                .putLong(row.taiNanos())
                .putLong(row.wallNanos())
                .array());
        digest.update((byte) kind.length);
        digest.update(kind);
        return digest.digest(row.bytes());
    }
}
