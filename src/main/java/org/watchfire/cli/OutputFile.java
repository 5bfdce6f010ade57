package org.watchfire.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.watchfire.cli.failure.CommandFailure;

/**
 * The file that a command was told to write. It comes about whole or not at all, in place of an earlier one of that name;
 * but never in place of what the command reads, nor of a journal or a file that belongs to one.
 */
final class OutputFile {
    private static final byte[] DATABASE = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
    private static final Pattern BESIDE_A_JOURNAL =
            Pattern.compile("(.+?)(?:-wal|-shm|-journal|\\.lock|\\.reserve|\\.snapshot-.*)");

    private OutputFile() {}

    /** What goes into a file. */
    interface Content {
        /** Writes it; may close {@code out}, and need not. */
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Writes a file. What is no plain file, such as a pipe, is written to as it is.
     *
     * @param target its name; an earlier file of it is replaced once the new one is whole, with its permissions
     * @param inputs what the command reads
     * @throws CommandFailure as {@link #require}
     */
    static void write(Path target, List<Path> inputs, Content content) throws IOException {
        require(target, inputs);
        boolean isThere = Files.exists(target);
        if (isThere && !Files.isRegularFile(target)) {
            fill(target, content);
            return;
        }
        Path whole = isThere ? target.toRealPath() : target;
        Path part = whole.resolveSibling(
                whole.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        Files.createFile(part);
        try {
            if (isThere && Files.getFileStore(whole).supportsFileAttributeView(PosixFileAttributeView.class)) {
                Files.setPosixFilePermissions(part, Files.getPosixFilePermissions(whole));
            }
            fill(part, content);
            Files.move(part, whole, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static void fill(Path file, Content content) throws IOException {
        try (OutputStream out =
                new BufferedOutputStream(Files.newOutputStream(file, StandardOpenOption.WRITE), 1 << 16)) {
            content.writeTo(out);
        }
    }

    /**
     * Sees that a file may be written, before the work for it is done.
     *
     * @throws CommandFailure where it is a folder, one of {@code inputs}, a journal, or belongs to a journal
     */
    static void require(Path target, List<Path> inputs) {
        if (Files.isDirectory(target)) {
            throw new CommandFailure(target + " is a folder; name a file in it");
        }
        for (Path input : inputs) {
            if (isSame(target, input)) {
                throw new CommandFailure(
                        target + " is what this command reads, and is not written over; name another file");
            }
        }
        if (isDatabase(target)) {
            throw new CommandFailure(target + " is a journal, and is not written over; name another file");
        }
        Matcher beside = BESIDE_A_JOURNAL.matcher(String.valueOf(target.getFileName()));
        if (beside.matches() && isDatabase(target.resolveSibling(beside.group(1)))) {
            throw new CommandFailure(target + " belongs to the journal " + target.resolveSibling(beside.group(1))
                    + ", and is not written over; name another file");
        }
    }

    private static boolean isSame(Path one, Path other) {
        try {
            return (Files.exists(one) && Files.exists(other))
                    ? Files.isSameFile(one, other)
                    : one.toAbsolutePath()
                            .normalize()
                            .equals(other.toAbsolutePath().normalize());
        } catch (IOException unknown) {
            throw new CommandFailure(
                    "cannot tell whether " + one + " is " + other + " (" + unknown.getMessage()
                            + "); name another file",
                    unknown);
        }
    }

    /** Every database, not ours alone: nobody means to lose one to a command that writes lines. */
    private static boolean isDatabase(Path file) {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (var in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(DATABASE.length), DATABASE);
        } catch (IOException unreadable) {
            throw new CommandFailure(
                    "cannot tell whether " + file + " is a journal (" + unreadable.getMessage()
                            + "); name another file to write",
                    unreadable);
        }
    }
}
