package org.watchfire.exchange.keys;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Logger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.watchfire.model.NationId;
import org.watchfire.model.Realm;

/**
 * The keys of one nation in one realm, and those it trusts. A ring knows no other realm's keys, so nothing signed in
 * another realm can verify with it, whatever its header says.
 *
 * <p>{@link #refresh} takes in new and revoked keys while everything runs. Safe to use from several threads.
 */
public final class KeyRing {
    private static final String REMEDY = "; make keys with `watchfire keys init DIR --nations ...` and give this node"
            + " the folder DIR/NATION, readable by its user";

    private static final long REFRESH_NANOS = 1_000_000_000L;
    /** A flood of unknown keys makes it look no more often than this. */
    private static final long SOON_NANOS = 10_000_000L;

    private static final Logger LOG = Logger.getLogger(KeyRing.class.getName());

    private final AtomicLong refreshedNanos = new AtomicLong(System.nanoTime());
    private final NationId nation;
    private final Realm realm;
    private final KeyFolder folder;
    private final X509Certificate authority;
    private volatile Signers signers;
    private volatile Link link;
    private volatile Optional<Server> server = Optional.empty();

    /** The key this nation shows when it connects, with the files' state it was read in. */
    private record Link(String password, KeyStore store, String fingerprint) {}

    /** TLS for those who connect here, with the state of the files that it was made from. */
    private record Server(String fingerprint, SSLContext context) {}

    private KeyRing(NationId nation, Realm realm, KeyFolder folder, Link link, X509Certificate authority) {
        this.nation = nation;
        this.realm = realm;
        this.folder = folder;
        this.link = link;
        this.authority = authority;
        this.signers = Signers.read(folder, realm, authority, readSigningKey(folder));
    }

    /**
     * Reads the keys of one nation and realm.
     *
     * @param nationFolder the nation's folder, as {@code keys init} wrote it
     * @throws KeyFailure where a file cannot be read, or belongs to another nation, realm or authority
     */
    public static KeyRing open(Path nationFolder, NationId nation, Realm realm) {
        NativeCrypto.prefer();
        KeyFolder folder = KeyFolder.of(nationFolder, realm);
        Link link = readLink(folder, nation, realm);
        try {
            if (!(readStore(folder.trustStore(), link.password).getCertificate("authority")
                    instanceof X509Certificate authority)) {
                throw new KeyFailure(folder.trustStore() + " holds no certificate named \"authority\"" + REMEDY);
            }
            KeyRing ring = new KeyRing(nation, realm, folder, link, authority);
            if (!(ring.verifier(nation, ring.signer().id(), Instant.now()) instanceof Verifier.Known)) {
                throw new KeyFailure(folder.signingKey() + ": no certificate of " + nation + " in " + folder.signers()
                        + " is for this key, or it is revoked or out of date" + REMEDY);
            }
            return ring;
        } catch (GeneralSecurityException failure) {
            throw new KeyFailure("cannot read " + folder.trustStore() + ": " + failure.getMessage() + REMEDY, failure);
        }
    }

    private static Link readLink(KeyFolder folder, NationId nation, Realm realm) {
        String fingerprint = fingerprint(folder);
        String password = readText(folder.password()).strip();
        KeyStore store = readStore(folder.tlsStore(), password);
        try {
            if (!(store.getCertificate("link") instanceof X509Certificate certificate)) {
                throw new KeyFailure(folder.tlsStore() + " holds no certificate named \"link\"" + REMEDY);
            }
            requireSubject(folder.tlsStore(), certificate, new Subject(nation, realm, Subject.Use.LINK));
            return new Link(password, store, fingerprint);
        } catch (GeneralSecurityException failure) {
            throw new KeyFailure("cannot read " + folder.tlsStore() + ": " + failure.getMessage() + REMEDY, failure);
        }
    }

    /** Changes when the link's files do. */
    private static String fingerprint(KeyFolder folder) {
        try {
            return Files.getLastModifiedTime(folder.tlsStore()) + " " + Files.size(folder.tlsStore()) + " "
                    + Files.getLastModifiedTime(folder.password());
        } catch (IOException failure) {
            throw new KeyFailure("cannot read " + folder.tlsStore() + ": " + failure + REMEDY, failure);
        }
    }

    /** Whose ring it is. */
    public NationId nation() {
        return nation;
    }

    /** The only realm it knows. */
    public Realm realm() {
        return realm;
    }

    /** The key this nation signs with now. */
    public SigningKey signer() {
        return signers.own();
    }

    /**
     * The key that {@code origin} is said to have signed with. Before it refuses one it looks at the disk: a partner may sign
     * with a new key before this ring has looked for one again, and what is refused then becomes a void.
     *
     * @param moment at which the certificate must be good
     */
    public Verifier verifier(NationId origin, KeyId id, Instant moment) {
        Verifier found = signers.find(origin, id, moment);
        return found instanceof Verifier.Refused && refreshed(SOON_NANOS) ? signers.find(origin, id, moment) : found;
    }

    /** Whether a certificate, signing or link, was revoked. */
    public boolean isRevoked(X509Certificate certificate) {
        return signers.isRevoked(certificate);
    }

    /**
     * Takes in what changed on disk: new keys of our own, partners' new keys, revocations. What was good stays on failure. A
     * new link key is shown at the next connection.
     */
    public void refresh() {
        if (!fingerprint(folder).equals(link.fingerprint)) {
            link = readLink(folder, nation, realm);
        }
        signers = signers.refreshed(folder, realm, authority, () -> readSigningKey(folder));
    }

    /** {@link #refresh}, at most once a second; what cannot be read is logged and leaves everything as it was. */
    public void refreshSometimes() {
        refreshed(REFRESH_NANOS);
    }

    /** Whether it was time to look and the disk could be read. */
    private boolean refreshed(long atMostEveryNanos) {
        long now = System.nanoTime();
        long last = refreshedNanos.get();
        if (now - last < atMostEveryNanos || !refreshedNanos.compareAndSet(last, now)) {
            return false;
        }
        try {
            refresh();
            return true;
        } catch (KeyFailure failure) {
            LOG.warning(() -> nation + " " + realm + " keys stay as they were: " + failure.getMessage());
            return false;
        }
    }

    /**
     * Remembers the authority at first sight and refuses another one ever after.
     *
     * @param file outside the key folder, such as in the node's data folder
     * @throws KeyFailure where the authority is not the one seen first
     */
    public void pin(Path file) {
        try {
            String seen = realm + " "
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(authority.getEncoded()));
            List<String> pins = Files.exists(file) ? Files.readAllLines(file, StandardCharsets.UTF_8) : List.of();
            for (String pin : pins) {
                if (pin.startsWith(realm + " ") && !pin.equals(seen)) {
                    throw new KeyFailure("the authority in " + folder.trustStore() + " is not the one seen first ("
                            + file + "); if the change is wanted, remove its line from that file");
                }
            }
            if (!pins.contains(seen)) {
                List<String> all = new ArrayList<>(pins);
                all.add(seen);
                Files.write(file, all, StandardCharsets.UTF_8);
            }
        } catch (IOException | GeneralSecurityException failure) {
            throw new KeyFailure(
                    "cannot keep the pin of the authority in " + file + ": " + failure.getMessage(), failure);
        }
    }

    /** TLS as a client of one hub: shows our certificate and accepts only that nation's, under our authority. */
    public SSLContext clientContext(NationId hub) {
        return client(hub).context();
    }

    /** The same, and whether the certificate that the hub showed has been revoked since. */
    public ClientTls client(NationId hub) {
        try {
            PeerTrust trust = new PeerTrust(this, new Subject(hub, realm, Subject.Use.LINK));
            return new ClientTls(tls(link, trust), trust::isRevoked);
        } catch (GeneralSecurityException failure) {
            throw new KeyFailure("cannot use " + folder.tlsStore() + ": " + failure.getMessage() + REMEDY, failure);
        }
    }

    /**
     * TLS as a server: shows our certificate, the newest, and accepts every certificate under our authority. Whose it is, for
     * which realm and use, and whether it is revoked, is for the caller to ask.
     */
    public SSLContext serverContext() {
        Link now = link;
        Optional<Server> current = server.filter(made -> made.fingerprint.equals(now.fingerprint));
        if (current.isPresent()) {
            return current.get().context;
        }
        try {
            Server made = new Server(now.fingerprint, tls(now, PeerTrust.chainTo(authority)));
            server = Optional.of(made);
            return made.context;
        } catch (GeneralSecurityException failure) {
            throw new KeyFailure("cannot use " + folder.tlsStore() + ": " + failure.getMessage() + REMEDY, failure);
        }
    }

    private static SSLContext tls(Link link, TrustManager trust) throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLSv1.3");
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(link.store, link.password.toCharArray());
        context.init(keys.getKeyManagers(), new TrustManager[] {trust}, null);
        return context;
    }

    /** The certificate shown when connecting. */
    X509Certificate linkCertificate() throws GeneralSecurityException {
        return (X509Certificate) link.store.getCertificate("link");
    }

    /** The realm's authority. */
    public X509Certificate authority() {
        return authority;
    }

    /** Where the ring's files are, for a server that reads stores itself. */
    public KeyFolder folder() {
        return folder;
    }

    /** Password of the stores in {@link #folder}. */
    public String storePassword() {
        return link.password;
    }

    private static SigningKey readSigningKey(KeyFolder folder) {
        try {
            byte[] der = Pem.read(folder.signingKey(), "PRIVATE KEY");
            if (PrivateKeyFactory.createKey(der) instanceof Ed25519PrivateKeyParameters key) {
                return new SigningKey(key);
            }
            throw new KeyFailure(folder.signingKey() + " is not an Ed25519 key" + REMEDY);
        } catch (IOException | RuntimeException failure) {
            throw new KeyFailure("cannot read " + folder.signingKey() + ": " + failure + REMEDY, failure);
        }
    }

    private static String readText(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new KeyFailure("cannot read " + file + ": " + failure + REMEDY, failure);
        }
    }

    private static KeyStore readStore(Path file, String password) {
        try (var in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password.toCharArray());
            return store;
        } catch (IOException | GeneralSecurityException failure) {
            throw new KeyFailure("cannot read " + file + ": " + failure + REMEDY, failure);
        }
    }

    private static void requireSubject(Path file, X509Certificate certificate, Subject wanted) {
        if (!Subject.of(certificate).filter(wanted::equals).isPresent()) {
            throw new KeyFailure(file + " is the certificate of \""
                    + certificate.getSubjectX500Principal().getName() + "\", not of \"" + wanted.toName() + "\""
                    + REMEDY);
        }
    }
}
