package org.watchfire.exchange.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;

/**
 * A PKCS #12 file, opened.
 *
 * @param file it was read from
 * @param entries what is in it
 */
record Store(Path file, KeyStore entries) {
    /** @throws KeyFailure where it cannot be read with this password */
    static Store open(Path file, String password) {
        try (var in = Files.newInputStream(file)) {
            KeyStore entries = KeyStore.getInstance("PKCS12");
            entries.load(in, password.toCharArray());
            return new Store(file, entries);
        } catch (IOException | GeneralSecurityException failure) {
            throw new KeyFailure("cannot read " + file + ": " + KeyFailure.reason(failure) + KeyFolder.REMEDY, failure);
        }
    }

    /** @throws KeyFailure where it holds none of this name */
    X509Certificate certificate(String name) {
        try {
            if (entries.getCertificate(name) instanceof X509Certificate certificate) {
                return certificate;
            }
            throw new KeyFailure(file + " holds no certificate named \"" + name + "\"" + KeyFolder.REMEDY);
        } catch (GeneralSecurityException failure) {
            throw new KeyFailure("cannot read " + file + ": " + failure.getMessage() + KeyFolder.REMEDY, failure);
        }
    }
}
