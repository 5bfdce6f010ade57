package org.watchfire.exchange.amqp;

import java.security.Principal;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.logging.Logger;
import org.apache.activemq.artemis.api.core.ActiveMQDisconnectedException;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager5;
import org.apache.activemq.artemis.spi.core.security.jaas.UserPrincipal;
import org.apache.activemq.artemis.utils.CertificateUtil;
import org.jspecify.annotations.Nullable;
import org.watchfire.exchange.keys.KeyRing;
import org.watchfire.exchange.keys.Subject;
import org.watchfire.model.NationId;
import org.watchfire.model.Sparingly;

/**
 * Who may do what at the hub: a certificate is a nation, which may send to its own {@code from} addresses and consume from
 * its own {@code to} addresses, and nothing else. The relay stands behind this, in the broker's routing, and signs in
 * nowhere.
 */
final class HubSecurity implements ActiveMQSecurityManager5 {
    private static final Logger LOG = Logger.getLogger(HubSecurity.class.getName());

    private final KeyRing ring;
    private final Set<NationId> nations;
    private final Consumer<RemotingConnection> signedIn;
    private final AtomicLong refused = new AtomicLong();
    private final Sparingly sparingly = new Sparingly();

    /** @param signedIn told of each connection that belongs here */
    HubSecurity(KeyRing ring, Set<NationId> nations, Consumer<RemotingConnection> signedIn) {
        this.ring = ring;
        this.signedIn = signedIn;
        this.nations = Set.copyOf(nations);
    }

    /** Connections and actions refused. */
    AtomicLong refused() {
        return refused;
    }

    @Override
    public javax.security.auth.@Nullable Subject authenticate(
            @Nullable String user, @Nullable String password, RemotingConnection connection, @Nullable String domain) {
        ring.refreshSometimes();
        String from = connection.getRemoteAddress();
        X509Certificate[] certificates = CertificateUtil.getCertsFromConnection(connection);
        if (certificates == null || certificates.length == 0) {
            refuse(from, "no certificate");
            return null;
        }
        String name = certificates[0].getSubjectX500Principal().getName();
        Optional<Subject> subject = Subject.of(certificates[0]);
        if (subject.isEmpty()
                || subject.get().use() != Subject.Use.LINK
                || subject.get().realm() != ring.realm()) {
            refuse(from, "certificate \"" + name + "\" is not one for links of realm " + ring.realm());
            return null;
        }
        if (!nations.contains(subject.get().nation())) {
            refuse(from, subject.get().nation() + " does not take part");
            return null;
        }
        if (ring.isRevoked(certificates[0])) {
            refuse(from, "the certificate of " + subject.get().nation() + " is revoked");
            return null;
        }
        signedIn.accept(connection);
        return principal(subject.get().nation().code());
    }

    /** Ends connections whose certificate was revoked after they had come in; to be called every second or so. */
    void dropRevoked(Collection<RemotingConnection> connections) {
        ring.refreshSometimes();
        for (RemotingConnection connection : connections) {
            X509Certificate[] certificates = CertificateUtil.getCertsFromConnection(connection);
            if (certificates != null && certificates.length > 0 && ring.isRevoked(certificates[0])) {
                String name = certificates[0].getSubjectX500Principal().getName();
                refuse(
                        connection.getRemoteAddress(),
                        "certificate \"" + name + "\" was revoked; its connection is ended");
                connection.fail(new ActiveMQDisconnectedException("the certificate was revoked"));
            }
        }
    }

    @Override
    public boolean authorize(
            javax.security.auth.@Nullable Subject subject, Set<Role> roles, CheckType check, String address) {
        String user = subject == null ? "" : userOf(subject);
        boolean allowed = !user.isEmpty()
                && ((check == CheckType.CONSUME && address.startsWith("to." + user + "."))
                        || (check == CheckType.SEND && address.startsWith("from." + user + ".")));
        if (!allowed) {
            refuse(
                    user.isEmpty() ? "nobody" : "the holder of " + user + "'s certificate",
                    "may not " + check + " at " + address);
        }
        return allowed;
    }

    private void refuse(String who, String why) {
        refused.incrementAndGet();
        sparingly
                .due(why, System.nanoTime())
                .ifPresent(unsaid -> LOG.warning(
                        () -> "hub " + ring.nation() + " refused " + who + ": " + why + Sparingly.andUnsaid(unsaid)));
    }

    private static javax.security.auth.Subject principal(String name) {
        javax.security.auth.Subject subject = new javax.security.auth.Subject();
        subject.getPrincipals().add(new UserPrincipal(name));
        return subject;
    }

    private static String userOf(javax.security.auth.Subject subject) {
        return subject.getPrincipals(UserPrincipal.class).stream()
                .map(Principal::getName)
                .findFirst()
                .orElse("");
    }

    @Override
    public boolean validateUser(String user, String password) {
        return false; // never asked: authenticate above is
    }

    @Override
    public boolean validateUserAndRole(String user, String password, Set<Role> roles, CheckType check) {
        return false; // never asked: authorize above is
    }
}
