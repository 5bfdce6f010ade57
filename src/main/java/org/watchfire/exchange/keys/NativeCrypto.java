package org.watchfire.exchange.keys;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.logging.Logger;

/**
 * Native arithmetic for signatures and TLS (Amazon Corretto Crypto Provider, AWS-LC beneath), where this platform has it
 * and it passes a published test vector; otherwise nothing, and Bouncy Castle and the JDK do the same work, slower. The system
 * property {@code watchfire.crypto=java} leaves it out. Why and how much: {@code docs/decisions/ed25519-provider.md}.
 */
final class NativeCrypto {
    private static final String PROVIDER_CLASS = "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider";
    private static final Logger LOG = Logger.getLogger(NativeCrypto.class.getName());

    // what stands before the 32 bytes of a key in PKCS #8 and in a SubjectPublicKeyInfo (RFC 8410, section 7 and 4)
    private static final byte[] PKCS8 = HexFormat.of().parseHex("302e020100300506032b657004220420");
    private static final byte[] SPKI = HexFormat.of().parseHex("302a300506032b6570032100");

    // RFC 8032, section 7.1, test 2
    private static final byte[] TEST_KEY =
            HexFormat.of().parseHex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");
    private static final byte[] TEST_MESSAGE = {0x72};
    private static final byte[] TEST_SIGNATURE = HexFormat.of()
            .parseHex("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                    + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");

    private static final Optional<Provider> PROVIDER = find();

    private NativeCrypto() {}

    /** Puts the provider first in this process, so that TLS uses it too; once, and nothing where there is none. */
    static void prefer() {
        PROVIDER.ifPresent(provider -> Security.insertProviderAt(provider, 1)); // does nothing the second time
    }

    /** For {@link #sign}; empty where there is no provider. */
    static Optional<PrivateKey> privateKey(byte[] seed) {
        return PROVIDER.map(provider -> decodePrivate(seed));
    }

    /** For {@link #verify}; empty where there is no provider. */
    static Optional<PublicKey> publicKey(byte[] key) {
        return PROVIDER.map(provider -> {
            try {
                return KeyFactory.getInstance("Ed25519", "SunEC")
                        .generatePublic(new X509EncodedKeySpec(join(SPKI, key)));
            } catch (GeneralSecurityException refused) {
                throw new KeyFailure("an Ed25519 public key of " + key.length + " bytes is not taken", refused);
            }
        });
    }

    static byte[] sign(PrivateKey key, byte[] message) {
        return sign(PROVIDER.orElseThrow(), key, message);
    }

    static boolean verify(PublicKey key, byte[] message, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance("Ed25519", PROVIDER.orElseThrow());
            verifier.initVerify(key);
            verifier.update(message);
            return verifier.verify(signature);
        } catch (SignatureException malformed) {
            return false;
        } catch (GeneralSecurityException failure) {
            throw new KeyFailure("native verification failed", failure);
        }
    }

    private static byte[] sign(Provider provider, PrivateKey key, byte[] message) {
        try {
            Signature signer = Signature.getInstance("Ed25519", provider);
            signer.initSign(key);
            signer.update(message);
            return signer.sign();
        } catch (GeneralSecurityException failure) {
            throw new KeyFailure("native signing failed", failure);
        }
    }

    private static Optional<Provider> find() {
        if (System.getProperty("watchfire.crypto", "native").equals("java")) {
            return Optional.empty();
        }
        try {
            Class<?> type = Class.forName(PROVIDER_CLASS);
            if (type.getField("INSTANCE").get(null) instanceof Provider provider
                    && provider.getService("Signature", "Ed25519") != null
                    && provider.getService("Cipher", "AES/GCM/NoPadding") != null
                    && Arrays.equals(sign(provider, decodePrivate(TEST_KEY), TEST_MESSAGE), TEST_SIGNATURE)) {
                return Optional.of(provider);
            }
            LOG.info("no native cryptography on this platform; Java's is used, slower");
        } catch (ReflectiveOperationException | RuntimeException | LinkageError missing) {
            LOG.info(() -> "no native cryptography here (" + missing + "); Java's is used, slower");
        }
        return Optional.empty();
    }

    private static PrivateKey decodePrivate(byte[] seed) {
        try {
            return KeyFactory.getInstance("Ed25519", "SunEC")
                    .generatePrivate(new PKCS8EncodedKeySpec(join(PKCS8, seed)));
        } catch (GeneralSecurityException refused) {
            throw new KeyFailure("an Ed25519 private key of " + seed.length + " bytes is not taken", refused);
        }
    }

    private static byte[] join(byte[] head, byte[] tail) {
        byte[] joined = Arrays.copyOf(head, head.length + tail.length);
        System.arraycopy(tail, 0, joined, head.length, tail.length);
        return joined;
    }
}
