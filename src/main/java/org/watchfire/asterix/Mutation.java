package org.watchfire.asterix;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Breaks recorded frames in the ways that senders, links and attackers do, and reads them. Each input has a bound of
 * steps; every 64th is read twice more, between octets of 00 and of FF: what is read must not depend on them.
 */
public final class Mutation {
    private static final int MAX_FRAME = 4096;
    private static final int EVERY = 64;
    private static final int MARGIN = 300;

    private final List<byte[]> frames;
    private final BlockReader reader;
    private final JsonLines json = new JsonLines();

    /**
     * What became of the inputs.
     *
     * @param records read
     * @param faults found
     * @param unknown blocks of categories without definition
     * @param readTwice inputs read between other octets too
     */
    public record Outcome(long records, long faults, long unknown, long readTwice) {}

    /** Mutates these frames (longer ones are cut to 4096 octets) and reads them by this catalogue. */
    public Mutation(Catalogue catalogue, List<byte[]> frames) {
        this.frames = List.copyOf(frames);
        this.reader = new BlockReader(catalogue);
    }

    /**
     * Reads mutated inputs.
     *
     * @param count how many
     * @param seed of the first; the next has the next seed
     * @throws IllegalStateException naming the seed, when an input breaks a promise of the reader
     */
    public Outcome run(long count, long seed) {
        long[] counts = new long[4];
        for (long s = seed; s < seed + count; s++) {
            byte[] input = mutate(frames, MAX_FRAME, new SplittableRandom(s));
            try {
                read(input, 0, input.length, counts);
                if (s % EVERY == 0) {
                    String between = lines(input, (byte) 0);
                    if (!between.equals(lines(input, (byte) 0xFF))) {
                        throw new IllegalStateException("what is read depends on octets outside");
                    }
                    counts[3]++;
                }
            } catch (RuntimeException e) {
                throw new IllegalStateException("seed " + s + ": " + e, e);
            }
        }
        return new Outcome(counts[0], counts[1], counts[2], counts[3]);
    }

    private void read(byte[] bytes, int start, int length, long[] counts) {
        int steps = 0;
        reader.wrap(bytes, start, length);
        for (BlockReader.Step step = reader.next(); step != BlockReader.Step.END; step = reader.next()) {
            switch (step) {
                case RECORD -> {
                    DataRecord r = reader.record();
                    inside(r.offset() - 3, start, length);
                    inside(r.offset() + r.length(), start, length);
                    counts[0]++;
                }
                case FAULT -> {
                    inside(reader.fault().offset(), start, length);
                    counts[1]++;
                }
                case UNKNOWN_CATEGORY -> counts[2]++;
                case END -> {}
            }
            if (++steps > 2 * length + 2) {
                throw new IllegalStateException("more steps than octets");
            }
        }
    }

    private static void inside(int offset, int start, int length) {
        if (offset < start || offset > start + length) {
            throw new IllegalStateException("offset " + offset + " is outside " + start + " + " + length);
        }
    }

    /** All that is read, as text, from the input between octets of one value. */
    private String lines(byte[] input, byte around) {
        byte[] bytes = new byte[input.length + 2 * MARGIN];
        java.util.Arrays.fill(bytes, around);
        System.arraycopy(input, 0, bytes, MARGIN, input.length);
        StringBuilder text = new StringBuilder();
        reader.wrap(bytes, MARGIN, input.length);
        for (BlockReader.Step step = reader.next(); step != BlockReader.Step.END; step = reader.next()) {
            switch (step) {
                case RECORD -> text.append(json.record(reader.record(), 0));
                case FAULT -> text.append(reader.fault());
                case UNKNOWN_CATEGORY -> text.append(reader.category());
                case END -> {}
            }
        }
        return text.toString();
    }

    /** One of these inputs, cut to {@code most} octets and broken in one to four ways. */
    public static byte[] mutate(List<byte[]> inputs, int most, SplittableRandom random) {
        byte[] whole = inputs.get(random.nextInt(inputs.size()));
        byte[] input = java.util.Arrays.copyOf(whole, Math.min(whole.length, most));
        for (int n = 1 + random.nextInt(4); n > 0 && input.length > 0; n--) {
            input = once(input, inputs, most, random);
        }
        return input;
    }

    private static byte[] once(byte[] input, List<byte[]> others, int most, SplittableRandom random) {
        int at = random.nextInt(input.length);
        switch (random.nextInt(6)) {
            case 0 -> {
                return java.util.Arrays.copyOf(input, at);
            }
            case 1 -> input[at] ^= (byte) (1 << random.nextInt(8));
            case 2 -> input[at] = (byte) random.nextInt(256);
            case 3 -> {
                byte[] other = others.get(random.nextInt(others.size()));
                int from = random.nextInt(other.length + 1);
                int count = Math.min(other.length - from, most - at);
                byte[] spliced = java.util.Arrays.copyOf(input, at + count);
                System.arraycopy(other, from, spliced, at, count);
                return spliced;
            }
            case 4 -> {
                if (input.length > 2) {
                    int length = random.nextBoolean() ? input.length : random.nextInt(65_536);
                    input[1] = (byte) (length >> 8);
                    input[2] = (byte) length;
                }
            }
            default -> {
                input[0] = (byte) random.nextInt(256);
            }
        }
        return input;
    }
}
