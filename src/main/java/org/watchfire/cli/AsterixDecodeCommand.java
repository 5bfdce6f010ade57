package org.watchfire.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.watchfire.asterix.BlockReader;
import org.watchfire.asterix.Fault;
import org.watchfire.asterix.JsonLines;
import org.watchfire.asterix.framing.FrameReader;
import org.watchfire.cli.failure.CommandFailure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code watchfire asterix decode}. */
@Command(
        name = "decode",
        mixinStandardHelpOptions = true,
        description = {
            "Prints a recording as JSON Lines, one record a line, or as a summary.",
            "A broken block is a line with \"error\"; the rest goes on.",
            "Example: watchfire asterix decode recording.ff --format summary"
        })
final class AsterixDecodeCommand implements Callable<Integer> {
    enum Format {
        jsonl,
        summary
    }

    @Parameters(index = "0", paramLabel = "FILE", description = "recording")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path file;

    @Option(names = "--format", description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}")
    private Format format = Format.jsonl;

    @Mixin
    private AsterixCommand.Editions editions = new AsterixCommand.Editions();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    /** Frames between two looks at whether anyone still reads the output. */
    private static final int BATCH = 1000;

    private final Map<String, Long> counts = new TreeMap<>();
    private final Map<String, Long> faults = new TreeMap<>();
    private long records;

    @Override
    public Integer call() {
        BlockReader reader = new BlockReader(editions.catalogue());
        OutputStream out = new BufferedOutputStream(System.out, 1 << 16);
        try (FrameReader frames = AsterixCommand.open(file)) {
            JsonLines json = new JsonLines();
            boolean more = true;
            while (more && !System.out.checkError()) {
                more = batch(frames, reader, json, out);
            }
            out.flush();
            if (System.out.checkError()) {
                throw new CommandFailure("cannot write all of " + file + " to standard output: it is closed or full");
            }
            if (frames.skippedOctets() > 0) {
                spec.commandLine()
                        .getErr()
                        .println("passed over " + frames.skippedOctets()
                                + " octets: packets without UDP datagram, or broken framing");
            }
            if (format == Format.summary) {
                summary(spec.commandLine().getOut(), frames);
            }
        } catch (IOException e) {
            throw AsterixCommand.cannotRead(file, e);
        }
        return 0;
    }

    /** Some frames; false at the end. */
    private boolean batch(FrameReader frames, BlockReader reader, JsonLines json, OutputStream out) throws IOException {
        for (int i = 0; i < BATCH; i++) {
            boolean more = frames.next();
            if (frames.gap().isPresent()) {
                gap(frames.gap().get(), json, out);
            }
            if (!more) {
                return false;
            }
            reader.wrap(frames.bytes(), frames.start(), frames.length());
            long shift = frames.fileOffset() - frames.start();
            for (BlockReader.Step s = reader.next(); s != BlockReader.Step.END; s = reader.next()) {
                if (format == Format.jsonl) {
                    line(json, reader, frames, s, shift);
                    out.write(json.bytes(), 0, json.length());
                } else {
                    count(reader, s);
                }
            }
        }
        return true;
    }

    private void gap(FrameReader.Gap gap, JsonLines json, OutputStream out) throws IOException {
        Fault fault = new Fault(0, 0, "", Fault.Rule.OUTSIDE_FRAMES);
        if (format == Format.jsonl) {
            json.fault(fault, gap.offset());
            out.write(json.bytes(), 0, json.length());
        } else {
            faults.merge(fault.text(), 1L, Long::sum);
        }
    }

    private static void line(JsonLines json, BlockReader reader, FrameReader frames, BlockReader.Step s, long shift) {
        switch (s) {
            case RECORD -> json.record(reader.record(), reader.record().offset() + shift);
            case FAULT -> json.fault(reader.fault(), reader.fault().offset() + shift);
            case UNKNOWN_CATEGORY ->
                json.block(
                        reader.category(),
                        frames.bytes(),
                        reader.blockOffset(),
                        reader.blockLength(),
                        reader.blockOffset() + shift);
            case END -> throw new IllegalStateException("no line for the end");
        }
    }

    private void count(BlockReader reader, BlockReader.Step s) {
        switch (s) {
            case RECORD -> {
                records++;
                counts.merge(reader.record().edition().toString(), 1L, Long::sum);
            }
            case FAULT -> {
                Fault f = reader.fault();
                faults.merge("Cat %03d %s".formatted(f.category(), f.text()), 1L, Long::sum);
            }
            case UNKNOWN_CATEGORY ->
                counts.merge("Cat %03d without definition, blocks".formatted(reader.category()), 1L, Long::sum);
            case END -> {}
        }
    }

    private void summary(PrintWriter text, FrameReader frames) {
        text.println("framing " + frames.framing() + ", records " + records);
        counts.forEach((what, n) -> text.println("  " + what + ": " + n));
        faults.forEach((what, n) -> text.println("  fault, " + what + ": " + n));
        text.flush();
    }
}
