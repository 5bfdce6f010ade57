package org.watchfire.exchange.keys;

import java.security.cert.X509Certificate;
import java.util.Locale;
import java.util.Optional;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import org.watchfire.model.NationId;
import org.watchfire.model.Realm;

/**
 * What a certificate says of its holder: {@code CN=JPN, OU=EXERCISE, O=Watchfire link}.
 *
 * @param nation its holder
 * @param realm the only realm it is good for
 * @param use what it is for
 */
public record Subject(NationId nation, Realm realm, Use use) {
    /** What a certificate is for. */
    public enum Use {
        /** To open and accept links. */
        LINK,
        /** To sign envelopes. */
        SIGNING
    }

    /** The name as it stands in a certificate. */
    String toName() {
        return "CN=" + nation + ", OU=" + realm + ", O=Watchfire " + use.name().toLowerCase(Locale.ROOT);
    }

    /** Reads the subject of a certificate; empty when it is none of ours. */
    public static Optional<Subject> of(X509Certificate certificate) {
        try {
            String nation = "";
            String realm = "";
            String use = "";
            for (Rdn rdn : new LdapName(certificate.getSubjectX500Principal().getName()).getRdns()) {
                String value = String.valueOf(rdn.getValue());
                switch (rdn.getType().toUpperCase(Locale.ROOT)) {
                    case "CN" -> nation = value;
                    case "OU" -> realm = value;
                    case "O" -> use = value.replace("Watchfire ", "").toUpperCase(Locale.ROOT);
                    default -> {}
                }
            }
            return Optional.of(new Subject(new NationId(nation), Realm.valueOf(realm), Use.valueOf(use)));
        } catch (InvalidNameException | IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
