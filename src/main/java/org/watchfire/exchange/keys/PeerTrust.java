package org.watchfire.exchange.keys;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Trusts one nation's link certificate and no other's, however good: a partner's certificate does not make it the hub.
 * Extends the JDK's class because TLS takes nothing else.
 */
final class PeerTrust extends X509ExtendedTrustManager {
    private final KeyRing ring;
    private final Subject wanted;
    private final X509ExtendedTrustManager chain;
    private volatile Optional<X509Certificate> shown = Optional.empty();

    PeerTrust(KeyRing ring, Subject wanted) throws GeneralSecurityException {
        this.ring = ring;
        this.wanted = wanted;
        this.chain = chainTo(ring.authority());
    }

    /** Trusts whatever this authority certified. */
    static X509ExtendedTrustManager chainTo(X509Certificate authority) throws GeneralSecurityException {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setCertificateEntry("authority", authority);
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            for (TrustManager manager : factory.getTrustManagers()) {
                if (manager instanceof X509ExtendedTrustManager extended) {
                    return extended;
                }
            }
            throw new GeneralSecurityException("this Java has no trust manager for X.509");
        } catch (IOException impossible) {
            throw new GeneralSecurityException(impossible);
        }
    }

    private void requireWanted(X509Certificate[] certificates) throws CertificateException {
        X509Certificate peer = certificates[0];
        if (Subject.of(peer).filter(wanted::equals).isEmpty()) {
            throw new CertificateException(
                    "peer is \"" + peer.getSubjectX500Principal().getName() + "\", not \"" + wanted.toName() + "\"");
        }
        if (ring.isRevoked(peer)) {
            throw new CertificateException("certificate of " + wanted.nation() + " is revoked");
        }
        shown = Optional.of(peer);
    }

    /** Whether the certificate that was trusted has been revoked since. */
    boolean isRevoked() {
        return shown.filter(ring::isRevoked).isPresent();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] certificates, String authType, SSLEngine engine)
            throws CertificateException {
        chain.checkServerTrusted(certificates, authType, engine);
        requireWanted(certificates);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] certificates, String authType, Socket socket)
            throws CertificateException {
        chain.checkServerTrusted(certificates, authType, socket);
        requireWanted(certificates);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] certificates, String authType) throws CertificateException {
        chain.checkServerTrusted(certificates, authType);
        requireWanted(certificates);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] certificates, String authType, SSLEngine engine)
            throws CertificateException {
        chain.checkClientTrusted(certificates, authType, engine);
        requireWanted(certificates);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] certificates, String authType, Socket socket)
            throws CertificateException {
        chain.checkClientTrusted(certificates, authType, socket);
        requireWanted(certificates);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] certificates, String authType) throws CertificateException {
        chain.checkClientTrusted(certificates, authType);
        requireWanted(certificates);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return chain.getAcceptedIssuers();
    }
}
