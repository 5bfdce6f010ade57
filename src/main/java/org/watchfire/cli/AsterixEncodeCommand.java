package org.watchfire.cli;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.watchfire.asterix.BlockWriter;
import org.watchfire.asterix.DataRecord;
import org.watchfire.asterix.JsonRecords;
import org.watchfire.asterix.PacketCaptureWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code watchfire asterix encode}. */
@Command(
        name = "encode",
        mixinStandardHelpOptions = true,
        description = {
            "Writes JSON Lines as ASTERIX blocks, raw or (when OUT ends in .pcap) as UDP datagrams to port 8600.",
            "Records of one category that follow each other share a block. Lines with \"error\" write nothing.",
            "Example: watchfire asterix encode plots.jsonl --out plots.pcap"
        })
final class AsterixEncodeCommand implements Callable<Integer> {
    /** What fits an Ethernet frame with IPv4 and UDP. */
    private static final int BLOCK_OCTETS = 1472;

    @Parameters(index = "0", paramLabel = "FILE.jsonl", description = "records, as asterix decode prints them")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path file;

    @Option(names = "--out", required = true, paramLabel = "OUT", description = "file to write")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path outFile;

    @Mixin
    private AsterixCommand.Editions editions = new AsterixCommand.Editions();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    private @Nullable BlockWriter open;
    private int openCategory;
    private long records;
    private long blocks;

    private interface Sink {
        void block(byte[] bytes) throws IOException;
    }

    @Override
    public Integer call() {
        int number = 0;
        try (BufferedReader lines = Files.newBufferedReader(file);
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(outFile), 1 << 16)) {
            boolean capture = outFile.toString().toLowerCase(Locale.ROOT).endsWith(".pcap");
            Optional<PacketCaptureWriter> packets =
                    capture ? Optional.of(new PacketCaptureWriter(out)) : Optional.empty();
            Sink sink = packets.<Sink>map(p -> bytes -> p.write(0, bytes)).orElse(out::write);
            JsonRecords reader = new JsonRecords(editions.catalogue());
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    write(reader.read(line), sink);
                }
            }
            flush(sink);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(file + " line " + number + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new CommandFailure("cannot write " + outFile + " from " + file + ": " + e.getMessage(), e);
        }
        spec.commandLine().getErr().println("records " + records + ", blocks " + blocks);
        return 0;
    }

    private void write(JsonRecords.Line line, Sink sink) throws IOException {
        switch (line) {
            case JsonRecords.Filled r -> add(r.record(), sink);
            case JsonRecords.Block b -> {
                flush(sink);
                sink.block(b.bytes());
                blocks++;
            }
            case JsonRecords.Note note -> spec.commandLine().getErr().println("passed over: " + note.error());
        }
    }

    private void add(DataRecord record, Sink sink) throws IOException {
        int category = record.edition().category();
        if (open == null || category != openCategory) {
            flush(sink);
            open = BlockWriter.canonical(category);
            openCategory = category;
        }
        if (!open.add(record, BLOCK_OCTETS)) {
            flush(sink);
            open = BlockWriter.canonical(category).add(record);
        }
        records++;
    }

    private void flush(Sink sink) throws IOException {
        if (open != null && open.records() > 0) {
            sink.block(open.bytes());
            blocks++;
        }
        open = null;
    }
}
