package org.watchfire.exchange.keys;

import java.io.IOException;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.util.Optional;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.util.PrivateKeyFactory;

/**
 * A nation's Ed25519 key (RFC 8032) of one realm. Native arithmetic where there is some, else Bouncy Castle's, because the
 * JDK's costs six to twenty times as much: {@code docs/decisions/ed25519-provider.md}. Safe to use from several threads.
 */
public final class SigningKey {
    private final Ed25519PrivateKeyParameters key;
    private final Optional<PrivateKey> nativeKey;
    private final KeyId id;

    SigningKey(Ed25519PrivateKeyParameters key) {
        this.key = key;
        this.nativeKey = NativeCrypto.privateKey(key.getEncoded());
        this.id = KeyId.ofPublicKey(key.generatePublicKey().getEncoded());
    }

    /** @throws KeyFailure where the file cannot be read, or is not PKCS #8 of an Ed25519 key in PEM */
    static SigningKey read(Path file) {
        try {
            if (PrivateKeyFactory.createKey(Pem.read(file, "PRIVATE KEY")) instanceof Ed25519PrivateKeyParameters key) {
                return new SigningKey(key);
            }
            throw new KeyFailure(file + " is not an Ed25519 key" + KeyFolder.REMEDY);
        } catch (IOException | RuntimeException failure) {
            throw new KeyFailure("cannot read " + file + ": " + KeyFailure.reason(failure) + KeyFolder.REMEDY, failure);
        }
    }

    /** Its short name. */
    public KeyId id() {
        return id;
    }

    /** 64 bytes; the same for the same message, always. */
    public byte[] sign(byte[] message) {
        return nativeKey.map(present -> NativeCrypto.sign(present, message)).orElseGet(() -> signInJava(message));
    }

    byte[] signInJava(byte[] message) {
        Ed25519Signer signer = new Ed25519Signer();
        signer.init(true, key);
        signer.update(message, 0, message.length);
        return signer.generateSignature();
    }

    byte[] publicKey() {
        return key.generatePublicKey().getEncoded();
    }
}
