package org.watchfire.asterix.framing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import org.watchfire.asterix.BlockReader;
import org.watchfire.asterix.Catalogue;
import org.watchfire.asterix.Mutation;

/**
 * Breaks recordings as files, their framing and all, and reads them as {@code asterix decode} does: captures, FINAL and
 * GPS recordings and raw blocks. Each input has a bound of frames, and every frame lies inside the bytes it names.
 */
public final class FramingMutation {
    /** Octets of a recording that are looked at. */
    public static final int MAX_FILE = 6000;

    private final List<byte[]> files;
    private final BlockReader reader;

    /**
     * What became of the inputs.
     *
     * @param frames read
     * @param records read
     * @param gaps places where the framing itself was broken
     */
    public record Outcome(long frames, long records, long gaps) {}

    /** Mutates the beginnings of these recordings ({@link #MAX_FILE} octets at most) and reads them by this catalogue. */
    public FramingMutation(Catalogue catalogue, List<byte[]> files) {
        this.files = files.stream()
                .map(f -> java.util.Arrays.copyOf(f, Math.min(f.length, MAX_FILE)))
                .toList();
        this.reader = new BlockReader(catalogue);
    }

    /**
     * Reads mutated recordings.
     *
     * @param count how many
     * @param seed of the first; the next has the next seed
     * @throws IllegalStateException naming the seed, when an input breaks a promise of the readers
     */
    public Outcome run(long count, long seed) {
        long[] counts = new long[3];
        for (long s = seed; s < seed + count; s++) {
            try {
                read(Mutation.mutate(files, MAX_FILE, new SplittableRandom(s)), counts);
            } catch (RuntimeException | IOException e) {
                throw new IllegalStateException("seed " + s + ": " + e, e);
            }
        }
        return new Outcome(counts[0], counts[1], counts[2]);
    }

    private void read(byte[] file, long[] counts) throws IOException {
        int frames = 0;
        try (FrameReader in = FrameReader.open(new ByteArrayInputStream(file))) {
            while (in.next()) {
                if (in.length() < 1 || ++frames > file.length) {
                    throw new IllegalStateException("frame " + frames + " has " + in.length() + " octets");
                }
                if (in.fileOffset() < 0 || in.fileOffset() > file.length) {
                    throw new IllegalStateException("a frame at " + in.fileOffset() + " of " + file.length + " octets");
                }
                counts[2] += in.gap().isPresent() ? 1 : 0;
                counts[1] += records(in);
            }
            counts[2] += in.gap().isPresent() ? 1 : 0;
        }
        counts[0] += frames;
    }

    private int records(FrameReader in) {
        int records = 0;
        reader.wrap(in.bytes(), in.start(), in.length());
        for (BlockReader.Step s = reader.next(); s != BlockReader.Step.END; s = reader.next()) {
            records += s == BlockReader.Step.RECORD ? 1 : 0;
        }
        return records;
    }
}
