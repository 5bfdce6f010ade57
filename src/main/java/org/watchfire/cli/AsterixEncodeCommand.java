package org.watchfire.cli;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.watchfire.asterix.BlockWriter;
import org.watchfire.asterix.DataRecord;
import org.watchfire.asterix.JsonRecords;
import org.watchfire.asterix.framing.PacketCaptureWriter;
import org.watchfire.cli.failure.CommandFailure;
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
    /** No record needs more: a block of 65,535 octets, with names. */
    private static final int MAX_LINE = 1 << 24;

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

    /** By category, made when first wanted. */
    private final Map<Integer, BlockWriter> writers = new HashMap<>();

    private Optional<BlockWriter> open = Optional.empty();
    private int openCategory;
    private long records;
    private long blocks;

    private interface Sink {
        void block(byte[] bytes) throws IOException;
    }

    @Override
    public Integer call() {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            OutputFile.write(outFile, List.of(file), out -> encode(in, out));
        } catch (NoSuchFileException e) {
            boolean input = file.toString().equals(e.getFile());
            throw new CommandFailure(
                    input ? "there is no " + file : "cannot write " + outFile + ": there is no such directory", e);
        } catch (IOException e) {
            throw new CommandFailure("cannot write " + outFile + " from " + file + ": " + e.getMessage(), e);
        }
        spec.commandLine().getErr().println("records " + records + ", blocks " + blocks);
        return 0;
    }

    private void encode(InputStream in, OutputStream out) throws IOException {
        int number = 0;
        try {
            boolean capture = outFile.toString().toLowerCase(Locale.ROOT).endsWith(".pcap");
            Optional<PacketCaptureWriter> packets =
                    capture ? Optional.of(new PacketCaptureWriter(out)) : Optional.empty();
            Sink sink = packets.<Sink>map(p -> bytes -> p.write(0, bytes)).orElse(out::write);
            JsonRecords reader = new JsonRecords(editions.catalogue());
            for (Optional<String> line = line(in); line.isPresent(); line = line(in)) {
                number++;
                if (!line.get().isBlank()) {
                    write(reader.read(line.get()), sink);
                }
            }
            flush(sink);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(
                    file + " line " + number + ": " + e.getMessage() + "; mend the line, nothing was written", e);
        }
    }

    /** The next line, without its end; none at the end. */
    private static Optional<String> line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int octet = in.read();
        if (octet < 0) {
            return Optional.empty();
        }
        for (; octet >= 0 && octet != '\n'; octet = in.read()) {
            if (line.size() == MAX_LINE) {
                throw new IOException("a line is longer than " + MAX_LINE + " octets");
            }
            line.write(octet);
        }
        return Optional.of(line.toString(StandardCharsets.UTF_8));
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
        if (category != openCategory) {
            flush(sink);
        }
        BlockWriter writer = writers.computeIfAbsent(category, BlockWriter::canonical);
        open = Optional.of(writer);
        openCategory = category;
        if (!writer.add(record, BLOCK_OCTETS)) {
            flush(sink);
            open = Optional.of(writer.add(record));
        }
        records++;
    }

    private void flush(Sink sink) throws IOException {
        if (open.isPresent() && open.get().records() > 0) {
            sink.block(open.get().bytes());
            open.get().clear();
            blocks++;
        }
        open = Optional.empty();
    }
}
