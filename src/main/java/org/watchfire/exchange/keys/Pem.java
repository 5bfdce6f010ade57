package org.watchfire.exchange.keys;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import org.watchfire.model.Utf8;

/** PEM files (RFC 7468), one object each. */
final class Pem {
    private static final int MAX_BYTES = 64 * 1024;

    private Pem() {}

    static void write(Path file, String type, byte[] der) throws IOException {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        Files.writeString(file, "-----BEGIN " + type + "-----\n" + body + "\n-----END " + type + "-----\n");
    }

    static byte[] read(Path file, String type) throws IOException {
        String begin = "-----BEGIN " + type + "-----";
        String end = "-----END " + type + "-----";
        String text =
                Utf8.file(file, MAX_BYTES).orElseThrow(() -> new IOException("is larger than " + MAX_BYTES + " bytes"));
        int from = text.indexOf(begin);
        int to = text.indexOf(end);
        if (from < 0 || to < from) {
            throw new IOException("holds no \"" + begin + "\"");
        }
        try {
            return Base64.getMimeDecoder().decode(text.substring(from + begin.length(), to));
        } catch (IllegalArgumentException broken) {
            throw new IOException("is not base64 between its lines", broken);
        }
    }

    static X509Certificate readCertificate(Path file) throws IOException, CertificateException {
        byte[] der = read(file, "CERTIFICATE");
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
    }
}
