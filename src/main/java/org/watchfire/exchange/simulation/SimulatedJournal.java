package org.watchfire.exchange.simulation;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.watchfire.journal.Journal;
import org.watchfire.journal.MemoryJournal;
import org.watchfire.journal.Row;
import org.watchfire.model.NationId;
import org.watchfire.model.Realm;

/**
 * The journal of a simulated node: in memory, where a death takes what was not durable. In a long run its old rows lie on a disk, as
 * those of a real one do: an exchange that starts reads from the first on, and whoever looks whether memory grows must not find
 * the journal in it.
 */
final class SimulatedJournal implements Journal {
    private final MemoryJournal newest;
    private final Optional<OldRows> old;
    private long movedTo;

    /** @param old where old rows go; empty where all fit in memory */
    SimulatedJournal(NationId nation, Realm realm, long epoch, Optional<OldRows> old) {
        this.newest = new MemoryJournal(nation, realm, epoch);
        this.old = old;
    }

    /** Moves durable rows out of memory, but for the newest; those that nobody reads any more are forgotten. */
    void moveOut(int kept) {
        old.ifPresent(rows -> {
            List<Row> durable = newest.read(movedTo + 1, "").toList();
            if (durable.size() > kept) {
                List<Row> moved = durable.subList(0, durable.size() - kept);
                rows.add(moved);
                movedTo = moved.getLast().sequence();
                newest.forget(kept);
            }
        });
    }

    @Override
    public Stream<Row> read(long from, String kindPrefix) {
        if (from > movedTo) {
            return newest.read(from, kindPrefix);
        }
        if (!OldRows.keeps(kindPrefix)) {
            throw new IllegalStateException("rows of \"" + kindPrefix + "\" up to " + movedTo + " were forgotten");
        }
        return Stream.concat(old.orElseThrow().read(from, kindPrefix), newest.read(movedTo + 1, kindPrefix));
    }

    /** Makes durable the first rows that wait, as many as given and what stands with them. */
    void commit(int most) {
        newest.commit(most);
    }

    /** Whether its disk is full. */
    void setFull(boolean isFull) {
        newest.setFull(isFull);
    }

    /** How many rows wait to be made durable. */
    int pending() {
        return newest.pending();
    }

    /** The process dies, after the first rows of those that wait have reached the disk. */
    void crash(int torn) {
        newest.crash(torn);
    }

    @Override
    public long append(long taiNanos, long wallNanos, String kind, byte[] bytes) {
        return newest.append(taiNanos, wallNanos, kind, bytes);
    }

    @Override
    public long appendAssured(long taiNanos, long wallNanos, String kind, byte[] bytes) {
        return newest.appendAssured(taiNanos, wallNanos, kind, bytes);
    }

    @Override
    public long appendTogether(long taiNanos, long wallNanos, List<Draft> drafts) {
        return newest.appendTogether(taiNanos, wallNanos, drafts);
    }

    @Override
    public CompletableFuture<Void> whenDurable(long sequence) {
        return newest.whenDurable(sequence);
    }

    @Override
    public Verification verify() {
        if (movedTo > 0) {
            throw new IllegalStateException("rows up to " + movedTo + " were moved out, and some of them forgotten");
        }
        return newest.verify();
    }

    @Override
    public Health health() {
        return newest.health();
    }

    @Override
    public long epoch() {
        return newest.epoch();
    }

    @Override
    public NationId nation() {
        return newest.nation();
    }

    @Override
    public Realm realm() {
        return newest.realm();
    }

    /** Writes what waits; what lies on the disk can still be read. */
    @Override
    public void close() {
        newest.close();
    }
}
