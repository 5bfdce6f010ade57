package org.watchfire.exchange.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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

    /** The folder that stays with whoever issues keys. */
    private static final String AUTHORITY = "authority";

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
     * Makes all keys of all realms anew: all folders, or none.
     *
     * @param nations taking part, at least one
     * @param hosts further names or addresses under which a nation's hub is reached
     * @throws IllegalArgumentException as {@link #requireHosts}
     * @throws KeyFailure where keys exist already, or a file cannot be written
     */
    public void init(List<NationId> nations, Map<NationId, List<String>> hosts) {
        requireHosts(nations, hosts);
        List<String> folders =
                new ArrayList<>(nations.stream().map(NationId::code).toList());
        folders.add(AUTHORITY);
        for (String folder : folders.reversed()) {
            if (Files.exists(root.resolve(folder))) {
                throw new KeyFailure(root.resolve(folder)
                        + " exists already; give another folder, or remove this one to make all keys"
                        + " anew (every node must then get its new folder)");
            }
        }
        try (Staging staging = Staging.under(root)) {
            KeyMaker staged = new KeyMaker(staging.folder(), now);
            for (Realm realm : Realm.values()) {
                staged.initRealm(realm, nations, hosts);
            }
            staging.moveOut(folders);
        } catch (IOException | GeneralSecurityException failure) {
            throw cannotWrite(failure);
        }
    }

    /**
     * Sees whether a certificate can name these hosts.
     *
     * @throws IllegalArgumentException for a nation that takes no part, or what is neither a name nor an address
     */
    public static void requireHosts(List<NationId> nations, Map<NationId, List<String>> hosts) {
        hosts.forEach((nation, names) -> {
            if (!nations.contains(nation)) {
                throw new IllegalArgumentException(
                        "a host of " + nation + ", which is not among the nations " + nations);
            }
            for (String name : names) {
                if (!Authority.isHost(name)) {
                    throw new IllegalArgumentException("host \"" + name + "\" of " + nation
                            + " is neither a name such as hub.example.org nor an address such as 192.0.2.7");
                }
            }
        });
    }

    private KeyFailure cannotWrite(Exception failure) {
        return new KeyFailure(
                "cannot write keys under " + root + " (" + failure + "); give a folder that can be written", failure);
    }

    private void initRealm(Realm realm, List<NationId> nations, Map<NationId, List<String>> hosts)
            throws IOException, GeneralSecurityException {
        Authority authority = Authority.make(authority(realm), realm, now);
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
     * @throws KeyFailure where the nation has no keys here, or a file cannot be written
     */
    public KeyId rotate(NationId nation, Realm realm) {
        List<NationId> nations = requireKeys(nation, realm);
        try {
            return newSigner(Authority.open(authority(realm)), nation, realm, nations);
        } catch (IOException | GeneralSecurityException failure) {
            throw cannotWrite(failure);
        }
    }

    /** All nations with keys here, one of which must be {@code nation}. */
    private List<NationId> requireKeys(NationId nation, Realm realm) {
        if (!Files.isDirectory(authority(realm))) {
            throw new KeyFailure("there is no " + authority(realm)
                    + "; give the folder that `watchfire keys init` filled, with its folder " + AUTHORITY);
        }
        List<NationId> nations;
        try (var folders = Files.list(root)) {
            nations = folders.map(path -> String.valueOf(path.getFileName()))
                    .filter(name -> name.matches("[A-Z]{3}"))
                    .map(NationId::new)
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw new KeyFailure("cannot read " + root + " (" + failure + "); see that it can be read", failure);
        }
        if (!nations.contains(nation)) {
            throw new KeyFailure(root + " holds no keys of " + nation + ", only of " + nations + "; name one of these");
        }
        for (NationId each : nations) {
            Path signers = KeyFolder.under(root, each, realm).signers();
            if (!Files.isDirectory(signers)) {
                throw new KeyFailure("there is no " + signers + "; put it back, or take " + root.resolve(each.code())
                        + " away if " + each + " takes part no longer");
            }
        }
        return nations;
    }

    private Path authority(Realm realm) {
        return root.resolve(AUTHORITY).resolve(realm.name());
    }

    /**
     * Gives a nation a new link key in one realm, certified for the same names. Its node and its hub show it at
     * the next connection.
     *
     * @return serial number of the certificate before, as a line for the hub's list of revoked ones
     * @throws KeyFailure where the nation has no keys here, or a file cannot be written
     */
    public String rotateLink(NationId nation, Realm realm) {
        requireKeys(nation, realm);
        KeyFolder folder = KeyFolder.under(root, nation, realm);
        try {
            X509Certificate before =
                    KeyRing.open(root.resolve(nation.code()), nation, realm).linkCertificate();
            List<String> hosts = before.getSubjectAlternativeNames().stream()
                    .map(name -> String.valueOf(name.get(1)))
                    .toList();
            Authority.open(authority(realm))
                    .writeLinkStores(folder, new Subject(nation, realm, Subject.Use.LINK), hosts, now);
            return before.getSerialNumber().toString(16);
        } catch (IOException | GeneralSecurityException failure) {
            throw cannotWrite(failure);
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
        List<Path> certified = new ArrayList<>();
        try {
            for (NationId holder : nations) {
                Path file = KeyFolder.under(root, holder, realm).signers().resolve(nation + "-" + id + ".crt");
                certified.add(file);
                Pem.write(file, "CERTIFICATE", certificate.getEncoded());
            }
            replace(KeyFolder.under(root, nation, realm).signingKey(), key);
        } catch (IOException failure) {
            for (Path file : certified) {
                Files.deleteIfExists(file);
            }
            throw failure;
        }
        return id;
    }

    /** Whole or not at all: a running node reads it within a second, and without a key it cannot sign. */
    private static void replace(Path file, Ed25519PrivateKeyParameters key) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Pem.write(
                part,
                "PRIVATE KEY",
                PrivateKeyInfoFactory.createPrivateKeyInfo(key).getEncoded());
        Authority.restrict(part);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
