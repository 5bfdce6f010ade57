package org.watchfire.journal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.watchfire.journal.RowQueue.Waiting;
import org.watchfire.model.NationId;
import org.watchfire.model.Realm;

/** The file behind a journal and its reserve; used by the writer's thread only. */
final class JournalFile {
    private static final Logger LOG = Logger.getLogger(JournalFile.class.getName());
    private static final int PAGE_BYTES = 4096;
    private static final int FORMAT = 1;

    private final Path path;
    private final Path reserve;
    private final JournalLimits limits;
    private final Chain chain = new Chain();
    private final WalSync sync;
    private Connection connection;
    private PreparedStatement insert;
    private byte[] lastHash;
    private long lastSequence;
    private long reserveRetryNanos;
    private boolean onReserve;

    private JournalFile(Path path, JournalLimits limits, Connection connection, JournalReader.Head head)
            throws SQLException {
        this.path = path;
        this.reserve = path.resolveSibling(path.getFileName() + ".reserve");
        this.limits = limits;
        this.sync = new WalSync(path);
        this.connection = connection;
        this.insert = prepareInsert(connection);
        this.lastSequence = head.sequence();
        this.lastHash = head.hash();
    }

    static JournalFile open(Path path, NationId nation, Realm realm, JournalLimits limits)
            throws SQLException, IOException {
        Connection connection = connect(path, limits.maxBytes());
        makeTables(connection);
        requireMeta(connection, path, "format", Integer.toString(FORMAT));
        requireMeta(connection, path, "nation", nation.code());
        requireMeta(connection, path, "realm", realm.name());
        putMeta(connection, "epoch", Long.toString(System.currentTimeMillis() * 1_000_000));
        JournalFile file = new JournalFile(path, limits, connection, head(path));
        file.makeReserve();
        return file;
    }

    private static Connection connect(Path path, long maxBytes) throws SQLException {
        long pages = maxBytes == 0 ? 4_294_967_294L : Math.max(1, maxBytes / PAGE_BYTES);
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + path);
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA page_size=" + PAGE_BYTES);
            requireLog(statement, path);
            statement.execute("PRAGMA synchronous=NORMAL");
            statement.execute("PRAGMA busy_timeout=5000");
            statement.execute("PRAGMA max_page_count=" + pages);
        }
        return connection;
    }

    private static void requireLog(Statement statement, Path path) throws SQLException {
        try (ResultSet mode = statement.executeQuery("PRAGMA journal_mode=WAL")) {
            if (!mode.next() || !"wal".equals(mode.getString(1))) {
                statement.getConnection().close();
                throw new JournalFailure("the journal " + path + " cannot have SQLite's write-ahead log where it is;"
                        + " put it on a file system of this machine that can share memory");
            }
        }
    }

    private static void makeTables(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS meta(name TEXT PRIMARY KEY, value TEXT NOT NULL)");
            statement.execute("CREATE TABLE IF NOT EXISTS journal(sequence INTEGER PRIMARY KEY, tai INTEGER NOT NULL,"
                    + " wall INTEGER NOT NULL, kind TEXT NOT NULL, bytes BLOB NOT NULL, hash BLOB NOT NULL)");
            for (String indexed : JournalReader.INDEXED) {
                statement.execute("CREATE INDEX IF NOT EXISTS " + indexed + "_rows ON journal(sequence)"
                        + JournalReader.isOf(indexed, " WHERE"));
            }
            for (String change : List.of("UPDATE", "DELETE")) {
                statement.execute("CREATE TRIGGER IF NOT EXISTS no_" + change + " BEFORE " + change
                        + " ON journal BEGIN SELECT RAISE(ABORT, 'a journal is only added to'); END");
            }
        }
    }

    private static PreparedStatement prepareInsert(Connection connection) throws SQLException {
        return connection.prepareStatement(
                "INSERT INTO journal(sequence, tai, wall, kind, bytes, hash) VALUES (?, ?, ?, ?, ?, ?)");
    }

    private static JournalReader.Head head(Path path) {
        try (JournalReader reader = JournalReader.open(path)) {
            return reader.head();
        }
    }

    private static void putMeta(Connection connection, String name, String value) throws SQLException {
        try (PreparedStatement put = connection.prepareStatement("INSERT OR IGNORE INTO meta VALUES (?, ?)")) {
            put.setString(1, name);
            put.setString(2, value);
            put.executeUpdate();
        }
    }

    private static void requireMeta(Connection connection, Path path, String name, String value) throws SQLException {
        putMeta(connection, name, value);
        try (PreparedStatement get = connection.prepareStatement("SELECT value FROM meta WHERE name = ?")) {
            get.setString(1, name);
            try (ResultSet result = get.executeQuery()) {
                String found = result.next() ? result.getString(1) : "";
                if (!found.equals(value)) {
                    connection.close();
                    throw new JournalFailure("the journal " + path + " is of " + name + " " + found + ", not " + value
                            + "; give this node a journal of its own");
                }
            }
        }
    }

    Path path() {
        return path;
    }

    long lastSequence() {
        return lastSequence;
    }

    /** Commits a group, as far as the disk lets it. */
    Journal.State write(List<Waiting> group) {
        if (onReserve) {
            tryToLeaveReserve();
        }
        if (!onReserve) {
            if (commit(group)) {
                return Journal.State.WRITING;
            }
            useReserve();
        }
        List<Waiting> assured = group.stream().filter(Waiting::assured).toList();
        return assured.isEmpty() || commit(assured) ? Journal.State.ON_RESERVE : Journal.State.STOPPED;
    }

    /** False when it could not be done, which is nearly always a full disk. */
    private boolean commit(List<Waiting> rows) {
        byte[] hash = lastHash;
        long sequence = lastSequence;
        try (Statement statement = connection.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            for (Waiting waiting : rows) {
                Row row = waiting.row();
                if (row.sequence() <= sequence) {
                    continue; // a commit that seemed to fail had done its work
                }
                if (row.sequence() != sequence + 1) {
                    byte[] from = Long.toString(sequence + 1).getBytes(StandardCharsets.US_ASCII);
                    hash = insert(hash, new Row(row.sequence() - 1, row.taiNanos(), row.wallNanos(), Row.GAP, from));
                }
                hash = insert(hash, row);
                sequence = row.sequence();
            }
            statement.execute("COMMIT");
            if (rows.stream().anyMatch(Waiting::assured)) {
                sync.now();
            } else {
                sync.soon();
            }
            lastHash = hash;
            lastSequence = sequence;
            return true;
        } catch (SQLException | IOException failure) {
            LOG.log(Level.FINE, "commit of " + rows.size() + " rows", failure);
            reconnect(onReserve);
            return false;
        }
    }

    private byte[] insert(byte[] before, Row row) throws SQLException {
        byte[] hash = chain.next(before, row);
        insert.setLong(1, row.sequence());
        insert.setLong(2, row.taiNanos());
        insert.setLong(3, row.wallNanos());
        insert.setString(4, row.kind());
        insert.setBytes(5, row.bytes());
        insert.setBytes(6, hash);
        insert.executeUpdate();
        return hash;
    }

    /** A failed statement leaves the connection in doubt: begin with a new one, from what the file really holds. */
    private void reconnect(boolean withReserve) {
        try {
            connection.close();
            long bytes = limits.maxBytes() == 0 || !withReserve
                    ? limits.maxBytes()
                    : limits.maxBytes() + limits.reserveBytes();
            connection = connect(path, bytes);
            insert = prepareInsert(connection);
            sync.reopen();
            JournalReader.Head head = head(path);
            lastSequence = head.sequence();
            lastHash = head.hash();
        } catch (SQLException | IOException | JournalFailure failure) {
            LOG.log(Level.SEVERE, "journal " + path + " cannot be opened again", failure);
        }
    }

    private void useReserve() {
        onReserve = true;
        reserveRetryNanos = System.nanoTime();
        LOG.severe("journal " + path + ": the disk is full; live rows are dropped and counted, assured rows go on the"
                + " reserve of " + limits.reserveBytes() / 1_000_000 + " MB: make room");
        try {
            Files.deleteIfExists(reserve);
            reconnect(true);
        } catch (IOException failure) {
            LOG.log(Level.WARNING, "journal " + path + ": the reserve cannot be freed", failure);
        }
    }

    /** Once a second: whether there is room again for the reserve and as much once more. */
    private void tryToLeaveReserve() {
        if (System.nanoTime() - reserveRetryNanos < 1_000_000_000L) {
            return;
        }
        reserveRetryNanos = System.nanoTime();
        try {
            long usable = limits.maxBytes() == 0
                    ? Files.getFileStore(path.toAbsolutePath().getParent()).getUsableSpace()
                    : limits.maxBytes() - Files.size(path);
            if (usable > 2 * limits.reserveBytes()) {
                makeReserve();
                reconnect(false);
                onReserve = false;
                LOG.info("journal " + path + ": there is room again, all rows are written");
            }
        } catch (IOException failure) {
            LOG.log(Level.FINE, "still no room", failure);
        }
    }

    /** Real blocks, not a hole: a sparse file would reserve nothing. */
    private void makeReserve() throws IOException {
        if (Files.exists(reserve) && Files.size(reserve) == limits.reserveBytes()) {
            return;
        }
        try (RandomAccessFile file = new RandomAccessFile(reserve.toFile(), "rw")) {
            byte[] block = new byte[1 << 16];
            for (long written = 0; written < limits.reserveBytes(); written += block.length) {
                file.write(block, 0, (int) Math.min(block.length, limits.reserveBytes() - written));
            }
        }
    }

    void close() throws SQLException, IOException {
        sync.close();
        insert.close();
        connection.close();
    }
}
