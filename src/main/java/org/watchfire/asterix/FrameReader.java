package org.watchfire.asterix;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/**
 * Takes stretches of data blocks, with their times, out of a recording of any size, in constant memory. The framing is
 * recognised from the first octets:
 *
 * <pre>{@code
 * try (FrameReader frames = FrameReader.open(Files.newInputStream(path))) {
 *     while (frames.next()) {
 *         blocks.wrap(frames.bytes(), frames.start(), frames.length());
 *         ...
 *     }
 * }
 * }</pre>
 *
 * Octets that belong to no frame are skipped and counted ({@link #skippedOctets}); only a failing disk throws.
 */
public final class FrameReader implements Closeable {
    /** Said by {@link #timeNanos} when a frame carries no time. */
    public static final long NO_TIME = Long.MIN_VALUE;

    private static final int GPS_PREAMBLE = 2200;
    private static final int GPS_TRAILER = 10;
    /** ORADIS: length and time before each stretch of blocks in a datagram. */
    private static final int WRAPPING = 6;

    private final InputStream in;
    private final ByteWindow window;
    private final Framing framing;
    private final PacketCapture capture;
    private int start;
    private int length;
    private int after;
    private long timeNanos = NO_TIME;
    private long skippedOctets;
    private long fileOffset;
    /** What is left of a datagram with wrapped blocks, from the window's start. */
    private int wrappedAt;

    private int wrappedEnd;

    private FrameReader(InputStream in) throws IOException {
        this.in = in;
        this.window = new ByteWindow(in);
        this.framing = recognise();
        this.capture = new PacketCapture(window);
        if (framing == Framing.GPS) {
            window.skip(GPS_PREAMBLE);
        } else if (framing == Framing.PCAP) {
            capture.readHeader();
        }
    }

    /** Recognises the framing of a stream; the reader closes it. */
    public static FrameReader open(InputStream in) throws IOException {
        return new FrameReader(in);
    }

    /** What was recognised. */
    public Framing framing() {
        return framing;
    }

    /** Goes to the next frame; false at the end. */
    public boolean next() throws IOException {
        window.skip(after);
        after = 0;
        timeNanos = NO_TIME;
        return switch (framing) {
            case RAW -> nextRaw();
            case FINAL -> nextFinal();
            case GPS -> nextGps();
            case PCAP, PCAPNG -> nextPacket();
        };
    }

    /** The array that holds the frame; its content changes with the next call of {@link #next}. */
    public byte[] bytes() {
        return window.bytes;
    }

    /** Index of the frame's first octet in {@link #bytes}. */
    public int start() {
        return start;
    }

    /** Octets of the frame. */
    public int length() {
        return length;
    }

    /** Where the frame's first octet is in the file. */
    public long fileOffset() {
        return fileOffset;
    }

    /**
     * Time of recording in nanoseconds: of the day for FINAL and GPS, since 1970 for packet captures, {@link #NO_TIME}
     * for raw blocks.
     */
    public long timeNanos() {
        return timeNanos;
    }

    /** Octets outside any frame, so far: broken framing, or packets that are not UDP. */
    public long skippedOctets() {
        return skippedOctets + capture.skippedOctets();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private Framing recognise() throws IOException {
        if (window.has(4)) {
            long magic = window.u32(0);
            if (PacketCapture.isClassic(magic) && window.has(24)) {
                return Framing.PCAP;
            }
            if (magic == PacketCapture.SECTION_HEADER) {
                return Framing.PCAPNG;
            }
        }
        if (finalAt(0)) {
            return Framing.FINAL;
        }
        if (!blockAt(0)
                && window.has(GPS_PREAMBLE + 3)
                && blockAt(GPS_PREAMBLE)
                && (!window.has(GPS_PREAMBLE + window.u16(GPS_PREAMBLE + 1) + GPS_TRAILER + 3)
                        || blockAt(GPS_PREAMBLE + window.u16(GPS_PREAMBLE + 1) + GPS_TRAILER))) {
            return Framing.GPS;
        }
        return Framing.RAW;
    }

    private boolean finalAt(int i) throws IOException {
        if (!window.has(i + 12)) {
            return false;
        }
        int octets = window.u16(i);
        return octets >= 15 && window.has(i + octets) && window.u32(i + octets - 4) == 0xA5A5A5A5L;
    }

    /** Whether a plausible block starts here: a category, a length within the stream, then the end or another category. */
    private boolean blockAt(int i) throws IOException {
        if (!window.has(i + 3) || window.u8(i) == 0) {
            return false;
        }
        int octets = window.u16(i + 1);
        return octets > 3 && window.has(i + octets);
    }

    private boolean nextRaw() throws IOException {
        if (!window.has(1)) {
            return false;
        }
        if (blockAt(0)) {
            return frame(0, window.u16(1), window.u16(1));
        }
        // Lost: hand out what is here up to the next two plausible blocks in a row (or one that ends the file) as one
        // broken frame, so that the block reader names the fault.
        int most = window.upTo(BlockWriter.MAX_BLOCK);
        int i = 1;
        while (i < most && !resumesAt(i)) {
            i++;
        }
        return frame(0, Math.min(i, most), Math.min(i, most));
    }

    private boolean resumesAt(int i) throws IOException {
        if (!blockAt(i) || Catalogue.standard().find(window.u8(i)).isEmpty()) {
            return false;
        }
        int then = i + window.u16(i + 1);
        return !window.has(then + 1)
                || (blockAt(then) && Catalogue.standard().find(window.u8(then)).isPresent());
    }

    private boolean nextFinal() throws IOException {
        while (window.has(12)) {
            if (finalAt(0)) {
                timeNanos = window.u24(5) * 10_000_000L;
                return frame(8, window.u16(0) - 12, window.u16(0));
            }
            window.skip(1);
            skippedOctets++;
        }
        skipRest();
        return false;
    }

    private boolean nextGps() throws IOException {
        if (blockAt(0)) {
            int octets = window.u16(1);
            if (window.has(octets + GPS_TRAILER)) {
                timeNanos = window.u24(octets + 6) * 7_812_500L;
                return frame(0, octets, octets + GPS_TRAILER);
            }
            return frame(0, octets, octets);
        }
        skipRest();
        return false;
    }

    private boolean nextPacket() throws IOException {
        if (wrappedAt < wrappedEnd) {
            return nextWrapped();
        }
        boolean found = framing == Framing.PCAP ? capture.next() : capture.nextGeneration();
        if (!found) {
            skipRest();
            return false;
        }
        timeNanos = capture.timeNanos;
        if (isWrapped(capture.payload, capture.payload + capture.payloadLength)) {
            wrappedAt = capture.payload;
            wrappedEnd = capture.payload + capture.payloadLength;
            return nextWrapped();
        }
        return frame(capture.payload, capture.payloadLength, capture.frameLength);
    }

    /** Whether a datagram is no block but a chain of stretches, each after its length (two octets) and a time (four). */
    private boolean isWrapped(int from, int end) {
        int at = from;
        while (at + WRAPPING + 3 <= end) {
            int octets = window.u16(at);
            boolean block = window.u8(at + WRAPPING) != 0 && window.u16(at + WRAPPING + 1) <= octets - WRAPPING;
            if (octets < WRAPPING + 3 || !block) {
                return false;
            }
            at += octets;
        }
        boolean plain = end - from > 3 && window.u8(from) != 0 && window.u16(from + 1) <= end - from;
        return at == end && !plain;
    }

    private boolean nextWrapped() {
        timeNanos = capture.timeNanos;
        int from = wrappedAt;
        int octets = window.u16(from);
        wrappedAt += octets;
        boolean last = wrappedAt >= wrappedEnd;
        return frame(from + WRAPPING, octets - WRAPPING, last ? capture.frameLength : 0);
    }

    private boolean frame(int from, int octets, int consumed) {
        start = window.start + from;
        length = octets;
        after = consumed;
        fileOffset = window.position() + from;
        return true;
    }

    private void skipRest() throws IOException {
        for (int n = window.upTo(ByteWindow.SIZE / 2); n > 0; n = window.upTo(ByteWindow.SIZE / 2)) {
            window.skip(n);
            skippedOctets += n;
        }
    }
}
