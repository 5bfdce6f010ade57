package org.watchfire.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 (FIPS 180-4), which every Java has: 32 bytes, or 64 lower-case hexadecimal digits. */
public final class Sha256 {
    private Sha256() {}

    /** For what comes in parts. */
    public static MessageDigest begin() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("this Java has no SHA-256", missing);
        }
    }

    /** Its 32 bytes. */
    public static byte[] of(byte[] bytes) {
        return begin().digest(bytes);
    }

    /** In hexadecimal. */
    public static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(of(bytes));
    }

    /** Of a text in UTF-8, in hexadecimal. */
    public static String hex(String text) {
        return hex(text.getBytes(StandardCharsets.UTF_8));
    }

    /** What came in parts, in hexadecimal; the digest begins anew. */
    public static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }
}
