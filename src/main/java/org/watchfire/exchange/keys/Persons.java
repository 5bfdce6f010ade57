package org.watchfire.exchange.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.util.PublicKeyFactory;

/** The persons whose signatures count at a node: the public halves of their keys, {@code NAME.pub} in one folder. */
public final class Persons {
    private final Map<String, Ed25519PublicKeyParameters> keys = new TreeMap<>();

    private Persons() {}

    /**
     * Reads a folder.
     *
     * @throws KeyFailure where it or a key in it cannot be read, or two names have one key
     */
    public static Persons read(Path folder) {
        Persons persons = new Persons();
        try (var files = Files.list(folder)) {
            List<Path> all = files.filter(file -> file.getFileName().toString().endsWith(PersonKey.OPEN))
                    .sorted()
                    .toList();
            for (Path file : all) {
                persons.add(file);
            }
            return persons;
        } catch (IOException failure) {
            throw new KeyFailure(
                    "cannot read the persons' keys in " + folder + ": " + KeyFailure.reason(failure), failure);
        }
    }

    private void add(Path file) {
        String fileName = file.getFileName().toString();
        String name = fileName.substring(0, fileName.length() - PersonKey.OPEN.length());
        try {
            if (!(PublicKeyFactory.createKey(Pem.read(file, "PUBLIC KEY")) instanceof Ed25519PublicKeyParameters key)) {
                throw new KeyFailure(file + " is not an Ed25519 key; put there what `watchfire keys person` wrote");
            }
            Optional<String> same = keys.entrySet().stream()
                    .filter(other -> Arrays.equals(other.getValue().getEncoded(), key.getEncoded()))
                    .map(Map.Entry::getKey)
                    .findFirst();
            if (same.isPresent()) {
                throw new KeyFailure(file + " is the key of " + same.get() + " too: one person is not two; remove one");
            }
            keys.put(name, key);
        } catch (IOException | IllegalArgumentException failure) {
            throw new KeyFailure("cannot read the key " + file + ": " + KeyFailure.reason(failure), failure);
        }
    }

    /** Whose keys are there. */
    public Set<String> names() {
        return Set.copyOf(keys.keySet());
    }

    /** Whether a person has signed exactly this message; false for whoever has no key here. */
    public boolean hasSigned(String name, byte[] message, byte[] signature) {
        Ed25519PublicKeyParameters key = keys.get(name);
        if (key == null || signature.length != VerifyingKey.SIGNATURE_BYTES) {
            return false;
        }
        Ed25519Signer verifier = new Ed25519Signer();
        verifier.init(false, key);
        verifier.update(message, 0, message.length);
        return verifier.verifySignature(signature);
    }
}
