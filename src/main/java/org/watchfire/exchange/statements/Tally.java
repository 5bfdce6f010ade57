package org.watchfire.exchange.statements;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.watchfire.exchange.wire.Digest;
import org.watchfire.exchange.wire.Statement;
import org.watchfire.model.Sha256;

/**
 * What stood under each number of the assured lane, by the SHA-256 of its first envelope, until the last word on it is said.
 * At the bound the lowest numbers are forgotten, and what is said of them stays unanswered.
 */
public final class Tally {
    /** Most numbers kept: sixteen stretches of the longest kind. */
    static final int MOST = 65_536;

    private final TreeMap<Long, byte[]> hashes = new TreeMap<>();
    /** Numbers that carry nothing, and whether because the hub refused. */
    private final TreeMap<Long, Boolean> voids = new TreeMap<>();

    private long epoch;
    private long highest;
    private long forgotten;

    /** What an envelope's bytes are remembered by. */
    public static byte[] hash(byte[] envelope) {
        return Sha256.of(envelope);
    }

    /** The first under a number counts: a void that takes its place stands for the same. */
    public void add(long number, byte[] hash) {
        highest = Math.max(highest, number);
        if (hashes.putIfAbsent(number, hash) == null && hashes.size() > MOST) {
            forget(hashes.firstKey());
        }
    }

    /** A number carries nothing. */
    public void voided(long number, boolean refusedByHub) {
        highest = Math.max(highest, number);
        voids.merge(number, refusedByHub, Boolean::logicalOr);
    }

    /** The last word is said up to here. */
    void forget(long to) {
        hashes.headMap(to, true).clear();
        voids.headMap(to, true).clear();
        forgotten = Math.max(forgotten, to);
    }

    /** Up to where nothing is known any more. */
    long forgotten() {
        return forgotten;
    }

    /** Numbers begin again, at 1: those of this epoch. */
    public void begin(long newEpoch) {
        epoch = newEpoch;
        hashes.clear();
        voids.clear();
        highest = 0;
        forgotten = 0;
    }

    /** Of which journal the numbers are; 0 before {@link #begin}. */
    long epoch() {
        return epoch;
    }

    /** Highest number seen, forgotten or not. */
    long highest() {
        return highest;
    }

    /** The first number of a stretch that is not here, or 0. */
    long firstMissing(long from, long to) {
        long expected = from;
        for (long number : hashes.subMap(from, true, Math.max(from, to), true).keySet()) {
            if (number != expected) {
                return expected;
            }
            expected++;
        }
        return expected <= to ? expected : 0;
    }

    /** How many numbers of a stretch are here. */
    public long count(long from, long to) {
        return to < from ? 0 : hashes.subMap(from, true, to, true).size();
    }

    /** How many numbers of a stretch carry nothing. */
    long voids(long from, long to) {
        return to < from ? 0 : voids.subMap(from, true, to, true).size();
    }

    /** Of these, those that the hub refused. */
    long refused(long from, long to) {
        return to < from
                ? 0
                : voids.subMap(from, true, to, true).values().stream()
                        .filter(byHub -> byHub)
                        .count();
    }

    /** Digests of the equal parts of a stretch. */
    List<Digest> segments(long from, long to) {
        List<Digest> segments = new ArrayList<>();
        long step = step(from, to);
        for (long first = from; first <= to; first += step) {
            segments.add(segment(first, Math.min(to, first + step - 1)));
        }
        return segments;
    }

    /** Digest of each number in one part of a stretch. */
    List<Digest> detail(long from, long to, int segment) {
        long step = step(from, to);
        long first = from + segment * step;
        List<Digest> detail = new ArrayList<>();
        for (long number = first; number <= Math.min(to, first + step - 1); number++) {
            detail.add(segment(number, number));
        }
        return detail;
    }

    /** Numbers in one part; at most 64 up to {@link StatementsOut#MOST_NUMBERS}. */
    static long step(long from, long to) {
        return Math.max(1, (to - from + Statement.MOST_PARTS) / Statement.MOST_PARTS);
    }

    private Digest segment(long first, long last) {
        MessageDigest digest = Sha256.begin();
        hashes.subMap(first, true, last, true).forEach((number, hash) -> {
            digest.update(ByteBuffer.allocate(Long.BYTES).putLong(number).flip());
            digest.update(hash);
        });
        return Digest.of(digest);
    }
}
