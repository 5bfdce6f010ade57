package org.watchfire.journal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.watchfire.model.NationId;
import org.watchfire.model.Realm;

/**
 * A journal in memory for simulations: nothing is durable before {@link #commit}, and {@link #crash} loses what is not. For
 * one thread.
 */
public final class MemoryJournal implements Journal {
    private final NationId nation;
    private final Realm realm;
    private final long epoch;
    private final List<Row> durable = new ArrayList<>();
    private final List<Waiting> waiting = new ArrayList<>();
    private final TreeMap<Long, CompletableFuture<Void>> waiters = new TreeMap<>();
    private long last;
    private long dropped;
    private long forgotten;
    private boolean full;

    /** A row that is not durable yet; one with {@code more} becomes so with the next. */
    private record Waiting(Row row, boolean assured, boolean more) {}

    /**
     * @param epoch when it begins, nanoseconds since 1970-01-01T00:00:00 UTC
     */
    public MemoryJournal(NationId nation, Realm realm, long epoch) {
        this.nation = nation;
        this.realm = realm;
        this.epoch = epoch;
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
    public long appendTogether(long taiNanos, long wallNanos, List<Draft> drafts) {
        long first = last + 1;
        long end = last + drafts.size();
        for (Draft draft : drafts) {
            Row row = new Row(++last, taiNanos, wallNanos, draft.kind(), draft.bytes());
            waiting.add(new Waiting(row, draft.assured(), last < end));
        }
        return first;
    }

    /** Whether its disk is full: plain rows are dropped from now on, assured ones kept. */
    public void setFull(boolean isFull) {
        full = isFull;
    }

    /** Makes durable the first rows that wait, as many as given and what stands with them, and tells who waits for them. */
    public void commit(int most) {
        write(most).forEach(waiter -> waiter.complete(null));
    }

    private List<CompletableFuture<Void>> write(int most) {
        List<CompletableFuture<Void>> done = new ArrayList<>();
        boolean more = false;
        for (int i = 0; (i < most || more) && !waiting.isEmpty(); i++) {
            Waiting next = waiting.removeFirst();
            more = next.more;
            Row row = next.row;
            CompletableFuture<Void> waiter = waiters.remove(row.sequence());
            if (full && !next.assured) {
                dropped++;
                continue;
            }
            long before = durable.isEmpty() ? 0 : durable.getLast().sequence();
            if (row.sequence() != before + 1) {
                byte[] from = Long.toString(before + 1).getBytes(StandardCharsets.US_ASCII);
                durable.add(new Row(row.sequence() - 1, row.taiNanos(), row.wallNanos(), Row.GAP, from));
            }
            durable.add(row);
            if (waiter != null) {
                done.add(waiter);
            }
        }
        return done;
    }

    /**
     * Keeps only the newest durable rows, for runs so long that all would not fit. Whoever reads farther back after that is
     * refused: what a journal has forgotten must not be missed.
     */
    public void forget(int kept) {
        if (durable.size() > kept) {
            List<Row> old = durable.subList(0, durable.size() - kept);
            forgotten = old.getLast().sequence();
            old.clear();
        }
    }

    /** How many rows wait to be made durable. */
    public int pending() {
        return waiting.size();
    }

    /**
     * The process dies: what is not durable is gone, and nobody is told anything more.
     *
     * @param torn first rows of those waiting that reached the disk all the same
     */
    public void crash(int torn) {
        write(torn);
        waiting.clear();
        waiters.clear();
        last = durable.isEmpty() ? 0 : durable.getLast().sequence();
    }

    @Override
    public CompletableFuture<Void> whenDurable(long sequence) {
        if (!durable.isEmpty() && durable.getLast().sequence() >= sequence) {
            return CompletableFuture.completedFuture(null);
        }
        return waiters.computeIfAbsent(sequence, number -> new CompletableFuture<>());
    }

    @Override
    public Stream<Row> read(long from, String kindPrefix) {
        if (from <= forgotten) {
            throw new IllegalStateException("row " + from + " was forgotten, with all up to " + forgotten);
        }
        int first = 0;
        for (int end = durable.size(); first < end; ) {
            int middle = (first + end) >>> 1;
            if (durable.get(middle).sequence() < from) {
                first = middle + 1;
            } else {
                end = middle;
            }
        }
        return List.copyOf(durable.subList(first, durable.size())).stream()
                .filter(row -> row.kind().startsWith(kindPrefix));
    }

    @Override
    public Verification verify() {
        Chain chain = new Chain();
        byte[] hash = chain.first(nation, realm, epoch);
        for (Row row : durable) {
            hash = chain.next(hash, row);
        }
        return new Verification.Intact(durable.size(), dropped, HexFormat.of().formatHex(hash));
    }

    @Override
    public Health health() {
        return new Health(
                full ? State.ON_RESERVE : State.WRITING,
                last,
                durable.isEmpty() ? 0 : durable.getLast().sequence(),
                dropped,
                waiting.size());
    }

    @Override
    public long epoch() {
        return epoch;
    }

    @Override
    public NationId nation() {
        return nation;
    }

    @Override
    public Realm realm() {
        return realm;
    }

    @Override
    public void close() {
        commit(Integer.MAX_VALUE);
    }

    /** For messages: how many rows of each kind are durable. */
    public Map<String, Long> kinds() {
        Map<String, Long> kinds = new TreeMap<>();
        durable.forEach(row -> kinds.merge(row.kind(), 1L, Long::sum));
        return kinds;
    }
}
