package org.watchfire.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;
import org.watchfire.asterix.BlockReader;
import org.watchfire.asterix.BlockWriter;
import org.watchfire.asterix.DataRecord;
import org.watchfire.asterix.Fault;
import org.watchfire.asterix.framing.FrameReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code watchfire asterix roundtrip}. */
@Command(
        name = "roundtrip",
        mixinStandardHelpOptions = true,
        description = {
            "Decodes every record, encodes it again from its values alone and compares the bytes.",
            "Blocks of unknown categories and blocks with faults are counted, not compared. Exits 1 if a byte differs.",
            "Example: watchfire asterix roundtrip recording.ff"
        })
final class AsterixRoundTripCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "FILE", description = "recording")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path file;

    @Mixin
    private AsterixCommand.Editions editions = new AsterixCommand.Editions();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    private long records;
    private long octets;
    private long unknown;
    private long faults;
    private long different;

    @Override
    public Integer call() {
        PrintWriter text = spec.commandLine().getOut();
        BlockReader reader = new BlockReader(editions.catalogue());
        BlockWriter[] writers = new BlockWriter[256];
        try (FrameReader frames = AsterixCommand.open(file)) {
            while (frames.next()) {
                frames.gap().ifPresent(this::gap);
                blocks(reader, frames, writers);
            }
            frames.gap().ifPresent(this::gap);
        } catch (IOException e) {
            throw AsterixCommand.cannotRead(file, e);
        }
        text.printf(
                "records %d, octets %d, different %d, blocks of unknown categories %d, faults %d%n",
                records, octets, different, unknown, faults);
        text.flush();
        return different == 0 ? 0 : 1;
    }

    private void blocks(BlockReader reader, FrameReader frames, BlockWriter[] writers) {
        reader.wrap(frames.bytes(), frames.start(), frames.length());
        for (BlockReader.Step s = reader.next(); s != BlockReader.Step.END; s = reader.next()) {
            switch (s) {
                case RECORD -> compare(reader.record(), frames, writers);
                case UNKNOWN_CATEGORY -> unknown++;
                case FAULT -> {
                    faults++;
                    long at = reader.fault().offset() - frames.start() + frames.fileOffset();
                    spec.commandLine()
                            .getErr()
                            .println("offset " + at + ": " + reader.fault().text());
                }
                case END -> {}
            }
        }
    }

    private void gap(FrameReader.Gap gap) {
        faults++;
        spec.commandLine().getErr().println("offset " + gap.offset() + ": " + Fault.Rule.OUTSIDE_FRAMES.text());
    }

    private void compare(DataRecord record, FrameReader frames, BlockWriter[] writers) {
        int category = record.edition().category();
        if (writers[category] == null) {
            writers[category] = BlockWriter.asReceived(category);
        }
        byte[] back = writers[category].clear().add(record).bytes();
        int from = record.offset();
        records++;
        octets += record.length();
        if (!Arrays.equals(frames.bytes(), from, from + record.length(), back, 3, back.length)) {
            different++;
            long at = from - frames.start() + frames.fileOffset();
            spec.commandLine().getErr().println("offset " + at + ": " + record.edition() + " differs");
        }
    }
}
