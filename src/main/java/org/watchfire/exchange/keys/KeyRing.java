package org.watchfire.exchange.keys;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Logger;
import javax.net.ssl.SSLContext;
import org.watchfire.model.NationId;
import org.watchfire.model.Realm;

/**
 * The keys of one nation in one realm, and those it trusts. A ring knows no other realm's keys, so nothing signed in
 * another realm can verify with it, whatever its header says.
 *
 * <p>{@link #refresh} takes in new and revoked keys while everything runs. Safe to use from several threads.
 */
public final class KeyRing {
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
    private volatile LinkKey link;
    private volatile Optional<Server> server = Optional.empty();

    /** TLS for those who connect here, with the state of the files that it was made from. */
    private record Server(String fingerprint, SSLContext context) {}

    private KeyRing(NationId nation, Realm realm, KeyFolder folder, LinkKey link, X509Certificate authority) {
        this.nation = nation;
        this.realm = realm;
        this.folder = folder;
        this.link = link;
        this.authority = authority;
        this.signers = Signers.read(folder, realm, authority, SigningKey.read(folder.signingKey()));
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
        LinkKey link = LinkKey.read(folder, nation, realm);
        X509Certificate authority =
                Store.open(folder.trustStore(), link.password()).certificate("authority");
        KeyRing ring = new KeyRing(nation, realm, folder, link, authority);
        if (!(ring.verifier(nation, ring.signer().id(), Instant.now()) instanceof Verifier.Known)) {
            throw new KeyFailure(folder.signingKey() + ": no certificate of " + nation + " in " + folder.signers()
                    + " is for this key, or it is revoked or out of date" + KeyFolder.REMEDY);
        }
        return ring;
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
        link = link.refreshed(folder, nation, realm);
        signers = signers.refreshed(folder, realm, authority, () -> SigningKey.read(folder.signingKey()));
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
        new Pins(file).pin(realm, authority, folder.trustStore());
    }

    /** TLS as a client of one hub: shows our certificate and accepts only that nation's, under our authority. */
    public SSLContext clientContext(NationId hub) {
        return client(hub).context();
    }

    /** The same, and whether the certificate that the hub showed has been revoked since. */
    public ClientTls client(NationId hub) {
        try {
            PeerTrust trust = new PeerTrust(this, new Subject(hub, realm, Subject.Use.LINK));
            return new ClientTls(link.context(trust), trust::isRevoked);
        } catch (GeneralSecurityException failure) {
            throw new KeyFailure(
                    "cannot use " + folder.tlsStore() + ": " + failure.getMessage() + KeyFolder.REMEDY, failure);
        }
    }

    /**
     * TLS as a server: shows our certificate, the newest, and accepts every certificate under our authority. Whose it is, for
     * which realm and use, and whether it is revoked, is for the caller to ask.
     */
    public SSLContext serverContext() {
        LinkKey now = link;
        Optional<Server> current = server.filter(made -> made.fingerprint.equals(now.fingerprint()));
        if (current.isPresent()) {
            return current.get().context;
        }
        try {
            Server made = new Server(now.fingerprint(), now.context(PeerTrust.chainTo(authority)));
            server = Optional.of(made);
            return made.context;
        } catch (GeneralSecurityException failure) {
            throw new KeyFailure(
                    "cannot use " + folder.tlsStore() + ": " + failure.getMessage() + KeyFolder.REMEDY, failure);
        }
    }

    /** The certificate shown when connecting. */
    X509Certificate linkCertificate() {
        return link.certificate();
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
        return link.password();
    }
}
