package org.watchfire.exchange.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.PrivateKeyInfoFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;

/**
 * A person's own Ed25519 key, for what more than one person must agree to. It stays with the person: {@code NAME.key}; its public
 * half, {@code NAME.pub}, is put where nodes look for it ({@link Persons}). Of no realm: what is signed says what it is for.
 */
public final class PersonKey {
    static final String SECRET = ".key";
    static final String OPEN = ".pub";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final String name;
    private final SigningKey key;

    private PersonKey(String name, Ed25519PrivateKeyParameters key) {
        this.name = name;
        this.key = new SigningKey(key);
    }

    /**
     * Makes a key and writes both halves.
     *
     * @param folder made where it is missing
     * @param name letters, digits, {@code _} and {@code -}, at most 64
     * @throws KeyFailure where the name is none, a file of it is there already, or it cannot be written
     */
    public static PersonKey make(Path folder, String name) {
        if (!NAME.matcher(name).matches()) {
            throw new KeyFailure("\"" + name + "\" is no name for a key: 1 to 64 letters, digits, _ and -");
        }
        Path secret = folder.resolve(name + SECRET);
        if (Files.exists(secret) || Files.exists(folder.resolve(name + OPEN))) {
            throw new KeyFailure(secret + " is there already; whoever has it goes on signing with it");
        }
        Ed25519PrivateKeyParameters key = new Ed25519PrivateKeyParameters(new SecureRandom());
        try {
            Files.createDirectories(folder);
            Pem.write(
                    secret,
                    "PRIVATE KEY",
                    PrivateKeyInfoFactory.createPrivateKeyInfo(key).getEncoded());
            Authority.restrict(secret);
            Pem.write(
                    folder.resolve(name + OPEN),
                    "PUBLIC KEY",
                    SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(key.generatePublicKey())
                            .getEncoded());
        } catch (IOException failure) {
            throw new KeyFailure("cannot write the key " + secret + ": " + KeyFailure.reason(failure), failure);
        }
        return new PersonKey(name, key);
    }

    /**
     * Reads a key that {@link #make} wrote; the file's name is the person's.
     *
     * @throws KeyFailure where it cannot be read or is no such key
     */
    public static PersonKey read(Path file) {
        String fileName = String.valueOf(file.getFileName());
        if (!fileName.endsWith(SECRET)) {
            throw new KeyFailure(file + " is not named NAME" + SECRET + ", as `watchfire keys person` writes it");
        }
        try {
            if (PrivateKeyFactory.createKey(Pem.read(file, "PRIVATE KEY")) instanceof Ed25519PrivateKeyParameters key) {
                return new PersonKey(fileName.substring(0, fileName.length() - SECRET.length()), key);
            }
            throw new KeyFailure(file + " is not an Ed25519 key; make one with `watchfire keys person`");
        } catch (IOException | IllegalArgumentException failure) {
            throw new KeyFailure("cannot read the key " + file + ": " + KeyFailure.reason(failure), failure);
        }
    }

    /** The person's name, as the files are called. */
    public String name() {
        return name;
    }

    /** 64 bytes. */
    public byte[] sign(byte[] message) {
        return key.sign(message);
    }
}
