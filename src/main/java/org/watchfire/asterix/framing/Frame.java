package org.watchfire.asterix.framing;

import java.io.IOException;
import java.util.Optional;

/**
 * The frame at hand in a recording, and the gap before it. {@link Frames} fill it, {@link FrameReader} shows it; one
 * object for all frames, so that none costs an allocation.
 */
final class Frame {
    private final ByteWindow window;
    private byte[] bytes;
    private int start;
    private int length;
    private long fileOffset;
    private long timeNanos = FrameReader.NO_TIME;
    /** Octets of the window that go with it. */
    private int held;

    private long gapStart;
    private long gapOctets;
    private long skippedOctets;

    Frame(ByteWindow window) {
        this.window = window;
        this.bytes = window.bytes;
    }

    /** Leaves it behind: the window moves on, time and gap are forgotten. */
    void leave() {
        window.skip(held);
        held = 0;
        timeNanos = FrameReader.NO_TIME;
        gapOctets = 0;
    }

    /**
     * Takes octets of the window.
     *
     * @param from its first octet
     * @param octets how many
     * @param holds octets of the window that go with it, from the window's start
     */
    void take(int from, int octets, int holds) {
        take(window.bytes, window.start + from, octets, holds, from);
    }

    /**
     * Takes octets of an array: the window's, or one of their own that was put together from the window.
     *
     * @param in the array
     * @param from its first octet in the array
     * @param octets how many
     * @param holds octets of the window that go with it, from the window's start
     * @param ahead where it starts in the stream, from the window's start
     */
    void take(byte[] in, int from, int octets, int holds, int ahead) {
        bytes = in;
        start = from;
        length = octets;
        held = holds;
        fileOffset = window.position() + ahead;
    }

    /** Says when it was recorded, nanoseconds. */
    void recordedAt(long nanos) {
        timeNanos = nanos;
    }

    /** Passes over octets that are no frame. */
    void passOver(int octets) {
        gapStart = gapOctets == 0 ? window.position() : gapStart;
        gapOctets += octets;
        skippedOctets += octets;
        window.skip(octets);
    }

    /** Passes over all that is left of the stream. */
    void passOverRest() throws IOException {
        for (int n = window.upTo(ByteWindow.SIZE / 2); n > 0; n = window.upTo(ByteWindow.SIZE / 2)) {
            passOver(n);
        }
    }

    byte[] bytes() {
        return bytes;
    }

    int start() {
        return start;
    }

    int length() {
        return length;
    }

    long fileOffset() {
        return fileOffset;
    }

    long timeNanos() {
        return timeNanos;
    }

    /** Octets passed over so far. */
    long skippedOctets() {
        return skippedOctets;
    }

    /** What was passed over before it. */
    Optional<FrameReader.Gap> gap() {
        return gapOctets == 0 ? Optional.empty() : Optional.of(new FrameReader.Gap(gapStart, gapOctets));
    }
}
