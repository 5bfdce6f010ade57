package org.watchfire.exchange.keys;

import java.util.HexFormat;
import org.watchfire.model.Sha256;

/**
 * The short name of a signing key: the first 8 bytes of the SHA-256 of its public key, as 16 hexadecimal digits.
 *
 * @param hex lower case
 */
public record KeyId(String hex) {
    /** Bytes in a key id. */
    public static final int BYTES = 8;

    public KeyId {
        if (!hex.matches("[0-9a-f]{16}")) {
            throw new IllegalArgumentException("key id \"" + hex + "\" is not 16 hexadecimal digits");
        }
    }

    /** From its 8 bytes. */
    public static KeyId of(byte[] bytes) {
        return new KeyId(HexFormat.of().formatHex(bytes));
    }

    /** Of a raw public key of 32 bytes. */
    static KeyId ofPublicKey(byte[] publicKey) {
        return new KeyId(HexFormat.of().formatHex(Sha256.of(publicKey), 0, BYTES));
    }

    /** Its 8 bytes. */
    public byte[] toBytes() {
        return HexFormat.of().parseHex(hex);
    }

    @Override
    public String toString() {
        return hex;
    }
}
