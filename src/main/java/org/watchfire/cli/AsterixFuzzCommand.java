package org.watchfire.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.watchfire.asterix.Catalogue;
import org.watchfire.asterix.Mutation;
import org.watchfire.asterix.framing.FrameReader;
import org.watchfire.asterix.framing.FramingMutation;
import org.watchfire.cli.failure.CommandFailure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code watchfire asterix fuzz}: mutated inputs by the million. */
@Command(
        name = "fuzz",
        mixinStandardHelpOptions = true,
        description = {
            "Reads mutated copies of recorded frames: truncated, bits flipped, spliced, length fields changed.",
            "Fails, printing the seed, on an exception, a read outside the bytes or an endless loop.",
            "Example: watchfire asterix fuzz --count 1000000 recording.ff"
        })
final class AsterixFuzzCommand implements Callable<Integer> {
    private static final int MAX_FRAMES = 100_000;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "recordings to mutate")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--count", description = "inputs; default ${DEFAULT-VALUE}")
    private long count = 1_000_000;

    @Option(names = "--seed", description = "start of the random numbers; default ${DEFAULT-VALUE}")
    private long seed = 1;

    @Option(
            names = "--framing",
            description = "mutate the beginnings of the files as they are, framing and all, instead of their frames")
    private boolean framing;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        String outcome = framing ? wholeFiles() : frames();
        spec.commandLine().getOut().println("inputs " + count + ", " + outcome);
        spec.commandLine().getOut().flush();
        return 0;
    }

    private String wholeFiles() {
        List<byte[]> starts = new ArrayList<>();
        for (Path file : files) {
            try (InputStream in = Files.newInputStream(file)) {
                starts.add(in.readNBytes(FramingMutation.MAX_FILE));
            } catch (IOException e) {
                throw AsterixCommand.cannotRead(file, e);
            }
        }
        FramingMutation.Outcome outcome = new FramingMutation(Catalogue.standard(), starts).run(count, seed);
        return "frames %d, records %d, broken places in the framing %d"
                .formatted(outcome.frames(), outcome.records(), outcome.gaps());
    }

    private String frames() {
        List<byte[]> frames = new ArrayList<>();
        for (Path file : files) {
            try (FrameReader in = AsterixCommand.open(file)) {
                while (frames.size() < MAX_FRAMES && in.next()) {
                    frames.add(Arrays.copyOfRange(in.bytes(), in.start(), in.start() + in.length()));
                }
            } catch (IOException e) {
                throw AsterixCommand.cannotRead(file, e);
            }
        }
        if (frames.isEmpty()) {
            throw new CommandFailure("no frames in " + files);
        }
        Mutation.Outcome outcome = new Mutation(Catalogue.standard(), frames).run(count, seed);
        return "records %d, faults %d, unknown categories %d, inputs read between other octets too %d"
                .formatted(outcome.records(), outcome.faults(), outcome.unknown(), outcome.readTwice());
    }
}
