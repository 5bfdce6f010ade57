package org.watchfire.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.IntSupplier;
import org.watchfire.asterix.BdsRegister;
import org.watchfire.asterix.BlockReader;
import org.watchfire.asterix.JsonLines;
import org.watchfire.asterix.SkipWalk;
import org.watchfire.asterix.framing.FrameReader;
import org.watchfire.cli.failure.CommandFailure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code watchfire asterix bench}: how fast every value is decoded, beside a walk that only skips items. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = {
            "Decodes a recording from memory, every value, on one thread: 5 passes after a warm-up, medians.",
            "Times are the thread's processor time, so that other load on the machine counts little.",
            "The last line is JSON; walk is a table-driven walk over the same bytes that decodes nothing.",
            "Example: watchfire asterix bench recording.ff"
        })
final class AsterixBenchCommand implements Callable<Integer> {
    private static final int PASSES = 5;
    private static final long WARM_UP_NANOS = 3_000_000_000L;
    private static final long PASS_NANOS = 300_000_000L;

    @Parameters(index = "0", paramLabel = "FILE", description = "recording")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path file;

    @Mixin
    private AsterixCommand.Editions editions = new AsterixCommand.Editions();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    private final double[] registerValues = new double[BdsRegister.MAX_FIELDS];
    private long checksum;

    @Override
    public Integer call() {
        byte[] blocks = goodBlocks();
        BlockReader reader = new BlockReader(editions.catalogue());
        SkipWalk walk = new SkipWalk(editions.catalogue());
        JsonLines json = new JsonLines();
        IntSupplier decode = () -> decode(reader, blocks);
        IntSupplier skip = () -> walk.walk(blocks, 0, blocks.length);
        IntSupplier lines = () -> lines(reader, json, blocks);
        int records = decode.getAsInt();
        if (records == 0 || records != skip.getAsInt()) {
            throw new CommandFailure(file + ": " + records + " records to decode, the walk finds " + skip.getAsInt());
        }
        List<IntSupplier> runs = List.of(decode, skip, lines);
        for (IntSupplier run : runs) {
            repeat(run, WARM_UP_NANOS);
        }
        double[][] rates = new double[runs.size()][PASSES];
        for (int pass = 0; pass < PASSES; pass++) {
            for (int i = 0; i < rates.length; i++) {
                rates[i][pass] = repeat(runs.get(i), PASS_NANOS);
            }
        }
        double decoded = median(rates[0]);
        double walked = median(rates[1]);
        PrintWriter out = spec.commandLine().getOut();
        out.printf(Locale.ROOT, "JSON Lines, from the same bytes: %.0f records/s%n", median(rates[2]));
        spec.commandLine().getErr().println("checksum " + (checksum + walk.checksum()));
        out.printf(
                Locale.ROOT,
                "{\"records\":%d,\"recordsPerSecond\":%.0f,\"mbPerSecond\":%.1f,\"walkRecordsPerSecond\":%.0f,"
                        + "\"ratioToWalk\":%.3f}%n",
                records,
                decoded,
                decoded * blocks.length / records / 1e6,
                walked,
                decoded / walked);
        out.flush();
        return 0;
    }

    /** All blocks of the recording that decode without a fault, one after the other. */
    private byte[] goodBlocks() {
        List<byte[]> list = new ArrayList<>();
        BlockReader reader = new BlockReader(editions.catalogue());
        try (FrameReader frames = AsterixCommand.open(file)) {
            while (frames.next()) {
                reader.wrap(frames.bytes(), frames.start(), frames.length());
                boolean good = true;
                for (BlockReader.Step s = reader.next(); s != BlockReader.Step.END; s = reader.next()) {
                    good &= s == BlockReader.Step.RECORD;
                }
                if (good) {
                    list.add(Arrays.copyOfRange(frames.bytes(), frames.start(), frames.start() + frames.length()));
                } else {
                    spec.commandLine().getErr().println("left out: a frame with faults at " + frames.fileOffset());
                }
            }
        } catch (IOException e) {
            throw AsterixCommand.cannotRead(file, e);
        }
        byte[] all = new byte[list.stream().mapToInt(b -> b.length).sum()];
        int at = 0;
        for (byte[] b : list) {
            System.arraycopy(b, 0, all, at, b.length);
            at += b.length;
        }
        return all;
    }

    private int decode(BlockReader reader, byte[] blocks) {
        reader.wrap(blocks, 0, blocks.length);
        int records = 0;
        double sum = 0;
        while (reader.next() == BlockReader.Step.RECORD) {
            sum += reader.record().length() + reader.record().registerValues(registerValues);
            records++;
        }
        checksum += (long) sum;
        return records;
    }

    private int lines(BlockReader reader, JsonLines json, byte[] blocks) {
        reader.wrap(blocks, 0, blocks.length);
        int records = 0;
        while (reader.next() == BlockReader.Step.RECORD) {
            checksum += json.record(reader.record(), reader.record().offset()).length();
            records++;
        }
        return records;
    }

    /** Runs for at least some time and returns records per second of this thread's processor time. */
    private static double repeat(IntSupplier run, long nanos) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        long records = 0;
        long elapsed;
        do {
            records += run.getAsInt();
            elapsed = threads.getCurrentThreadCpuTime() - start;
        } while (elapsed < nanos);
        return records * 1e9 / elapsed;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
