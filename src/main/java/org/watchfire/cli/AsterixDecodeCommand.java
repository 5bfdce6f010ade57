package org.watchfire.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.watchfire.asterix.BlockReader;
import org.watchfire.asterix.Fault;
import org.watchfire.asterix.FrameReader;
import org.watchfire.asterix.JsonLines;
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

    private final Map<String, Long> counts = new TreeMap<>();
    private final Map<String, Long> faults = new TreeMap<>();
    private long records;

    @Override
    public Integer call() {
        PrintWriter text = spec.commandLine().getOut();
        BlockReader reader = new BlockReader(editions.catalogue());
        OutputStream out = new BufferedOutputStream(System.out, 1 << 16);
        try (FrameReader frames = FrameReader.open(Files.newInputStream(file))) {
            JsonLines json = new JsonLines();
            while (frames.next()) {
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
            out.flush();
            if (format == Format.summary) {
                summary(text, frames);
            }
        } catch (IOException e) {
            throw AsterixCommand.cannotRead(file, e);
        }
        text.flush();
        return 0;
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
        if (frames.skippedOctets() > 0) {
            text.println("  octets outside any frame: " + frames.skippedOctets());
        }
    }
}
