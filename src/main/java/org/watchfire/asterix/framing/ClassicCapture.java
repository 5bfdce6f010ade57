package org.watchfire.asterix.framing;

import java.io.IOException;

/** {@link Framing#PCAP}: one header, then packets of one link type (IETF draft ietf-opsawg-pcap). */
final class ClassicCapture implements PacketCapture {
    private static final long MICROSECONDS = 0xA1B2C3D4L;
    private static final long MICROSECONDS_LITTLE_ENDIAN = 0xD4C3B2A1L;
    private static final long NANOSECONDS = 0xA1B23C4DL;
    private static final long NANOSECONDS_LITTLE_ENDIAN = 0x4D3CB2A1L;

    /** Octets before the first packet. */
    private static final int HEADER = 24;

    private static final int PACKET_HEADER = 16;

    private final ByteWindow in;
    private final UdpDatagram datagram;
    private final boolean headed;
    private final boolean littleEndian;
    private final int nanosPerTick;
    private final int linkType;
    private int packetOctets;
    private long timeNanos = FrameReader.NO_TIME;

    /** Reads the header; without a whole one there are no packets. */
    ClassicCapture(ByteWindow in) throws IOException {
        this.in = in;
        this.datagram = new UdpDatagram(in);
        long magic = in.u32(0);
        headed = in.has(HEADER);
        littleEndian = magic == MICROSECONDS_LITTLE_ENDIAN || magic == NANOSECONDS_LITTLE_ENDIAN;
        nanosPerTick = magic == NANOSECONDS || magic == NANOSECONDS_LITTLE_ENDIAN ? 1 : 1000;
        linkType = headed ? (int) in.u32(20, littleEndian) & 0xFFFF : 0;
        if (headed) {
            in.skip(HEADER);
        }
    }

    /** Whether a file starts so with its first four octets, big-endian. */
    static boolean startsWith(long magic) {
        return magic == MICROSECONDS
                || magic == MICROSECONDS_LITTLE_ENDIAN
                || magic == NANOSECONDS
                || magic == NANOSECONDS_LITTLE_ENDIAN;
    }

    @Override
    public boolean next() throws IOException {
        while (headed && in.has(PACKET_HEADER)) {
            long captured = in.u32(8, littleEndian);
            if (captured > MAX_PACKET || !in.has(PACKET_HEADER + (int) captured)) {
                return false;
            }
            timeNanos = in.u32(0, littleEndian) * 1_000_000_000L + in.u32(4, littleEndian) * nanosPerTick;
            packetOctets = PACKET_HEADER + (int) captured;
            if (datagram.find(linkType, PACKET_HEADER, packetOctets, packetOctets)) {
                return true;
            }
            datagram.drop(packetOctets);
        }
        return false;
    }

    @Override
    public UdpDatagram datagram() {
        return datagram;
    }

    @Override
    public int packetOctets() {
        return packetOctets;
    }

    @Override
    public long timeNanos() {
        return timeNanos;
    }
}
