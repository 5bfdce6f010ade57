package org.watchfire.asterix.framing;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;

/**
 * Puts the fragments of IP datagrams together again (RFC 791, RFC 8200), in whatever order they come. At most
 * {@link #MOST} datagrams are open at a time; beyond that the one begun first is given up.
 */
final class Fragments {
    /** Datagrams open at a time. */
    static final int MOST = 16;

    private static final int MAX_DATAGRAM = 65_535;
    /** Offsets of fragments count in these. */
    private static final int UNIT = 8;

    private static final class Datagram {
        final byte[] bytes = new byte[MAX_DATAGRAM];
        final BitSet units = new BitSet(MAX_DATAGRAM / UNIT + 1);
        byte[] key = new byte[0];
        int total = -1;
        long captureOctets;
    }

    private final Deque<Datagram> open = new ArrayDeque<>();
    private Datagram complete = new Datagram();
    private byte[] key = new byte[0];
    private boolean kept;
    private long givenUp;

    /** The packet at hand is no fragment, until {@link #add}. */
    void none() {
        kept = false;
    }

    /** Whether the packet at hand is kept here, and not lost. */
    boolean kept() {
        return kept;
    }

    /** Octets of the capture that are in datagrams never completed. */
    long lostOctets() {
        return givenUp + open.stream().mapToLong(d -> d.captureOctets).sum();
    }

    /** Says which datagram the next fragment belongs to: by identification and addresses, indexes from the window's start. */
    void key(ByteWindow in, int identification, int octets, int addresses, int addressOctets) {
        byte[] made = new byte[octets + addressOctets];
        System.arraycopy(in.bytes, in.start + identification, made, 0, octets);
        System.arraycopy(in.bytes, in.start + addresses, made, octets, addressOctets);
        key = made;
    }

    /**
     * Keeps a fragment.
     *
     * @param offset of its octets in the datagram
     * @param last whether nothing comes after it
     * @param at where its octets are, from the window's start
     * @param length how many they are
     * @param captureOctets octets of the capture that carry it
     * @return length of the datagram, when this fragment completes it; else -1
     */
    int add(ByteWindow in, int offset, boolean last, int at, int length, int captureOctets) {
        if (length <= 0 || offset + length > MAX_DATAGRAM || (!last && length % UNIT != 0)) {
            return -1;
        }
        kept = true;
        Datagram datagram = find();
        datagram.captureOctets += captureOctets;
        System.arraycopy(in.bytes, in.start + at, datagram.bytes, offset, length);
        datagram.units.set(offset / UNIT, (offset + length + UNIT - 1) / UNIT);
        if (last) {
            datagram.total = offset + length;
        }
        int units = (datagram.total + UNIT - 1) / UNIT;
        if (datagram.total < 0 || datagram.units.nextClearBit(0) < units) {
            return -1;
        }
        open.remove(datagram);
        complete = datagram;
        return datagram.total;
    }

    /** The datagram just completed, from index 0. */
    byte[] datagram() {
        return complete.bytes;
    }

    private Datagram find() {
        for (Datagram d : open) {
            if (Arrays.equals(d.key, key)) {
                return d;
            }
        }
        if (open.size() == MOST) {
            givenUp += open.removeFirst().captureOctets;
        }
        Datagram fresh = new Datagram();
        fresh.key = key;
        open.addLast(fresh);
        return fresh;
    }
}
