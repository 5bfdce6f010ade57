package org.watchfire.asterix;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Records per second of reading, skipping, printing and writing, over random records of one category. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class AsterixBenchmark {
    private static final int RECORDS = 1000;

    @Param({"15", "34", "48", "62"})
    private int category;

    private final BlockReader reader = new BlockReader(Catalogue.standard());
    private final BlockReader walker = new BlockReader(Catalogue.standard(), false);
    private final SkipWalk skip = new SkipWalk(Catalogue.standard());
    private final JsonLines json = new JsonLines();
    private final DataRecord[] records = new DataRecord[RECORDS];
    private byte[] blocks = new byte[0];

    /** Random records, as dense as typical recordings. */
    @Setup
    public void fill() {
        SplittableRandom random = new SplittableRandom(1);
        Edition edition = Catalogue.standard().edition(category);
        java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream();
        for (int i = 0; i < RECORDS; i++) {
            records[i] = RandomRecords.fill(edition, random, 0.4);
            all.writeBytes(BlockWriter.canonical(category).add(records[i]).bytes());
        }
        blocks = all.toByteArray();
    }

    /** Every value, by compiled code. */
    @Benchmark
    @OperationsPerInvocation(RECORDS)
    public int decode() {
        return read(reader);
    }

    /** Every value, by walking the definition. */
    @Benchmark
    @OperationsPerInvocation(RECORDS)
    public int decodeByWalk() {
        return read(walker);
    }

    /** The floor: items skipped, nothing decoded. */
    @Benchmark
    @OperationsPerInvocation(RECORDS)
    public int skip() {
        return skip.walk(blocks, 0, blocks.length);
    }

    /** Decoded and printed. */
    @Benchmark
    @OperationsPerInvocation(RECORDS)
    public long jsonLines() {
        long length = 0;
        reader.wrap(blocks, 0, blocks.length);
        while (reader.next() == BlockReader.Step.RECORD) {
            length += json.record(reader.record(), 0).length();
        }
        return length;
    }

    /** Encoded into one block after the other. */
    @Benchmark
    @OperationsPerInvocation(RECORDS)
    public int encode() {
        BlockWriter block = BlockWriter.canonical(category);
        int octets = 0;
        for (DataRecord r : records) {
            octets += block.clear().add(r).length();
        }
        return octets;
    }

    private int read(BlockReader by) {
        int count = 0;
        by.wrap(blocks, 0, blocks.length);
        while (by.next() == BlockReader.Step.RECORD) {
            count += by.record().length();
        }
        return count;
    }
}
