package org.watchfire.exchange.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.watchfire.model.NationId;
import org.watchfire.model.Realm;

/** Signing keys as they lie on disk at one moment. Immutable. */
final class Signers {
    /** Most certificates read from one folder. */
    private static final int MOST = 10_000;

    private final SigningKey own;
    private final Map<NationId, Map<KeyId, VerifyingKey>> keys;
    private final Set<String> revoked;
    private final String fingerprint;

    private Signers(
            SigningKey own, Map<NationId, Map<KeyId, VerifyingKey>> keys, Set<String> revoked, String fingerprint) {
        this.own = own;
        this.keys = keys;
        this.revoked = revoked;
        this.fingerprint = fingerprint;
    }

    SigningKey own() {
        return own;
    }

    Verifier find(NationId nation, KeyId id, Instant moment) {
        VerifyingKey key = keys.getOrDefault(nation, Map.of()).get(id);
        if (key == null) {
            return new Verifier.Refused("key " + id + " is not known as one of " + nation + " in this realm");
        }
        if (revoked.contains(id.hex())) {
            return new Verifier.Refused("key " + id + " of " + nation + " is revoked");
        }
        if (!key.isValidAt(moment)) {
            return new Verifier.Refused("the certificate of key " + id + " of " + nation + " is out of date");
        }
        return new Verifier.Known(key);
    }

    boolean isRevoked(X509Certificate certificate) {
        return revoked.contains(certificate.getSerialNumber().toString(16));
    }

    /** The same, or what lies on disk now where that changed. */
    Signers refreshed(KeyFolder folder, Realm realm, X509Certificate authority, Supplier<SigningKey> signingKey) {
        return fingerprint.equals(fingerprint(folder)) ? this : read(folder, realm, authority, signingKey.get());
    }

    static Signers read(KeyFolder folder, Realm realm, X509Certificate authority, SigningKey own) {
        Map<NationId, Map<KeyId, VerifyingKey>> keys = new HashMap<>();
        String fingerprint = fingerprint(folder);
        for (Path file : certificates(folder)) {
            VerifyingKey key = readKey(file, realm, authority);
            keys.computeIfAbsent(key.nation(), nation -> new HashMap<>()).put(key.id(), key);
        }
        return new Signers(own, keys, readRevoked(folder.revoked()), fingerprint);
    }

    private static VerifyingKey readKey(Path file, Realm realm, X509Certificate authority) {
        try {
            X509Certificate certificate = Pem.readCertificate(file);
            certificate.verify(authority.getPublicKey());
            Subject subject = Subject.of(certificate)
                    .filter(found -> found.use() == Subject.Use.SIGNING && found.realm() == realm)
                    .orElseThrow(
                            () -> new KeyFailure(file + " is not the certificate of a signing key of realm " + realm));
            byte[] raw = SubjectPublicKeyInfo.getInstance(
                            certificate.getPublicKey().getEncoded())
                    .getPublicKeyData()
                    .getOctets();
            return new VerifyingKey(
                    subject.nation(),
                    realm,
                    raw,
                    certificate.getNotBefore().toInstant(),
                    certificate.getNotAfter().toInstant());
        } catch (IOException | GeneralSecurityException | IllegalArgumentException failure) {
            throw new KeyFailure(
                    "cannot use " + file + ": " + failure.getMessage()
                            + "; it must be a certificate by the authority of this realm: copy it again, or remove it",
                    failure);
        }
    }

    private static Set<String> readRevoked(Path file) {
        try {
            Collection<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
            Set<String> revoked = new HashSet<>();
            for (String line : lines) {
                String entry = line.strip().toLowerCase(Locale.ROOT);
                if (!entry.isEmpty() && !entry.startsWith("#")) {
                    revoked.add(entry);
                }
            }
            return revoked;
        } catch (IOException failure) {
            throw new KeyFailure("cannot read " + file + ": " + KeyFailure.reason(failure), failure);
        }
    }

    private static List<Path> certificates(KeyFolder folder) {
        try (var files = Files.list(folder.signers())) {
            return files.filter(file -> file.toString().endsWith(".crt"))
                    .sorted()
                    .limit(MOST)
                    .toList();
        } catch (IOException failure) {
            throw new KeyFailure(
                    "cannot read " + folder.signers() + ": " + failure
                            + "; it must hold the certificates of all partners' signing keys",
                    failure);
        }
    }

    /** Changes when any file does. */
    private static String fingerprint(KeyFolder folder) {
        StringBuilder fingerprint = new StringBuilder();
        try {
            for (Path file : certificates(folder)) {
                fingerprint
                        .append(file.getFileName())
                        .append(Files.getLastModifiedTime(file).toMillis());
            }
            for (Path file : List.of(folder.revoked(), folder.signingKey())) {
                if (Files.exists(file)) {
                    fingerprint
                            .append(file.getFileName())
                            .append(Files.getLastModifiedTime(file).toMillis())
                            .append(Files.size(file));
                }
            }
        } catch (IOException failure) {
            throw new KeyFailure("cannot read " + folder.path() + ": " + KeyFailure.reason(failure), failure);
        }
        return fingerprint.toString();
    }
}
