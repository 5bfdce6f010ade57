package org.watchfire.journal;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.watchfire.model.NationId;
import org.watchfire.model.Realm;

/** Reads a journal file, also while its node writes it. Changes nothing. Safe to use from several threads. */
public final class JournalReader implements AutoCloseable {
    /** Beginnings of the kinds that have an index of their own, since they are read alone at every start. */
    static final List<String> INDEXED = List.of("exchange", "outbox", "snapshot", "way");

    private static final int PAGE = 512;

    /** What to do about a file that is no journal; ends a sentence. */
    private static final String REMEDY = "; name the file that `journal` in the node's configuration names";

    private final Path file;
    private final Connection connection;
    private final NationId nation;
    private final Realm realm;
    private final long epoch;

    private JournalReader(Path file, Connection connection) throws SQLException {
        this.file = file;
        this.connection = connection;
        this.nation = new NationId(meta("nation"));
        this.realm = Realm.valueOf(meta("realm"));
        this.epoch = Long.parseLong(meta("epoch"));
    }

    /**
     * Opens a file.
     *
     * @throws JournalFailure where it is no journal
     */
    public static JournalReader open(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new JournalFailure("there is no journal " + file + REMEDY);
        }
        try {
            return open(file, DriverManager.getConnection("jdbc:sqlite:" + file));
        } catch (SQLException | IllegalArgumentException failure) {
            throw new JournalFailure(
                    file + " is not a journal of Watchfire (" + failure.getMessage() + ")" + REMEDY, failure);
        }
    }

    private static JournalReader open(Path file, Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout=5000");
            statement.execute("PRAGMA query_only=1");
            return new JournalReader(file, connection);
        } catch (SQLException | IllegalArgumentException failure) {
            connection.close();
            throw failure;
        }
    }

    /** Whose it is. */
    public NationId nation() {
        return nation;
    }

    /** What it is about. */
    public Realm realm() {
        return realm;
    }

    /** When it was begun, nanoseconds since 1970-01-01T00:00:00 UTC. */
    public long epoch() {
        return epoch;
    }

    /** Rows from a number on, in order; see {@link Journal#read}. */
    public Stream<Row> read(long from, String kindPrefix) {
        return entries(from, kindPrefix).map(Entry::row);
    }

    /** Reads everything and checks each hash. */
    public Journal.Verification verify() {
        return verify(1, () -> {});
    }

    /**
     * Checks the hash of each row from one on, the first of them against the row before it as it stands there.
     *
     * @param from number of the first row; from 1 on nothing is taken as it stands
     * @param rest called after every {@value #PAGE} rows, for whoever has time; what it throws ends the reading
     */
    public Journal.Verification verify(long from, Runnable rest) {
        try {
            return verifyReadable(from, rest);
        } catch (JournalFailure unreadable) {
            if (unreadable.row() == 0) {
                throw unreadable;
            }
            return new Journal.Verification.Broken(unreadable.row(), "it cannot be read as a row");
        }
    }

    private Journal.Verification verifyReadable(long first, Runnable rest) {
        Chain chain = new Chain();
        Head start = headBefore(first);
        byte[] before = start.hash;
        long last = start.sequence;
        long rows = 0;
        long lost = 0;
        for (Entry entry : (Iterable<Entry>) entries(first, "")::iterator) {
            Row row = entry.row;
            long from = row.kind().equals(Row.GAP) ? gapStart(row) : row.sequence();
            if (from != last + 1) {
                return new Journal.Verification.Broken(last + 1, "row is missing; the next one is " + row.sequence());
            }
            byte[] hash = chain.next(before, row);
            if (!Arrays.equals(hash, entry.hash)) {
                return new Journal.Verification.Broken(
                        row.sequence(),
                        "hash does not fit the row (" + row.kind() + ", " + row.bytes().length + " bytes)");
            }
            rows++;
            lost += row.kind().equals(Row.GAP) ? row.sequence() - from + 1 : 0;
            last = row.sequence();
            before = hash;
            if (rows % PAGE == 0) {
                rest.run();
            }
        }
        return new Journal.Verification.Intact(rows, lost, HexFormat.of().formatHex(before));
    }

    /** The last row's number and hash; number 0 and the first hash of the chain where there is none. */
    Head head() {
        return headBefore(Long.MAX_VALUE);
    }

    private synchronized Head headBefore(long sequence) {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT sequence, hash FROM journal WHERE sequence < ? ORDER BY sequence DESC LIMIT 1")) {
            statement.setLong(1, sequence);
            try (ResultSet result = statement.executeQuery()) {
                return result.next()
                        ? new Head(result.getLong(1), Objects.requireNonNullElse(result.getBytes(2), new byte[0]))
                        : new Head(0, new Chain().first(nation, realm, epoch));
            }
        } catch (SQLException failure) {
            throw failure(failure);
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // carried, never compared
    record Head(long sequence, byte[] hash) {}

    @SuppressWarnings("ArrayRecordComponent") // carried, never compared
    private record Entry(Row row, byte[] hash) {}

    private static long gapStart(Row row) {
        try {
            return Long.parseLong(new String(row.bytes(), StandardCharsets.US_ASCII));
        } catch (NumberFormatException broken) {
            return -1;
        }
    }

    /** Page by page, so that no statement stays open while the caller works. */
    private Stream<Entry> entries(long from, String kindPrefix) {
        return Stream.iterate(
                        page(from, kindPrefix),
                        page -> !page.isEmpty(),
                        page -> page.size() < PAGE
                                ? List.<Entry>of()
                                : page(page.getLast().row.sequence() + 1, kindPrefix))
                .flatMap(List::stream);
    }

    private synchronized List<Entry> page(long from, String kindPrefix) {
        String where = kindPrefix.isEmpty() ? "" : " AND kind >= ? AND kind < ?";
        String index = INDEXED.stream()
                .filter(indexed -> kindPrefix.startsWith(indexed + "."))
                .map(indexed -> isOf(indexed, " AND"))
                .findFirst()
                .orElse("");
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT sequence, tai, wall, kind, bytes, hash FROM journal WHERE sequence >= ?" + where + index
                        + " ORDER BY sequence LIMIT " + PAGE)) {
            statement.setLong(1, from);
            if (!kindPrefix.isEmpty()) {
                statement.setString(2, kindPrefix);
                statement.setString(3, kindPrefix + Character.MAX_VALUE);
            }
            List<Entry> page = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    page.add(entry(result));
                }
            }
            return page;
        } catch (SQLException failure) {
            throw failure(failure);
        }
    }

    private Entry entry(ResultSet result) throws SQLException {
        long sequence = result.getLong(1);
        try {
            Row row = new Row(
                    sequence,
                    result.getLong(2),
                    result.getLong(3),
                    Objects.requireNonNullElse(result.getString(4), ""),
                    Objects.requireNonNullElse(result.getBytes(5), new byte[0]));
            return new Entry(row, Objects.requireNonNullElse(result.getBytes(6), new byte[0]));
        } catch (IllegalArgumentException noRow) {
            throw JournalFailure.unreadable(sequence, "of " + file + " is none: " + noRow.getMessage());
        }
    }

    /** A partial index is used only where the condition names its kinds literally. */
    static String isOf(String indexed, String word) {
        return word + " kind >= '" + indexed + ".' AND kind < '" + indexed + "/'";
    }

    private String meta(String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT value FROM meta WHERE name = ?")) {
            statement.setString(1, name);
            try (ResultSet result = statement.executeQuery()) {
                if (!result.next()) {
                    throw new SQLException("it does not say its " + name);
                }
                return result.getString(1);
            }
        }
    }

    private JournalFailure failure(Exception cause) {
        return new JournalFailure(
                "cannot read the journal " + file + " (" + cause.getMessage()
                        + "); see that it can be read; where it is"
                        + " damaged, put a copy of it in its place or keep it aside and begin a new one",
                cause);
    }

    @Override
    public synchronized void close() {
        try {
            connection.close();
        } catch (SQLException failure) {
            throw failure(failure);
        }
    }
}
