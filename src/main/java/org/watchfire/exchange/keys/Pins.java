package org.watchfire.exchange.keys;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.watchfire.model.Realm;
import org.watchfire.model.Sha256;

/**
 * The authorities that were seen first, one line a realm: another one is refused ever after.
 *
 * @param file outside the key folder
 */
record Pins(Path file) {
    /**
     * Remembers an authority at first sight.
     *
     * @param authority of the realm
     * @param trustStore where it was read from
     * @throws KeyFailure where it is not the one seen first
     */
    void pin(Realm realm, X509Certificate authority, Path trustStore) {
        try {
            String seen = realm + " " + Sha256.hex(authority.getEncoded());
            List<String> pins = Files.exists(file) ? Files.readAllLines(file, StandardCharsets.UTF_8) : List.of();
            for (String pin : pins) {
                if (pin.startsWith(realm + " ") && !pin.equals(seen)) {
                    throw new KeyFailure("the authority in " + trustStore + " is not the one seen first (" + file
                            + "); if the change is wanted, remove its line from that file");
                }
            }
            if (!pins.contains(seen)) {
                List<String> all = new ArrayList<>(pins);
                all.add(seen);
                Files.write(file, all, StandardCharsets.UTF_8);
            }
        } catch (IOException | CertificateEncodingException failure) {
            throw new KeyFailure(
                    "cannot keep the pin of the authority in " + file + ": " + failure.getMessage(), failure);
        }
    }
}
