package org.watchfire.asterix;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

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
 * Octets that belong to no frame are skipped and counted ({@link #skippedOctets}); where the framing itself is broken,
 * {@link #gap} says so. Only a failing disk throws.
 */
public final class FrameReader implements Closeable {
    /** Said by {@link #timeNanos} when a frame carries no time. */
    public static final long NO_TIME = Long.MIN_VALUE;

    private static final int GPS_PREAMBLE = 2200;
    private static final int GPS_TRAILER = 10;
    /** ORADIS: length and time before each stretch of blocks in a datagram. */
    private static final int WRAPPING = 6;

    /** How far to look for a first FINAL frame or, in a recording, for the next block. */
    private static final int LOOK_AHEAD = BlockWriter.MAX_BLOCK;

    /**
     * Octets that are no frame where one should be.
     *
     * @param offset in the file
     * @param octets how many
     */
    public record Gap(long offset, long octets) {}

    private final InputStream in;
    private final ByteWindow window;
    private final BlockFinder blocks;
    private final Framing framing;
    private final PacketCapture capture;
    private byte[] bytes;
    private int start;
    private int length;
    private int after;
    private long gapStart;
    private long gapOctets;
    private long timeNanos = NO_TIME;
    private long skippedOctets;
    private long fileOffset;
    /** What is left of a datagram with wrapped blocks. */
    private int wrappedAt;

    private int wrappedEnd;

    private FrameReader(InputStream in) throws IOException {
        this.in = in;
        this.window = new ByteWindow(in);
        this.bytes = window.bytes;
        this.blocks = new BlockFinder(window);
        this.framing = recognise();
        this.capture = new PacketCapture(window);
        if (framing == Framing.GPS) {
            window.skip(GPS_PREAMBLE);
        } else if (framing == Framing.PCAP && window.has(PacketCapture.HEADER)) {
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
        gapOctets = 0;
        return switch (framing) {
            case RAW -> nextRaw();
            case FINAL -> nextFinal();
            case GPS -> nextGps();
            case PCAP, PCAPNG -> nextPacket();
        };
    }

    /** The array that holds the frame; its content changes with the next call of {@link #next}. */
    public byte[] bytes() {
        return bytes;
    }

    /** Index of the frame's first octet in {@link #bytes}. */
    public int start() {
        return start;
    }

    /** Octets of the frame. */
    public int length() {
        return length;
    }

    /** Where the frame's first octet is in the file; that of its last fragment, for a datagram put together from some. */
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

    /** What the last {@link #next} passed over because the framing is broken or cut there: before the frame, or at the end. */
    public Optional<Gap> gap() {
        return gapOctets == 0 ? Optional.empty() : Optional.of(new Gap(gapStart, gapOctets));
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private Framing recognise() throws IOException {
        if (window.has(4)) {
            long magic = window.u32(0);
            if (PacketCapture.isClassic(magic)) {
                return Framing.PCAP;
            }
            if (magic == PacketCapture.SECTION_HEADER) {
                return Framing.PCAPNG;
            }
        }
        if (finalAt(0)) {
            return Framing.FINAL;
        }
        if (blocks.blockAt(0)) {
            return Framing.RAW;
        }
        if (gpsFromHere()) {
            return Framing.GPS;
        }
        return finalFurtherOn() ? Framing.FINAL : Framing.RAW;
    }

    private boolean gpsFromHere() throws IOException {
        if (!blocks.blockAt(GPS_PREAMBLE)) {
            return false;
        }
        int second = GPS_PREAMBLE + window.u16(GPS_PREAMBLE + 1) + GPS_TRAILER;
        return !window.has(second + 3) || blocks.blockAt(second) || blocks.readsAt(GPS_PREAMBLE);
    }

    /** Whether a FINAL recording has lost its first frames: two in a row, or one at the end, further on. */
    private boolean finalFurtherOn() throws IOException {
        int most = window.upTo(LOOK_AHEAD);
        for (int i = 1; i < most; i++) {
            if (finalAt(i)) {
                int second = i + window.u16(i);
                if (!window.has(second + 1) || finalAt(second)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean finalAt(int i) throws IOException {
        if (!window.has(i + 12)) {
            return false;
        }
        int octets = window.u16(i);
        return octets >= 15 && window.has(i + octets) && window.u32(i + octets - 4) == 0xA5A5A5A5L;
    }

    private boolean nextRaw() throws IOException {
        if (!window.has(1)) {
            return false;
        }
        int octets;
        if (blocks.blockAt(0)) {
            octets = window.u16(1);
            if (!blocks.readsAt(0) && window.has(octets + 1) && !blocks.readsAt(octets)) {
                // Neither it nor what follows reads: its length may be wrong, then blocks that read stand inside it.
                octets = blocks.readable(1, octets, 0);
            }
        } else {
            octets = blocks.resume(1, window.upTo(LOOK_AHEAD), 0);
        }
        // Lost octets are handed out as one broken frame, so that the block reader names the fault.
        return frame(0, octets, octets);
    }

    private boolean nextFinal() throws IOException {
        while (window.has(12)) {
            if (finalAt(0)) {
                timeNanos = window.u24(5) * 10_000_000L;
                return frame(8, window.u16(0) - 12, window.u16(0));
            }
            skip(1);
        }
        skipRest();
        return false;
    }

    private boolean nextGps() throws IOException {
        while (window.has(3)) {
            if (blocks.blockAt(0)) {
                int octets = window.u16(1);
                int second = octets + GPS_TRAILER;
                if (!window.has(second)) {
                    return frame(0, octets, octets);
                }
                if (!window.has(second + 1) || blocks.blockAt(second) || blocks.readsAt(0)) {
                    timeNanos = window.u24(octets + 6) * 7_812_500L;
                    return frame(0, octets, second);
                }
            }
            skip(blocks.resume(1, window.upTo(LOOK_AHEAD), GPS_TRAILER));
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
        bytes = capture.bytes;
        int from = capture.payload;
        if (isWrapped(bytes, from, from + capture.payloadLength)) {
            wrappedAt = from;
            wrappedEnd = from + capture.payloadLength;
            return nextWrapped();
        }
        return datagram(from, capture.payloadLength, capture.frameLength);
    }

    /** Whether a datagram is no block but a chain of stretches, each after its length (two octets) and a time (four). */
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

    private boolean nextWrapped() {
        int from = wrappedAt;
        int octets = u16(bytes, from);
        wrappedAt += octets;
        boolean last = wrappedAt >= wrappedEnd;
        return datagram(from + WRAPPING, octets - WRAPPING, last ? capture.frameLength : 0);
    }

    private boolean datagram(int from, int octets, int consumed) {
        timeNanos = capture.timeNanos;
        start = from;
        length = octets;
        after = consumed;
        fileOffset = window.position() + (capture.assembled ? 0 : from - window.start);
        return true;
    }

    private boolean frame(int from, int octets, int consumed) {
        start = window.start + from;
        length = octets;
        after = consumed;
        fileOffset = window.position() + from;
        return true;
    }

    private void skip(int octets) {
        gapStart = gapOctets == 0 ? window.position() : gapStart;
        gapOctets += octets;
        skippedOctets += octets;
        window.skip(octets);
    }

    private void skipRest() throws IOException {
        for (int n = window.upTo(ByteWindow.SIZE / 2); n > 0; n = window.upTo(ByteWindow.SIZE / 2)) {
            skip(n);
        }
    }
}
