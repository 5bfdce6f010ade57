package org.watchfire.cli;

import java.nio.file.Path;
import org.watchfire.journal.JournalReader;
import picocli.CommandLine.Parameters;

/** The journal a command is given to read. */
final class JournalArgument {
    @Parameters(paramLabel = "DB", description = "Journal file.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path file;

    Path file() {
        return file;
    }

    /** Opens it, or says why that cannot be. */
    JournalReader open() {
        return JournalCommand.open(file);
    }
}
