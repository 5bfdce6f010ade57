package org.watchfire.asterix.framing;

import java.io.IOException;

/**
 * {@link Framing#PCAPNG}: sections of blocks, each with its type and length; packets name the interface they came in by,
 * which says their link type and clock (IETF draft ietf-opsawg-pcapng).
 */
final class NextGenerationCapture implements PacketCapture {
    /** Type of the block that every section, and so every file, starts with; the same in both orders of octets. */
    static final long SECTION_HEADER = 0x0A0D0D0AL;

    private static final int INTERFACE_DESCRIPTION = 1;
    private static final int SIMPLE_PACKET = 3;
    private static final int ENHANCED_PACKET = 6;
    /** Option of an interface: the worth of a tick. */
    private static final int IF_TSRESOL = 9;

    private static final int MAX_INTERFACES = 256;
    private static final int MAX_OPTIONS = 65_536;

    private final ByteWindow in;
    private final UdpDatagram datagram;
    private final int[] linkTypes = new int[MAX_INTERFACES];
    private final double[] nanosPerTick = new double[MAX_INTERFACES];
    private int interfaces;
    private boolean littleEndian;
    private int packetOctets;
    private long timeNanos = FrameReader.NO_TIME;

    NextGenerationCapture(ByteWindow in) {
        this.in = in;
        this.datagram = new UdpDatagram(in);
    }

    @Override
    public boolean next() throws IOException {
        while (in.has(12)) {
            if (in.u32(0) == SECTION_HEADER) {
                littleEndian = in.u8(8) == 0x4D;
                interfaces = 0;
            }
            long octets = word(4);
            if (octets < 12 || (octets & 3) != 0 || octets > MAX_PACKET + MAX_OPTIONS || !in.has((int) octets)) {
                return false;
            }
            packetOctets = (int) octets;
            if (block(word(0))) {
                return true;
            }
            datagram.drop(packetOctets);
        }
        return false;
    }

    /** Whether the block at hand is a packet with a UDP payload. */
    private boolean block(long type) {
        if (type == INTERFACE_DESCRIPTION) {
            describe();
        } else if (type == ENHANCED_PACKET && packetOctets >= 32) {
            int from = (int) Math.min(word(8), MAX_INTERFACES);
            long captured = word(20);
            if (from < interfaces && captured <= packetOctets - 32) {
                timeNanos = (long) ((word(12) << 32 | word(16)) * nanosPerTick[from]);
                return datagram.find(linkTypes[from], 28, 28 + (int) captured, packetOctets);
            }
        } else if (type == SIMPLE_PACKET && packetOctets >= 16 && interfaces > 0) {
            timeNanos = FrameReader.NO_TIME;
            return datagram.find(linkTypes[0], 12, 12 + (int) Math.min(word(8), packetOctets - 16), packetOctets);
        }
        return false;
    }

    /** Keeps link type and clock of an interface; microseconds where no option says otherwise. */
    private void describe() {
        if (interfaces == MAX_INTERFACES || packetOctets < 20) {
            return;
        }
        double nanos = 1000;
        for (int i = 16; i + 4 <= packetOctets - 4; ) {
            int code = half(i);
            int size = half(i + 2);
            if (code == 0) {
                break;
            }
            if (code == IF_TSRESOL && size >= 1) {
                int resolution = in.u8(i + 4);
                nanos = 1e9 * Math.pow((resolution & 0x80) != 0 ? 2 : 10, -(resolution & 0x7F));
            }
            i += 4 + (size + 3) / 4 * 4;
        }
        linkTypes[interfaces] = half(8);
        nanosPerTick[interfaces] = nanos;
        interfaces++;
    }

    private long word(int i) {
        return in.u32(i, littleEndian);
    }

    private int half(int i) {
        return in.u16(i, littleEndian);
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
