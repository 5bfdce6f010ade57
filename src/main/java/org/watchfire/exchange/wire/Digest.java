package org.watchfire.exchange.wire;

import java.nio.ByteBuffer;
import java.security.MessageDigest;

/**
 * The first 16 bytes of a SHA-256: enough that nobody finds other content for a given one.
 *
 * @param high first eight bytes, big endian
 * @param low the eight after them
 */
public record Digest(long high, long low) {
    static final int BYTES = 16;

    /** Of what a SHA-256 was fed. */
    public static Digest of(MessageDigest sha256) {
        return of(sha256.digest());
    }

    static Digest of(byte[] hash) {
        ByteBuffer bytes = ByteBuffer.wrap(hash);
        return new Digest(bytes.getLong(), bytes.getLong());
    }

    byte[] toBytes() {
        return ByteBuffer.allocate(BYTES).putLong(high).putLong(low).array();
    }

    static Digest read(CborReader in) {
        byte[] bytes = in.bytes(BYTES);
        if (bytes.length != BYTES) {
            throw in.fault("digest has " + bytes.length + " bytes");
        }
        return of(bytes);
    }
}
