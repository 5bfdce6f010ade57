package org.watchfire.node.snapshot;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which build runs: two with the same name decide the same of the same inputs. */
public final class Build {
    private Build() {}

    /**
     * SHA-256, in lower-case hex, of every class and resource of ours, the libraries' names and sizes, the Java and the processor's
     * architecture.
     *
     * @throws UncheckedIOException if the class path cannot be read
     */
    public static String id() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            say(digest, System.getProperty("java.vm.version") + " " + System.getProperty("os.arch"));
            for (Path path : classPath()) {
                if (Files.isDirectory(path)) {
                    folder(digest, path);
                } else if (Files.exists(path)) {
                    say(digest, path.getFileName() + " " + Files.size(path));
                    if (path.getFileName().toString().startsWith("watchfire")) {
                        digest.update(Files.readAllBytes(path));
                    }
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("this Java has no SHA-256", missing);
        } catch (IOException failure) {
            throw new UncheckedIOException("the class path cannot be read", failure);
        }
    }

    private static List<Path> classPath() {
        return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(System.getProperty("java.class.path"))
                .map(Path::of)
                .toList();
    }

    private static void folder(MessageDigest digest, Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) {
            say(digest, folder.relativize(file) + " " + Files.size(file));
            digest.update(Files.readAllBytes(file));
        }
    }

    private static void say(MessageDigest digest, String text) {
        digest.update((text + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
