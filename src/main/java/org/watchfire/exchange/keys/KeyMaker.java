package org.watchfire.exchange.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyInfoFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.watchfire.model.NationId;
import org.watchfire.model.Realm;

/**
 * Makes everything a set of nodes needs to know each other: per realm an authority, per nation and realm a TLS key, a
 * signing key and the certificates of all partners' signing keys.
 */
public final class KeyMaker {
    /** Names under which every node may be reached on its own machine. */
    private static final List<String> LOCAL = List.of("localhost", "127.0.0.1");

    private final Path root;
    private final Instant now;

    /**
     * @param root folder that {@link #init} fills, with one folder per nation and one for the authorities
     * @param now beginning of every certificate's life, less one hour for clocks that are behind
     */
    public KeyMaker(Path root, Instant now) {
        this.root = root;
        this.now = now;
    }

    /**
     * Makes all keys of all realms anew.
     *
     * @param nations taking part, at least one
     * @param hosts further names or addresses under which a nation's hub is reached
     * @throws KeyFailure where keys exist already, or a file cannot be written
     */
    public void init(List<NationId> nations, Map<NationId, List<String>> hosts) {
        Path authorities = root.resolve("authority");
        if (Files.exists(authorities)) {
            throw new KeyFailure(
                    authorities + " exists already; give another folder, or remove this one to make all keys"
                            + " anew (every node must then get its new folder)");
        }
        try {
            for (Realm realm : Realm.values()) {
                initRealm(Authority.make(authorities.resolve(realm.name()), realm, now), realm, nations, hosts);
            }
        } catch (IOException | GeneralSecurityException failure) {
            throw new KeyFailure("cannot write keys under " + root + ": " + failure.getMessage(), failure);
        }
    }

    private void initRealm(Authority authority, Realm realm, List<NationId> nations, Map<NationId, List<String>> hosts)
            throws IOException, GeneralSecurityException {
        for (NationId nation : nations) {
            KeyFolder folder = KeyFolder.under(root, nation, realm);
            Files.createDirectories(folder.signers());
            List<String> names = new ArrayList<>(LOCAL);
            names.addAll(hosts.getOrDefault(nation, List.of()));
            authority.writeLinkStores(folder, new Subject(nation, realm, Subject.Use.LINK), names, now);
            Files.writeString(
                    folder.revoked(), "# Ids of signing keys and serial numbers of link certificates, one a line\n");
        }
        for (NationId nation : nations) {
            newSigner(authority, nation, realm, nations);
        }
    }

    /**
     * Gives a nation a new signing key in one realm. Its certificate goes into every nation's folder under this root;
     * the old one stays, so that what it signed can still be verified, until it is revoked.
     *
     * @return the id of the new key
     */
    public KeyId rotate(NationId nation, Realm realm) {
        try (var folders = Files.list(root)) {
            List<NationId> nations = folders.map(path -> path.getFileName().toString())
                    .filter(name -> name.matches("[A-Z]{3}"))
                    .map(NationId::new)
                    .sorted()
                    .toList();
            return newSigner(Authority.open(root.resolve("authority").resolve(realm.name())), nation, realm, nations);
        } catch (IOException | GeneralSecurityException failure) {
            throw new KeyFailure("cannot write keys under " + root + ": " + failure.getMessage(), failure);
        }
    }

    /**
     * Gives a nation a new link key in one realm, certified for the same names. Its node and its hub show it at
     * the next connection.
     *
     * @return serial number of the certificate before, as a line for the hub's list of revoked ones
     */
    public String rotateLink(NationId nation, Realm realm) {
        KeyFolder folder = KeyFolder.under(root, nation, realm);
        try {
            X509Certificate before =
                    KeyRing.open(root.resolve(nation.code()), nation, realm).linkCertificate();
            List<String> hosts = before.getSubjectAlternativeNames().stream()
                    .map(name -> String.valueOf(name.get(1)))
                    .toList();
            Authority.open(root.resolve("authority").resolve(realm.name()))
                    .writeLinkStores(folder, new Subject(nation, realm, Subject.Use.LINK), hosts, now);
            return before.getSerialNumber().toString(16);
        } catch (IOException | GeneralSecurityException failure) {
            throw new KeyFailure("cannot write keys under " + root + ": " + failure.getMessage(), failure);
        }
    }

    private KeyId newSigner(Authority authority, NationId nation, Realm realm, List<NationId> nations)
            throws IOException, GeneralSecurityException {
        Ed25519PrivateKeyParameters key = new Ed25519PrivateKeyParameters(new SecureRandom());
        byte[] publicKey = SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(key.generatePublicKey())
                .getEncoded();
        X509Certificate certificate =
                authority.certifySigner(new Subject(nation, realm, Subject.Use.SIGNING), publicKey, now);
        KeyId id = new SigningKey(key).id();
        for (NationId holder : nations) {
            Path signers = KeyFolder.under(root, holder, realm).signers();
            Pem.write(signers.resolve(nation + "-" + id + ".crt"), "CERTIFICATE", certificate.getEncoded());
        }
        Path file = KeyFolder.under(root, nation, realm).signingKey();
        Pem.write(
                file,
                "PRIVATE KEY",
                PrivateKeyInfoFactory.createPrivateKeyInfo(key).getEncoded());
        Authority.restrict(file);
        return id;
    }
}
