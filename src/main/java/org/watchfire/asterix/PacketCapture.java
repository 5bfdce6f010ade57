package org.watchfire.asterix;

import java.io.IOException;

/**
 * Finds UDP payloads in packet captures, classic and next generation (IETF drafts ietf-opsawg-pcap and
 * ietf-opsawg-pcapng), over Ethernet (with VLAN tags), raw IP, BSD loopback and Linux cooked captures, IPv4 and IPv6.
 * Fragments are put together again by {@link Fragments}. What is no UDP is skipped and counted; where the capture itself
 * is cut or broken, it ends.
 */
final class PacketCapture {
    /** Octets before the first packet of a classic capture. */
    static final int HEADER = 24;

    static final long SECTION_HEADER = 0x0A0D0D0AL;
    private static final int MAX_PACKET = 262_144;
    private static final int MAX_INTERFACES = 256;
    private static final int MAX_EXTENSION_HEADERS = 8;
    private static final int UDP = 17;
    private static final int UDP_HEADER = 8;

    private final ByteWindow in;
    private final int[] linkTypes = new int[MAX_INTERFACES];
    private final double[] nanosPerTick = new double[MAX_INTERFACES];
    private int interfaces;
    private boolean littleEndian;
    private boolean nanoseconds;
    private long skipped;
    private final Fragments fragments = new Fragments();

    /** Of the datagram found: the array it is in, the index there, and the time since 1970. */
    byte[] bytes;

    int payload;

    int payloadLength;
    /** Whether it was put together from fragments. */
    boolean assembled;

    int frameLength;
    long timeNanos;

    PacketCapture(ByteWindow in) {
        this.in = in;
        this.bytes = in.bytes;
    }

    static boolean isClassic(long magic) {
        return magic == 0xA1B2C3D4L || magic == 0xD4C3B2A1L || magic == 0xA1B23C4DL || magic == 0x4D3CB2A1L;
    }

    long skippedOctets() {
        return skipped + fragments.lostOctets();
    }

    /** The header of a classic capture, which must be there: without it there are no packets. */
    void readHeader() {
        long magic = in.u32(0);
        littleEndian = magic == 0xD4C3B2A1L || magic == 0x4D3CB2A1L;
        nanoseconds = magic == 0xA1B23C4DL || magic == 0x4D3CB2A1L;
        linkTypes[0] = (int) word(20) & 0xFFFF;
        interfaces = 1;
        in.skip(HEADER);
    }

    /** The next UDP packet of a classic capture. */
    boolean next() throws IOException {
        while (interfaces > 0 && in.has(16)) {
            long captured = word(8);
            if (captured > MAX_PACKET || !in.has(16 + (int) captured)) {
                return false;
            }
            timeNanos = word(0) * 1_000_000_000L + word(4) * (nanoseconds ? 1 : 1000);
            frameLength = 16 + (int) captured;
            if (udp(linkTypes[0], 16, 16 + (int) captured)) {
                return true;
            }
            drop();
        }
        return false;
    }

    /** The next UDP packet of a next generation capture. */
    boolean nextGeneration() throws IOException {
        while (in.has(12)) {
            boolean section = in.u32(0) == SECTION_HEADER;
            if (section) {
                littleEndian = in.u8(8) == 0x4D;
                interfaces = 0;
            }
            long octets = word(4);
            if (octets < 12 || (octets & 3) != 0 || octets > MAX_PACKET + 65_536 || !in.has((int) octets)) {
                return false;
            }
            frameLength = (int) octets;
            long type = word(0);
            if (type == 1) {
                describe(frameLength);
            } else if (type == 6 && octets >= 32) {
                int from = (int) Math.min(word(8), MAX_INTERFACES);
                long captured = word(20);
                if (from < interfaces && captured <= octets - 32) {
                    timeNanos = (long) ((word(12) << 32 | word(16)) * nanosPerTick[from]);
                    if (udp(linkTypes[from], 28, 28 + (int) captured)) {
                        return true;
                    }
                }
            } else if (type == 3 && octets >= 16 && interfaces > 0) {
                timeNanos = FrameReader.NO_TIME;
                if (udp(linkTypes[0], 12, 12 + (int) Math.min(word(8), octets - 16))) {
                    return true;
                }
            }
            drop();
        }
        return false;
    }

    /** Interface description: link type, and the option if_tsresol (9), else microseconds. */
    private void describe(int octets) {
        if (interfaces == MAX_INTERFACES || octets < 20) {
            return;
        }
        double nanos = 1000;
        for (int i = 16; i + 4 <= octets - 4; ) {
            int code = half(i);
            int size = half(i + 2);
            if (code == 0) {
                break;
            }
            if (code == 9 && size >= 1) {
                int resolution = in.u8(i + 4);
                nanos = 1e9 * Math.pow((resolution & 0x80) != 0 ? 2 : 10, -(resolution & 0x7F));
            }
            i += 4 + (size + 3) / 4 * 4;
        }
        linkTypes[interfaces] = half(8);
        nanosPerTick[interfaces] = nanos;
        interfaces++;
    }

    private void drop() {
        in.skip(frameLength);
        skipped += fragments.kept() ? 0 : frameLength;
    }

    private long word(int i) {
        return littleEndian ? Integer.reverseBytes((int) in.u32(i)) & 0xFFFFFFFFL : in.u32(i);
    }

    private int half(int i) {
        return littleEndian ? in.u8(i) | in.u8(i + 1) << 8 : in.u16(i);
    }

    private boolean udp(int linkType, int from, int end) {
        fragments.none();
        int at;
        int etherType;
        switch (linkType) {
            case 0, 108 -> {
                at = from + 4;
                etherType = 0;
            }
            case 1 -> {
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
            case 101, 12, 14, 228, 229 -> {
                at = from;
                etherType = 0;
            }
            case 113 -> {
                at = from + 16;
                etherType = at <= end ? in.u16(from + 14) : -1;
            }
            case 276 -> {
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
        int total = fragments.add(in, offset, last, at, end - at, frameLength);
        if (total < UDP_HEADER) {
            return false;
        }
        bytes = fragments.datagram();
        assembled = true;
        payload = UDP_HEADER;
        payloadLength = Math.min(total, (bytes[4] & 0xFF) << 8 | (bytes[5] & 0xFF)) - UDP_HEADER;
        return payloadLength > 0;
    }

    private boolean datagram(int at, int end) {
        if (at + UDP_HEADER > end) {
            return false;
        }
        bytes = in.bytes;
        assembled = false;
        payload = in.start + at + UDP_HEADER;
        payloadLength = Math.min(end, at + in.u16(at + 4)) - at - UDP_HEADER;
        return payloadLength > 0;
    }
}
