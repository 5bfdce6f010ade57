package org.watchfire.node;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.watchfire.journal.Journal;
import org.watchfire.journal.JournalFailure;
import org.watchfire.journal.JournalReader;
import org.watchfire.journal.Row;
import org.watchfire.model.Sha256;
import org.watchfire.node.snapshot.Build;
import org.watchfire.node.snapshot.GraphFailure;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The snapshots beside a journal. Each is a file, and a row of the journal that says how its bytes hash, which build made it
 * and under which settings: only what all of that fits is ever read. The newest is kept.
 */
final class Snapshots {
    /** Journal kind of a row that says that a snapshot is there. */
    static final String KIND = "snapshot.kept";

    private static final Logger LOG = Logger.getLogger(Snapshots.class.getName());
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final long PATIENCE_SECONDS = 30;

    private final Path journal;
    private final String settings;

    /** What a row says. */
    private record Kept(
            @JsonProperty(required = true) String file,
            @JsonProperty(required = true) String sha256,
            @JsonProperty(required = true) String build,
            @JsonProperty(required = true) String settings,
            @JsonProperty(required = true) long nextRow) {}

    /**
     * @param journal its file; the snapshots stand beside it
     * @param settings text of the configuration, under which alone a snapshot goes on
     */
    Snapshots(Path journal, String settings) {
        this.journal = journal.toAbsolutePath();
        this.settings = Sha256.hex(settings);
    }

    /** The newest, if this start may go on from it; else the log says why not, and the whole journal is to be replayed. */
    Optional<Snapshot> newest() {
        return newestRow().flatMap(this::usable);
    }

    /** Wall time at which the newest was kept, of whatever build; 0 if there is none. */
    long newestUnixNanos() {
        return newestRow().map(Row::wallNanos).orElse(0L);
    }

    /**
     * Writes one down, and lets go of those before it once its row is safe.
     *
     * @throws IOException if the file cannot be written
     * @throws GraphFailure if it holds what cannot be written
     * @throws JournalFailure if its row cannot be written
     */
    void keep(Snapshot snapshot, Journal to, long unixNanos) throws IOException, InterruptedException {
        Path file = journal.resolveSibling(prefix() + snapshot.nextRow());
        String sha256 = SnapshotFile.write(snapshot, file);
        Kept kept = new Kept(name(file), sha256, Build.id(), settings, snapshot.nextRow());
        long row = to.appendAssured(snapshot.now().taiNanos(), unixNanos, KIND, JSON.writeValueAsBytes(kept));
        try {
            to.whenDurable(row).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException failure) {
            throw new JournalFailure("the row of the snapshot " + file + " is not on the disk", failure);
        }
        for (Path other : files()) {
            if (!other.equals(file)) {
                Files.deleteIfExists(other);
            }
        }
    }

    private Optional<Row> newestRow() {
        try (JournalReader reader = JournalReader.open(journal);
                Stream<Row> rows = reader.read(0, KIND)) {
            return rows.reduce((before, after) -> after);
        }
    }

    private Optional<Snapshot> usable(Row row) {
        try {
            Kept kept = JSON.readValue(row.bytes(), Kept.class);
            if (!kept.build.equals(Build.id()) || !kept.settings.equals(settings)) {
                LOG.info("the snapshot " + kept.file + " is of another build or other settings");
                return Optional.empty();
            }
            Path file = journal.resolveSibling(Path.of(kept.file).getFileName());
            return Optional.of(SnapshotFile.read(file, kept.sha256));
        } catch (IOException | JacksonException | GraphFailure failure) {
            LOG.log(Level.WARNING, "the newest snapshot cannot be used; the whole journal is replayed", failure);
            return Optional.empty();
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> beside = Files.list(journal.resolveSibling(""))) {
            return beside.filter(file -> name(file).startsWith(prefix())).toList();
        }
    }

    private String prefix() {
        return name(journal) + ".snapshot-";
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }
}
