package org.watchfire.exchange.keys;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.regex.Pattern;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.IPAddress;
import org.watchfire.model.Realm;

/**
 * The authority of one realm: an ECDSA P-256 key that certifies who is who in it. Its folder stays with whoever issues
 * keys; no node reads it.
 */
final class Authority {
    private static final Duration AUTHORITY_LIFE = Duration.ofDays(3650);
    private static final Duration CERTIFICATE_LIFE = Duration.ofDays(825);
    private static final Duration CLOCK_ALLOWANCE = Duration.ofHours(1);
    private static final SecureRandom RANDOM = new SecureRandom();

    /** RFC 1035, section 2.3.1, and digits in front (RFC 1123, section 2.1); the underscore is what networks have beside it. */
    private static final Pattern DNS_NAME =
            Pattern.compile("(?=.{1,253}$)[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?"
                    + "(\\.[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?)*");

    private final PrivateKey key;
    private final X509Certificate certificate;

    private Authority(PrivateKey key, X509Certificate certificate) {
        this.key = key;
        this.certificate = certificate;
    }

    X509Certificate certificate() {
        return certificate;
    }

    /** Makes one for a realm and keeps it in {@code folder}. */
    static Authority make(Path folder, Realm realm, Instant now) throws IOException, GeneralSecurityException {
        KeyPair pair = ellipticPair();
        X500Principal name = new X500Principal("CN=Watchfire authority, OU=" + realm + ", O=Watchfire authority");
        X509v3CertificateBuilder builder = builder(
                        name,
                        name,
                        SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded()),
                        now,
                        AUTHORITY_LIFE)
                .addExtension(Extension.basicConstraints, true, new BasicConstraints(0))
                .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        Authority authority = new Authority(pair.getPrivate(), sign(builder, pair.getPrivate()));
        Files.createDirectories(folder);
        char[] password = writePassword(folder.resolve("password"));
        writeStore(
                folder.resolve("authority.p12"),
                password,
                store -> store.setKeyEntry(
                        "authority", pair.getPrivate(), password, new Certificate[] {authority.certificate}));
        Pem.write(folder.resolve("authority.crt"), "CERTIFICATE", authority.certificate.getEncoded());
        return authority;
    }

    /** The one kept in {@code folder}. */
    static Authority open(Path folder) {
        Path file = folder.resolve("authority.p12");
        try (var in = Files.newInputStream(file)) {
            char[] password =
                    Files.readString(folder.resolve("password")).strip().toCharArray();
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password);
            return new Authority((PrivateKey) store.getKey("authority", password), (X509Certificate)
                    store.getCertificate("authority"));
        } catch (IOException | GeneralSecurityException failure) {
            throw new KeyFailure(
                    "cannot read the authority " + file + ": " + failure.getMessage()
                            + "; give the folder that `watchfire keys init` wrote",
                    failure);
        }
    }

    /** Certifies a signing key. */
    X509Certificate certifySigner(Subject subject, byte[] encodedPublicKey, Instant now)
            throws IOException, GeneralSecurityException {
        X509v3CertificateBuilder builder = builder(
                        certificate.getSubjectX500Principal(),
                        new X500Principal(subject.toName()),
                        SubjectPublicKeyInfo.getInstance(encodedPublicKey),
                        now,
                        CERTIFICATE_LIFE)
                .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
        return sign(builder, key);
    }

    /** Makes and certifies a TLS key, for both ends of a link, and keeps it with the authority in two PKCS #12 stores. */
    void writeLinkStores(KeyFolder folder, Subject subject, List<String> hosts, Instant now)
            throws IOException, GeneralSecurityException {
        KeyPair pair = ellipticPair();
        X509v3CertificateBuilder builder = builder(
                        certificate.getSubjectX500Principal(),
                        new X500Principal(subject.toName()),
                        SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded()),
                        now,
                        CERTIFICATE_LIFE)
                .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
                .addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(new KeyPurposeId[] {
                    KeyPurposeId.id_kp_clientAuth, KeyPurposeId.id_kp_serverAuth
                }))
                .addExtension(Extension.subjectAlternativeName, false, names(hosts));
        X509Certificate linkCertificate = sign(builder, key);
        char[] password = writePassword(folder.password());
        writeStore(
                folder.tlsStore(),
                password,
                store -> store.setKeyEntry(
                        "link", pair.getPrivate(), password, new Certificate[] {linkCertificate, certificate}));
        writeStore(folder.trustStore(), password, store -> store.setCertificateEntry("authority", certificate));
    }

    private static GeneralNames names(List<String> hosts) {
        List<GeneralName> names = new ArrayList<>();
        for (String host : hosts) {
            names.add(new GeneralName(isAddress(host) ? GeneralName.iPAddress : GeneralName.dNSName, host));
        }
        return new GeneralNames(names.toArray(GeneralName[]::new));
    }

    private static boolean isAddress(String host) {
        return host.matches("[0-9.]+") || host.contains(":");
    }

    /** Whether a certificate can say of somebody that he is reached under this. */
    static boolean isHost(String host) {
        return isAddress(host)
                ? IPAddress.isValid(host)
                : DNS_NAME.matcher(host).matches();
    }

    private static KeyPair ellipticPair() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"), RANDOM);
        return generator.generateKeyPair();
    }

    private static X509v3CertificateBuilder builder(
            X500Principal issuer, X500Principal subject, SubjectPublicKeyInfo publicKey, Instant now, Duration life) {
        return new X509v3CertificateBuilder(
                X500Name.getInstance(issuer.getEncoded()),
                new BigInteger(120, RANDOM).setBit(119),
                Date.from(now.minus(CLOCK_ALLOWANCE)),
                Date.from(now.plus(life)),
                X500Name.getInstance(subject.getEncoded()),
                publicKey);
    }

    private static X509Certificate sign(X509v3CertificateBuilder builder, PrivateKey issuerKey)
            throws GeneralSecurityException {
        try {
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(issuerKey)));
        } catch (OperatorCreationException failure) {
            throw new GeneralSecurityException(failure);
        }
    }

    private interface StoreFiller {
        void fill(KeyStore store) throws GeneralSecurityException;
    }

    private static void writeStore(Path file, char[] password, StoreFiller filler)
            throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        filler.fill(store);
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, password);
        }
        restrict(file);
    }

    private static char[] writePassword(Path file) throws IOException {
        byte[] random = new byte[24];
        RANDOM.nextBytes(random);
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        Files.writeString(file, password + "\n");
        restrict(file);
        return password.toCharArray();
    }

    /** Readable by its owner only, where the file system knows owners. */
    static void restrict(Path file) throws IOException {
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }
}
