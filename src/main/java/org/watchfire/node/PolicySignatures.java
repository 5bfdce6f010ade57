package org.watchfire.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.watchfire.exchange.keys.KeyFailure;
import org.watchfire.exchange.keys.PersonKey;
import org.watchfire.exchange.keys.Persons;
import org.watchfire.node.settings.SettingsException;
import org.watchfire.release.Policy;

/**
 * Who has signed a policy file. The signatures stand beside it, in {@code FILE.signatures}: a name and a signature in Base64 on each
 * line. They are over nation, version and SHA-256 of the text, so that none of them is good for another text. Two persons are
 * needed, as in the running node: whoever can write the file alone cannot make a node go by it.
 */
public final class PolicySignatures {
    /** So many persons must have signed. */
    public static final int NEEDED = 2;

    private static final int MOST_LINES = 100;

    private PolicySignatures() {}

    /** The file beside a policy's. */
    public static Path beside(Path policyFile) {
        return policyFile.resolveSibling(policyFile.getFileName() + ".signatures");
    }

    /**
     * Adds a person's signature.
     *
     * @throws IOException where it cannot be written
     */
    public static void add(Path policyFile, Policy policy, PersonKey key) throws IOException {
        String signature = Base64.getEncoder().encodeToString(key.sign(message(policy)));
        Files.writeString(
                beside(policyFile),
                key.name() + " " + signature + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    /**
     * Requires that two persons have signed this text.
     *
     * @param folder with the persons' public keys
     * @throws SettingsException where fewer have, saying who has and what to do
     */
    static void require(Path policyFile, Policy policy, Path folder) {
        try {
            Persons persons = Persons.read(folder);
            Set<String> signed = signers(policyFile, policy, persons);
            if (signed.size() < NEEDED) {
                throw new SettingsException(
                        policyFile.toString(),
                        0,
                        "is signed by " + (signed.isEmpty() ? "nobody" : String.join(", ", signed)) + ", and " + NEEDED
                                + " of " + new TreeSet<>(persons.names()) + " must have signed exactly this text",
                        "have them sign it: watchfire policy sign " + policyFile.getFileName() + " --key NAME.key");
            }
        } catch (KeyFailure failure) {
            throw new SettingsException(
                    folder.toString(),
                    0,
                    String.valueOf(failure.getMessage()),
                    "policySigners names a folder with NAME.pub of each person who may sign policies");
        }
    }

    private static Set<String> signers(Path policyFile, Policy policy, Persons persons) {
        Set<String> signed = new TreeSet<>();
        for (String line : lines(beside(policyFile))) {
            String[] parts = line.strip().split(" +", -1);
            if (parts.length == 2 && persons.hasSigned(parts[0], message(policy), bytes(parts[1]))) {
                signed.add(parts[0]);
            }
        }
        return signed;
    }

    private static List<String> lines(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.limit(MOST_LINES).toList();
        } catch (IOException | UncheckedIOException none) {
            return List.of(); // without signatures nobody has signed, whatever the reason
        }
    }

    private static byte[] bytes(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException broken) {
            return new byte[0];
        }
    }

    private static byte[] message(Policy policy) {
        return ("watchfire policy of " + policy.nation() + ", version " + policy.version() + ", sha256 "
                        + policy.sha256())
                .getBytes(StandardCharsets.UTF_8);
    }
}
