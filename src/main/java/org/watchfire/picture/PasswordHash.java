package org.watchfire.picture;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Passwords as they are kept: PBKDF2 with HMAC-SHA-256 (RFC 8018, 5.2), written {@code
 * pbkdf2-sha256$iterations$salt$hash}, salt and hash in Base64.
 */
public final class PasswordHash {
    /** Iterations for new hashes (OWASP Password Storage Cheat Sheet, 2023). */
    static final int ITERATIONS = 600_000;

    /** A hash with fewer is refused: it could be searched too fast. */
    private static final int LEAST_ITERATIONS = 10_000;

    /** A hash with more is refused: each sign-in would take its processor for many seconds. */
    private static final int MOST_ITERATIONS = 10_000_000;

    private static final int SALT_BYTES = 16;

    /** RFC 8018, 4.1. */
    private static final int LEAST_SALT_BYTES = 8;

    private static final int HASH_BITS = 256;
    private static final Pattern FORM =
            Pattern.compile("pbkdf2-sha256\\$(\\d{1,8})\\$([A-Za-z0-9+/=]{8,88})\\$" + "([A-Za-z0-9+/=]{44})");

    private PasswordHash() {}

    /** A new hash of {@code password} with a new salt; takes some tenths of a second by intent. */
    public static String of(char[] password) {
        return of(password, ITERATIONS);
    }

    static String of(char[] password, int iterations) {
        byte[] salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        return form(iterations, salt, derive(password, salt, iterations));
    }

    /** Whether {@code password} is the one behind {@code hash}; the time taken does not tell how near it was. */
    static boolean matches(char[] password, String hash) {
        Matcher form = parse(hash);
        byte[] salt = Base64.getDecoder().decode(form.group(2));
        byte[] expected = Base64.getDecoder().decode(form.group(3));
        return MessageDigest.isEqual(expected, derive(password, salt, Integer.parseInt(form.group(1))));
    }

    /** A hash that no known password is behind, made without the work. */
    static String ofNobody(int iterations) {
        byte[] salt = new byte[SALT_BYTES];
        byte[] hash = new byte[HASH_BITS / 8];
        SecureRandom random = new SecureRandom();
        random.nextBytes(salt);
        random.nextBytes(hash);
        return form(iterations, salt, hash);
    }

    /** How many iterations a hash takes to check. */
    static int rounds(String hash) {
        return Integer.parseInt(parse(hash).group(1));
    }

    /** Takes as long as {@code iterations} more would. */
    static void spend(char[] password, int iterations) {
        if (iterations > 0) {
            Arrays.fill(derive(password, new byte[SALT_BYTES], iterations), (byte) 0);
        }
    }

    private static String form(int iterations, byte[] salt, byte[] hash) {
        Base64.Encoder base64 = Base64.getEncoder();
        return "pbkdf2-sha256$" + iterations + "$" + base64.encodeToString(salt) + "$" + base64.encodeToString(hash);
    }

    /** @throws IllegalArgumentException when {@code hash} is not of the form this class writes, or too weak */
    static void requireValid(String hash) {
        Matcher form = parse(hash);
        int iterations = Integer.parseInt(form.group(1));
        if (iterations < LEAST_ITERATIONS) {
            throw new IllegalArgumentException(
                    "password hash has " + iterations + " iterations, fewer than " + LEAST_ITERATIONS);
        }
        if (iterations > MOST_ITERATIONS) {
            throw new IllegalArgumentException(
                    "password hash has " + iterations + " iterations, more than " + MOST_ITERATIONS);
        }
        if (!isWhole(form.group(2), LEAST_SALT_BYTES) || !isWhole(form.group(3), HASH_BITS / 8)) {
            throw new IllegalArgumentException("password hash is damaged: its salt or hash is no Base64 of its length");
        }
    }

    private static boolean isWhole(String base64, int leastBytes) {
        try {
            return Base64.getDecoder().decode(base64).length >= leastBytes;
        } catch (IllegalArgumentException damaged) {
            return false;
        }
    }

    private static Matcher parse(String hash) {
        Matcher form = FORM.matcher(hash);
        if (!form.matches()) {
            throw new IllegalArgumentException("password hash is not pbkdf2-sha256$iterations$salt$hash");
        }
        return form;
    }

    private static byte[] derive(char[] password, byte[] salt, int iterations) {
        PBEKeySpec spec = new PBEKeySpec(password, salt, iterations, HASH_BITS);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java lacks PBKDF2WithHmacSHA256", e);
        } finally {
            spec.clearPassword();
        }
    }
}
