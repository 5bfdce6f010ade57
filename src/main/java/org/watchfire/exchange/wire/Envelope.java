package org.watchfire.exchange.wire;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.watchfire.exchange.keys.KeyId;
import org.watchfire.exchange.keys.KeyRing;
import org.watchfire.exchange.keys.SigningKey;
import org.watchfire.exchange.keys.Verifier;
import org.watchfire.exchange.keys.VerifyingKey;
import org.watchfire.model.Realm;

/**
 * A signed message: COSE_Sign1 (RFC 9052, section 4.2) with Ed25519 over the exact bytes. The header stands in the
 * protected map as a critical parameter, so that no reader may overlook it; the realm is also external data of the
 * signature, so that even one key used in two realms by mistake would not carry a message across.
 */
public final class Envelope {
    /** Largest envelope made or taken, bytes. */
    public static final int MAX_BYTES = 1_000_000;

    /** Largest payload there is room for beside any header. */
    public static final int MAX_PAYLOAD_BYTES = MAX_BYTES - 65_536;

    private static final int TAG_SIGN1 = 18;
    private static final int ALGORITHM = 1;
    private static final int CRITICAL = 2;
    private static final int KEY_ID = 4;
    /** Private use, RFC 9052 section 3.1. */
    private static final int HEADER = -70001;

    private static final int EDDSA = -8;

    private final Header header;
    private final KeyId keyId;
    private final byte[] protectedBytes;
    private final byte[] payload;
    private final byte[] signature;
    private final byte[] bytes;

    private Envelope(
            Header header, KeyId keyId, byte[] protectedBytes, byte[] payload, byte[] signature, byte[] bytes) {
        this.header = header;
        this.keyId = keyId;
        this.protectedBytes = protectedBytes;
        this.payload = payload;
        this.signature = signature;
        this.bytes = bytes;
    }

    /**
     * Signs.
     *
     * @throws IllegalArgumentException above {@link #MAX_BYTES}
     */
    public static Envelope seal(Header header, byte[] payload, SigningKey key) {
        CborWriter protectedWriter = new CborWriter()
                .map(4)
                .integer(ALGORITHM)
                .integer(EDDSA)
                .integer(CRITICAL)
                .array(1)
                .integer(HEADER)
                .integer(KEY_ID)
                .bytes(key.id().toBytes())
                .integer(HEADER);
        header.write(protectedWriter);
        byte[] protectedBytes = protectedWriter.toBytes();
        byte[] signature = key.sign(toBeSigned(header.realm(), protectedBytes, payload));
        byte[] bytes = new CborWriter()
                .tag(TAG_SIGN1)
                .array(4)
                .bytes(protectedBytes)
                .map(0)
                .bytes(payload)
                .bytes(signature)
                .toBytes();
        if (bytes.length > MAX_BYTES) {
            throw new IllegalArgumentException("envelope of " + bytes.length + " bytes is above " + MAX_BYTES);
        }
        return new Envelope(header, key.id(), protectedBytes, payload, signature, bytes);
    }

    /** Reads without believing: the signature is not looked at. Any bytes whatever give a value. */
    public static Decoded<Envelope> parse(byte[] bytes) {
        CborReader in = new CborReader(bytes);
        return Decoded.reading(in, () -> {
            in.tag(TAG_SIGN1);
            in.array(4);
            byte[] protectedBytes = in.bytes(MAX_BYTES);
            if (in.map(0) != 0) {
                throw in.fault("unprotected header is not empty");
            }
            byte[] payload = in.bytes(MAX_BYTES);
            byte[] signature = in.bytes(VerifyingKey.SIGNATURE_BYTES);
            return parseProtected(bytes, protectedBytes, payload, signature);
        });
    }

    private static Envelope parseProtected(byte[] bytes, byte[] protectedBytes, byte[] payload, byte[] signature) {
        CborReader in = new CborReader(protectedBytes);
        if (in.map(4) != 4) {
            throw in.fault("protected header has not 4 parameters");
        }
        in.integer(ALGORITHM, ALGORITHM);
        in.integer(EDDSA, EDDSA);
        in.integer(CRITICAL, CRITICAL);
        in.array(1);
        in.integer(HEADER, HEADER);
        in.integer(KEY_ID, KEY_ID);
        byte[] id = in.bytes(KeyId.BYTES);
        if (id.length != KeyId.BYTES) {
            throw in.fault("key id has " + id.length + " bytes");
        }
        in.integer(HEADER, HEADER);
        Header header = Header.read(in);
        in.end();
        return new Envelope(header, KeyId.of(id), protectedBytes, payload, signature, bytes);
    }

    /** Whether its origin made it, by the keys of one realm; given when it did, otherwise why it is not believed. */
    public Trust verify(KeyRing ring, Instant moment) {
        if (header.realm() != ring.realm()) {
            return new Trust.Refused("realm " + header.realm() + " at an output of realm " + ring.realm());
        }
        return switch (ring.verifier(header.origin(), keyId, moment)) {
            case Verifier.Refused refused -> new Trust.Refused(refused.reason());
            case Verifier.Known known ->
                known.key().verify(toBeSigned(ring.realm(), protectedBytes, payload), signature)
                        ? Trust.Given.INSTANCE
                        : new Trust.Refused("signature does not fit the bytes");
        };
    }

    /** Whether an envelope is believed. */
    public sealed interface Trust {
        /** It is. */
        enum Given implements Trust {
            /** The only one. */
            INSTANCE
        }

        /**
         * It is not.
         *
         * @param reason one sentence, without content
         */
        record Refused(String reason) implements Trust {}
    }

    /** Its outside. */
    public Header header() {
        return header;
    }

    /** Its inside, copied. */
    public byte[] payload() {
        return payload.clone();
    }

    /** All of it as it travels, copied. */
    public byte[] toBytes() {
        return bytes.clone();
    }

    /** Length as it travels. */
    public int size() {
        return bytes.length;
    }

    /** Equal when the bytes are. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Envelope that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** Without the content, so that it may stand in a log. */
    @Override
    public String toString() {
        return header.kind() + " " + header.origin() + ">" + header.recipient() + " " + header.lane() + " "
                + header.sequence();
    }

    /** Sig_structure, RFC 9052 section 4.4. */
    private static byte[] toBeSigned(Realm realm, byte[] protectedBytes, byte[] payload) {
        return new CborWriter()
                .array(4)
                .text("Signature1")
                .bytes(protectedBytes)
                .bytes(("watchfire " + realm).getBytes(StandardCharsets.US_ASCII))
                .bytes(payload)
                .toBytes();
    }
}
