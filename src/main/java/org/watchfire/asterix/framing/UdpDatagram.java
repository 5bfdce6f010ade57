package org.watchfire.asterix.framing;

/**
 * The UDP payload of a captured packet: over Ethernet (with VLAN tags), raw IP, BSD loopback and Linux cooked captures,
 * IPv4 and IPv6. Fragments are put together again by {@link Fragments}. What is no UDP is skipped and counted.
 */
final class UdpDatagram {
    private static final int MAX_EXTENSION_HEADERS = 8;
    private static final int UDP = 17;
    private static final int HEADER = 8;

    private final ByteWindow in;
    private final Fragments fragments = new Fragments();
    private byte[] bytes;
    private int start;
    private int length;
    private int packetOctets;
    private boolean assembled;
    private long skipped;

    UdpDatagram(ByteWindow in) {
        this.in = in;
        this.bytes = in.bytes;
    }

    /** The array that the payload is in: the window's, or one of the fragments. */
    byte[] bytes() {
        return bytes;
    }

    /** Index of the payload's first octet in {@link #bytes}. */
    int start() {
        return start;
    }

    /** Octets from the window's start to an index in {@link #bytes}; 0 for a datagram put together from fragments. */
    int ahead(int index) {
        return assembled ? 0 : index - in.start;
    }

    /** Octets of the payload. */
    int length() {
        return length;
    }

    /** Octets of the capture so far that gave no payload. */
    long otherOctets() {
        return skipped + fragments.lostOctets();
    }

    /** Passes over a packet without payload at the window's start; kept fragments are not lost yet. */
    void drop(int octets) {
        in.skip(octets);
        skipped += fragments.kept() ? 0 : octets;
    }

    /**
     * Whether a packet is UDP, or completes a datagram of fragments; then the payload is at hand.
     *
     * @param linkType what its first header is (registry of link types, IETF draft ietf-opsawg-pcaplinktype)
     * @param from its first octet, from the window's start
     * @param end the octet after it
     * @param captureOctets octets of the capture that carry it
     */
    boolean find(int linkType, int from, int end, int captureOctets) {
        fragments.none();
        packetOctets = captureOctets;
        int at;
        int etherType;
        switch (linkType) {
            case 0, 108 -> { // BSD loopback, either order of octets
                at = from + 4;
                etherType = 0;
            }
            case 1 -> { // Ethernet, perhaps with VLAN tags
                at = from + 14;
                if (at > end) {
                    return false;
                }
                etherType = in.u16(from + 12);
                while ((etherType == 0x8100 || etherType == 0x88A8 || etherType == 0x9100) && at + 4 <= end) {
                    etherType = in.u16(at + 2);
                    at += 4;
                }
            }
            case 101, 12, 14, 228, 229 -> { // IP without a link layer
                at = from;
                etherType = 0;
            }
            case 113 -> { // Linux cooked, version 1
                at = from + 16;
                etherType = at <= end ? in.u16(from + 14) : -1;
            }
            case 276 -> { // Linux cooked, version 2
                at = from + 20;
                etherType = at <= end ? in.u16(from) : -1;
            }
            default -> {
                return false;
            }
        }
        boolean ip = etherType == 0 || etherType == 0x0800 || etherType == 0x86DD;
        return ip && at < end && (in.u8(at) >> 4 == 6 ? ipv6(at, end) : ipv4(at, end));
    }

    private boolean ipv4(int at, int end) {
        if (in.u8(at) >> 4 != 4 || at + 20 > end) {
            return false;
        }
        int header = (in.u8(at) & 0xF) * 4;
        int flags = in.u16(at + 6);
        int total = Math.min(end, at + in.u16(at + 2));
        if (header < 20 || in.u8(at + 9) != UDP || at + header >= total) {
            return false;
        }
        if ((flags & 0x3FFF) == 0) {
            return datagram(at + header, total);
        }
        // A fragment belongs with others of the same identification, source and destination (RFC 791).
        fragments.key(in, at + 4, 2, at + 12, 8);
        return fragment((flags & 0x1FFF) * 8, (flags & 0x2000) == 0, at + header, total);
    }

    private boolean ipv6(int at, int end) {
        if (at + 40 > end) {
            return false;
        }
        int total = Math.min(end, at + 40 + in.u16(at + 4));
        int next = in.u8(at + 6);
        int here = at + 40;
        for (int headers = 0; headers < MAX_EXTENSION_HEADERS && here + 8 <= total; headers++) {
            switch (next) {
                case UDP -> {
                    return datagram(here, total);
                }
                case 0, 43, 60 -> {
                    next = in.u8(here);
                    here += 8 + 8 * in.u8(here + 1);
                }
                case 44 -> {
                    if (in.u8(here) != UDP) {
                        return false;
                    }
                    int flags = in.u16(here + 2);
                    if ((flags & 0xFFF9) == 0) {
                        return datagram(here + 8, total);
                    }
                    fragments.key(in, here + 4, 4, at + 8, 32);
                    return fragment(flags & 0xFFF8, (flags & 1) == 0, here + 8, total);
                }
                default -> {
                    return false;
                }
            }
        }
        return false;
    }

    /** Keeps a fragment; whether that completes a datagram, which then is in the fragments' own array. */
    private boolean fragment(int offset, boolean last, int at, int end) {
        int total = fragments.add(in, offset, last, at, end - at, packetOctets);
        if (total < HEADER) {
            return false;
        }
        bytes = fragments.datagram();
        assembled = true;
        start = HEADER;
        length = Math.min(total, (bytes[4] & 0xFF) << 8 | (bytes[5] & 0xFF)) - HEADER;
        return length > 0;
    }

    private boolean datagram(int at, int end) {
        if (at + HEADER > end) {
            return false;
        }
        bytes = in.bytes;
        assembled = false;
        start = in.start + at + HEADER;
        length = Math.min(end, at + in.u16(at + 4)) - at - HEADER;
        return length > 0;
    }
}
