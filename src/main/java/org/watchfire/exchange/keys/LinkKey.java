package org.watchfire.exchange.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.watchfire.model.NationId;
import org.watchfire.model.Realm;

/** The key that a nation shows when it connects, as it lay on disk at one moment. Immutable. */
final class LinkKey {
    private static final String NAME = "link";

    private final Store store;
    private final String password;
    private final String fingerprint;

    private LinkKey(Store store, String password, String fingerprint) {
        this.store = store;
        this.password = password;
        this.fingerprint = fingerprint;
    }

    /** @throws KeyFailure where it cannot be read, or is another nation's or realm's */
    static LinkKey read(KeyFolder folder, NationId nation, Realm realm) {
        String fingerprint = fingerprint(folder);
        String password = readText(folder.password()).strip();
        Store store = Store.open(folder.tlsStore(), password);
        requireSubject(store, new Subject(nation, realm, Subject.Use.LINK));
        return new LinkKey(store, password, fingerprint);
    }

    /** The same, or what lies on disk now where that changed. */
    LinkKey refreshed(KeyFolder folder, NationId nation, Realm realm) {
        return fingerprint.equals(fingerprint(folder)) ? this : read(folder, nation, realm);
    }

    /** TLS that shows this key and trusts whom it is told to. */
    SSLContext context(TrustManager trust) throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLSv1.3");
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store.entries(), password.toCharArray());
        context.init(keys.getKeyManagers(), new TrustManager[] {trust}, null);
        return context;
    }

    /** What is shown of it. */
    X509Certificate certificate() {
        return store.certificate(NAME);
    }

    /** Of the stores in its folder. */
    String password() {
        return password;
    }

    /** The state of the files that it was read from. */
    String fingerprint() {
        return fingerprint;
    }

    /** Changes when the files do. */
    private static String fingerprint(KeyFolder folder) {
        try {
            return Files.getLastModifiedTime(folder.tlsStore()) + " " + Files.size(folder.tlsStore()) + " "
                    + Files.getLastModifiedTime(folder.password());
        } catch (IOException failure) {
            throw new KeyFailure(
                    "cannot read " + folder.tlsStore() + ": " + KeyFailure.reason(failure) + KeyFolder.REMEDY, failure);
        }
    }

    private static String readText(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new KeyFailure("cannot read " + file + ": " + KeyFailure.reason(failure) + KeyFolder.REMEDY, failure);
        }
    }

    private static void requireSubject(Store store, Subject wanted) {
        X509Certificate certificate = store.certificate(NAME);
        if (!Subject.of(certificate).filter(wanted::equals).isPresent()) {
            throw new KeyFailure(store.file() + " is the certificate of \""
                    + certificate.getSubjectX500Principal().getName() + "\", not of \"" + wanted.toName() + "\""
                    + KeyFolder.REMEDY);
        }
    }
}
