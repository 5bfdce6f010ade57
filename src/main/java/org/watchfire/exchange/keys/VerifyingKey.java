package org.watchfire.exchange.keys;

import java.security.PublicKey;
import java.time.Instant;
import java.util.Optional;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.watchfire.model.NationId;
import org.watchfire.model.Realm;

/** The public half of a nation's signing key, as its realm's authority certified it. Safe to use from several threads. */
public final class VerifyingKey {
    /** Length of a signature, bytes. */
    public static final int SIGNATURE_BYTES = 64;

    private final NationId nation;
    private final Realm realm;
    private final Ed25519PublicKeyParameters key;
    private final Optional<PublicKey> nativeKey;
    private final KeyId id;
    private final Instant from;
    private final Instant to;

    VerifyingKey(NationId nation, Realm realm, byte[] publicKey, Instant from, Instant to) {
        this.nation = nation;
        this.realm = realm;
        this.key = new Ed25519PublicKeyParameters(publicKey, 0);
        this.nativeKey = NativeCrypto.publicKey(publicKey);
        this.id = KeyId.ofPublicKey(publicKey);
        this.from = from;
        this.to = to;
    }

    /** Whose it is. */
    public NationId nation() {
        return nation;
    }

    /** The only realm it signs for. */
    public Realm realm() {
        return realm;
    }

    /** Its short name. */
    public KeyId id() {
        return id;
    }

    /** Whether the certificate covers this moment. */
    public boolean isValidAt(Instant moment) {
        return !moment.isBefore(from) && !moment.isAfter(to);
    }

    /** Whether this key made {@code signature} over exactly {@code message}. */
    public boolean verify(byte[] message, byte[] signature) {
        return signature.length == SIGNATURE_BYTES
                && nativeKey
                        .map(present -> NativeCrypto.verify(present, message, signature))
                        .orElseGet(() -> verifyInJava(message, signature));
    }

    boolean verifyInJava(byte[] message, byte[] signature) {
        Ed25519Signer verifier = new Ed25519Signer();
        verifier.init(false, key);
        verifier.update(message, 0, message.length);
        return verifier.verifySignature(signature);
    }
}
