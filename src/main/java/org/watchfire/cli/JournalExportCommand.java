package org.watchfire.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.watchfire.cli.failure.CommandFailure;
import org.watchfire.exchange.rows.JournalView;
import org.watchfire.journal.JournalReader;
import org.watchfire.journal.Row;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code watchfire journal export}: every row, for other people's tools. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Writes every row: JSON Lines to stdout or a file, Parquet to a file.%n"
                + "Example: watchfire journal export data/JPN.journal --format jsonl > jpn.jsonl%n"
                + "Example: watchfire journal export data/JPN.journal --format parquet --out jpn.parquet")
final class JournalExportCommand implements Callable<Integer> {
    private static final List<String> NAMES = List.of("sequence", "tai_ns", "wall_ns", "kind", "summary", "bytes");
    private static final List<ParquetFile.Type> TYPES = List.of(
            ParquetFile.Type.INT64,
            ParquetFile.Type.INT64,
            ParquetFile.Type.INT64,
            ParquetFile.Type.TEXT,
            ParquetFile.Type.TEXT,
            ParquetFile.Type.BYTES);

    @Mixin
    private final JournalArgument journal = new JournalArgument();

    /** The forms of an export. */
    enum Format {
        JSONL,
        PARQUET;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(
            names = "--format",
            defaultValue = "jsonl",
            description = "${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}.")
    private Format format = Format.JSONL;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Where to, in place of an earlier file; jsonl goes to stdout without it.")
    private Optional<Path> target = Optional.empty();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (format == Format.PARQUET && target.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "--format parquet is not text; say where to with --out FILE.parquet");
        }
        target.ifPresent(out -> OutputFile.require(out, List.of(journal.file())));
        try (JournalReader reader = journal.open();
                Stream<Row> rows = reader.read(1, "")) {
            JournalCommand.isIntactOrSaid(
                    reader, journal.file(), spec.commandLine().getErr());
            if (target.isPresent()) {
                OutputFile.write(target.get(), List.of(journal.file()), out -> write(rows.iterator(), out));
            } else {
                jsonl(rows.iterator(), spec.commandLine().getOut());
            }
            return 0;
        } catch (IOException cannot) {
            throw new CommandFailure(
                    "cannot write " + target.map(Path::toString).orElse("to stdout") + ": " + cannot.getMessage()
                            + "; name a file in a folder that can be written",
                    cannot);
        }
    }

    private void write(Iterator<Row> rows, OutputStream out) throws IOException {
        switch (format) {
            case JSONL -> jsonl(rows, new PrintWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)));
            case PARQUET -> parquet(rows, out);
        }
    }

    private static void jsonl(Iterator<Row> rows, PrintWriter out) throws IOException {
        JsonMapper json = JsonMapper.shared();
        while (rows.hasNext()) {
            Row row = rows.next();
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("sequence", row.sequence());
            line.put("tai_ns", row.taiNanos());
            line.put("wall_ns", row.wallNanos());
            line.put("kind", row.kind());
            line.put("summary", JournalView.summary(row));
            line.put("bytes", Base64.getEncoder().encodeToString(row.bytes()));
            out.println(json.writeValueAsString(line));
        }
        if (out.checkError()) {
            throw new IOException("the reader of the lines is gone, or the disk is full");
        }
    }

    private static void parquet(Iterator<Row> rows, OutputStream to) throws IOException {
        try (ParquetFile out = new ParquetFile(to, NAMES, TYPES)) {
            while (rows.hasNext()) {
                Row row = rows.next();
                out.add(
                        row.sequence(),
                        row.taiNanos(),
                        row.wallNanos(),
                        row.kind(),
                        JournalView.summary(row),
                        row.bytes());
            }
        }
    }
}
