package org.watchfire.node;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.watchfire.journal.Journal;
import org.watchfire.journal.JournalFailure;
import org.watchfire.journal.Row;
import org.watchfire.model.NationId;
import org.watchfire.model.Realm;

/** A journal whose process dies before it writes down one envelope more than it may: what was written before stays. */
final class MortalJournal implements Journal {
    private final Journal journal;
    private final int mayNumber;
    private int numbered;
    private boolean dead;

    MortalJournal(Journal journal, int mayNumber) {
        this.journal = journal;
        this.mayNumber = mayNumber;
    }

    synchronized boolean isDead() {
        return dead;
    }

    /** Envelopes of the assured lane written down in this life. */
    synchronized int numbered() {
        return numbered;
    }

    @Override
    public synchronized long appendTogether(long taiNanos, long wallNanos, List<Draft> drafts) {
        boolean numbers = drafts.getFirst().kind().equals("exchange.out");
        dead |= numbers && numbered == mayNumber;
        if (dead) {
            throw new JournalFailure("dead");
        }
        numbered += numbers ? 1 : 0;
        return journal.appendTogether(taiNanos, wallNanos, drafts);
    }

    @Override
    public long append(long taiNanos, long wallNanos, String kind, byte[] bytes) {
        return appendTogether(taiNanos, wallNanos, List.of(new Draft(kind, bytes, false)));
    }

    @Override
    public long appendAssured(long taiNanos, long wallNanos, String kind, byte[] bytes) {
        return appendTogether(taiNanos, wallNanos, List.of(new Draft(kind, bytes, true)));
    }

    @Override
    public CompletableFuture<Void> whenDurable(long sequence) {
        return journal.whenDurable(sequence);
    }

    @Override
    public Stream<Row> read(long from, String kindPrefix) {
        return journal.read(from, kindPrefix);
    }

    @Override
    public Verification verify() {
        return journal.verify();
    }

    @Override
    public Health health() {
        return journal.health();
    }

    @Override
    public long epoch() {
        return journal.epoch();
    }

    @Override
    public NationId nation() {
        return journal.nation();
    }

    @Override
    public Realm realm() {
        return journal.realm();
    }

    @Override
    public void close() {
        journal.close();
    }
}
