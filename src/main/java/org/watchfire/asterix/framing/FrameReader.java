package org.watchfire.asterix.framing;

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

    /**
     * Octets that are no frame where one should be.
     *
     * @param offset in the file
     * @param octets how many
     */
    public record Gap(long offset, long octets) {}

    private final InputStream in;
    private final Framing framing;
    private final Frames frames;
    private final Frame frame;

    private FrameReader(InputStream in) throws IOException {
        this.in = in;
        ByteWindow window = new ByteWindow(in);
        BlockFinder blocks = new BlockFinder(window);
        this.frame = new Frame(window);
        this.framing = recognise(window, blocks);
        this.frames = switch (framing) {
            case RAW -> new RawFrames(window, blocks, frame);
            case FINAL -> new FinalFrames(window, frame);
            case GPS -> new GpsFrames(window, blocks, frame);
            case PCAP -> new PacketFrames(new ClassicCapture(window), frame);
            case PCAPNG -> new PacketFrames(new NextGenerationCapture(window), frame);
        };
    }

    private static Framing recognise(ByteWindow window, BlockFinder blocks) throws IOException {
        if (window.has(4)) {
            long magic = window.u32(0);
            if (ClassicCapture.startsWith(magic)) {
                return Framing.PCAP;
            }
            if (magic == NextGenerationCapture.SECTION_HEADER) {
                return Framing.PCAPNG;
            }
        }
        if (FinalFrames.at(window, 0)) {
            return Framing.FINAL;
        }
        if (blocks.blockAt(0)) {
            return Framing.RAW;
        }
        if (GpsFrames.startAt(window, blocks)) {
            return Framing.GPS;
        }
        return FinalFrames.furtherOn(window) ? Framing.FINAL : Framing.RAW;
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
        frame.leave();
        return frames.next();
    }

    /** The array that holds the frame; its content changes with the next call of {@link #next}. */
    public byte[] bytes() {
        return frame.bytes();
    }

    /** Index of the frame's first octet in {@link #bytes}. */
    public int start() {
        return frame.start();
    }

    /** Octets of the frame. */
    public int length() {
        return frame.length();
    }

    /** Where the frame's first octet is in the file; that of its last fragment, for a datagram put together from some. */
    public long fileOffset() {
        return frame.fileOffset();
    }

    /**
     * Time of recording in nanoseconds: of the day for FINAL and GPS, since 1970 for packet captures, {@link #NO_TIME}
     * for raw blocks.
     */
    public long timeNanos() {
        return frame.timeNanos();
    }

    /** Octets outside any frame, so far: broken framing, or packets that are not UDP. */
    public long skippedOctets() {
        return frame.skippedOctets() + frames.otherOctets();
    }

    /** What the last {@link #next} passed over because the framing is broken or cut there: before the frame, or at the end. */
    public Optional<Gap> gap() {
        return frame.gap();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
