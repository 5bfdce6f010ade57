package org.watchfire.asterix.framing;

import java.io.IOException;

/**
 * {@link Framing#PCAP} and {@link Framing#PCAPNG}: every UDP payload of a capture a frame. Of datagrams that are a chain of
 * stretches of blocks, each after its length (two octets) and a time (four), as ORADIS sends them, every stretch is one.
 */
final class PacketFrames implements Frames {
    /** Length and time before a stretch of blocks. */
    private static final int WRAPPING = 6;

    private final PacketCapture capture;
    private final Frame frame;
    /** What is left of a datagram with wrapped blocks, in the array of the datagram. */
    private int wrappedAt;

    private int wrappedEnd;

    PacketFrames(PacketCapture capture, Frame frame) {
        this.capture = capture;
        this.frame = frame;
    }

    @Override
    public boolean next() throws IOException {
        if (wrappedAt < wrappedEnd) {
            nextWrapped();
            return true;
        }
        if (!capture.next()) {
            frame.passOverRest();
            return false;
        }
        UdpDatagram datagram = capture.datagram();
        int end = datagram.start() + datagram.length();
        if (isWrapped(datagram.bytes(), datagram.start(), end)) {
            wrappedAt = datagram.start();
            wrappedEnd = end;
            nextWrapped();
        } else {
            take(datagram.start(), datagram.length(), capture.packetOctets());
        }
        return true;
    }

    @Override
    public long otherOctets() {
        return capture.datagram().otherOctets();
    }

    private static boolean isWrapped(byte[] in, int from, int end) {
        int at = from;
        while (at + WRAPPING + 3 <= end) {
            int octets = u16(in, at);
            boolean block = in[at + WRAPPING] != 0 && u16(in, at + WRAPPING + 1) <= octets - WRAPPING;
            if (octets < WRAPPING + 3 || !block) {
                return false;
            }
            at += octets;
        }
        boolean plain = end - from > 3 && in[from] != 0 && u16(in, from + 1) <= end - from;
        return at == end && !plain;
    }

    private static int u16(byte[] in, int at) {
        return (in[at] & 0xFF) << 8 | (in[at + 1] & 0xFF);
    }

    private void nextWrapped() {
        int from = wrappedAt;
        int octets = u16(capture.datagram().bytes(), from);
        wrappedAt += octets;
        boolean last = wrappedAt >= wrappedEnd;
        take(from + WRAPPING, octets - WRAPPING, last ? capture.packetOctets() : 0);
    }

    /** Hands out a part of the datagram, at an index in its array. */
    private void take(int from, int octets, int holds) {
        frame.take(
                capture.datagram().bytes(),
                from,
                octets,
                holds,
                capture.datagram().ahead(from));
        frame.recordedAt(capture.timeNanos());
    }
}
