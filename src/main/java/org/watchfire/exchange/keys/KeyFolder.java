package org.watchfire.exchange.keys;

import java.nio.file.Path;
import org.watchfire.model.NationId;
import org.watchfire.model.Realm;

/**
 * Where the keys of one nation and realm lie: {@code ROOT/JPN/EXERCISE/…}. The folder of a nation holds all that its node
 * needs and nothing of anybody else's but certificates; {@code ROOT/authority} stays with whoever issues keys.
 *
 * @param path of the folder
 */
public record KeyFolder(Path path) {
    /** What to do where a file in it is not as it should be; ends a sentence. */
    static final String REMEDY = "; make keys with `watchfire keys init DIR --nations ...` and give this node"
            + " the folder DIR/NATION, readable by its user";

    /** The folder of one nation and realm under a nation's key folder. */
    public static KeyFolder of(Path nationFolder, Realm realm) {
        return new KeyFolder(nationFolder.resolve(realm.name()));
    }

    /** As {@code keys init} lays it out. */
    static KeyFolder under(Path root, NationId nation, Realm realm) {
        return of(root.resolve(nation.code()), realm);
    }

    /** Private key and certificate for TLS, PKCS #12. */
    public Path tlsStore() {
        return path.resolve("tls.p12");
    }

    /** The realm's authority, PKCS #12. */
    public Path trustStore() {
        return path.resolve("trust.p12");
    }

    /** Password of both stores, one line. */
    public Path password() {
        return path.resolve("password");
    }

    /** The private signing key, PKCS #8 in PEM. */
    public Path signingKey() {
        return path.resolve("signing.key");
    }

    /** Certificates of everybody's signing keys, one PEM file each. */
    public Path signers() {
        return path.resolve("signers");
    }

    /** Ids of signing keys and serial numbers of TLS certificates that are good no longer, one a line. */
    public Path revoked() {
        return path.resolve("revoked.txt");
    }
}
