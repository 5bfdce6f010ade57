package org.watchfire.asterix.framing;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/**
 * Writes blocks as a packet capture (classic, nanoseconds, Ethernet, IPv4, UDP), so that every tool that knows packet
 * captures reads them. One datagram a call; the addresses are those of the own machine.
 */
public final class PacketCaptureWriter implements Closeable {
    /** The port on which analysers expect ASTERIX. */
    public static final int ASTERIX_PORT = 8600;

    private static final int HEADERS = 14 + 20 + 8;
    private static final int MAX_PAYLOAD = 65_535 - 28;

    private final OutputStream out;

    /** Writes the head of the file. */
    public PacketCaptureWriter(OutputStream out) throws IOException {
        this.out = out;
        ByteBuffer head = ByteBuffer.allocate(24);
        head.putInt(0xA1B23C4D)
                .putShort((short) 2)
                .putShort((short) 4)
                .putLong(0)
                .putInt(262_144)
                .putInt(1);
        out.write(head.array());
    }

    /**
     * Writes one datagram.
     *
     * @param unixNanos time since 1970, not negative
     * @param payload blocks, at most 65,507 octets
     */
    public void write(long unixNanos, byte[] payload) throws IOException {
        if (payload.length > MAX_PAYLOAD || unixNanos < 0) {
            throw new IllegalArgumentException(
                    payload.length + " octets at " + unixNanos + " ns do not go into one datagram after 1970");
        }
        ByteBuffer b = ByteBuffer.allocate(16 + HEADERS);
        b.putInt((int) (unixNanos / 1_000_000_000L)).putInt((int) (unixNanos % 1_000_000_000L));
        b.putInt(HEADERS + payload.length).putInt(HEADERS + payload.length);
        b.put(new byte[12]).putShort((short) 0x0800);
        int ip = b.position();
        b.putShort((short) 0x4500).putShort((short) (28 + payload.length)).putInt(0x4000);
        b.putShort((short) 0x4011).putShort((short) 0).putInt(0x7F000001).putInt(0x7F000001);
        b.putShort(ip + 10, checksum(b, ip));
        b.putShort((short) ASTERIX_PORT).putShort((short) ASTERIX_PORT);
        b.putShort((short) (8 + payload.length)).putShort((short) 0);
        out.write(b.array());
        out.write(payload);
    }

    private static short checksum(ByteBuffer b, int from) {
        int sum = 0;
        for (int i = 0; i < 20; i += 2) {
            sum += b.getShort(from + i) & 0xFFFF;
        }
        sum = (sum & 0xFFFF) + (sum >> 16);
        return (short) ~((sum & 0xFFFF) + (sum >> 16));
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
