package org.watchfire.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.watchfire.asterix.Catalogue;
import org.watchfire.asterix.framing.FrameReader;
import org.watchfire.cli.failure.CommandFailure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code watchfire asterix}: reads, writes, checks and measures recordings of EUROCONTROL ASTERIX. */
@Command(
        name = "asterix",
        mixinStandardHelpOptions = true,
        description = {
            "Reads and writes recordings of EUROCONTROL ASTERIX (raw, FINAL, GPS, pcap and pcapng are recognised).",
            "Example: watchfire asterix decode recording.pcap"
        },
        subcommands = {
            AsterixDecodeCommand.class,
            AsterixRoundTripCommand.class,
            AsterixEncodeCommand.class,
            AsterixBenchCommand.class,
            AsterixFuzzCommand.class
        })
final class AsterixCommand {
    /** The option by which a source's edition is chosen, shared by the subcommands that read. */
    static final class Editions {
        @Option(
                names = "--edition",
                paramLabel = "CAT[@SAC/SIC]=EDITION",
                description = "edition of a category, for all sources or one; may be given several times; "
                        + "the newest is the default. Example: --edition 21@25/13=2.1")
        private List<String> choices = new ArrayList<>();

        @Spec(Spec.Target.MIXEE)
        @SuppressWarnings("NullAway.Init") // set by picocli
        private CommandSpec spec;

        Catalogue catalogue() {
            Catalogue catalogue = Catalogue.standard();
            for (String choice : choices) {
                String[] sides = choice.split("=", -1);
                String[] who = sides[0].split("[@/]", -1);
                try {
                    if (sides.length == 2 && who.length == 1) {
                        catalogue = catalogue.with(Integer.parseInt(who[0]), sides[1]);
                        continue;
                    }
                    if (sides.length == 2 && who.length == 3) {
                        catalogue = catalogue.with(
                                Integer.parseInt(who[0]), Integer.parseInt(who[1]), Integer.parseInt(who[2]), sides[1]);
                        continue;
                    }
                } catch (IllegalArgumentException e) {
                    throw new CommandFailure("--edition " + choice + ": " + e.getMessage(), e);
                }
                throw new ParameterException(
                        spec.commandLine(), "--edition " + choice + " is not of the form CAT[@SAC/SIC]=EDITION");
            }
            return catalogue;
        }
    }

    /** Opens a recording; a compressed one is refused with advice. */
    static FrameReader open(Path file) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file), 8);
        try {
            in.mark(4);
            int magic = ByteBuffer.wrap(Arrays.copyOf(in.readNBytes(4), 4)).getInt();
            in.reset();
            String packer = switch (magic) {
                case 0x28B52FFD -> "zstd; unpack it with unzstd";
                case 0xFD377A58 -> "xz; unpack it with unxz -k";
                case 0x504B0304 -> "zip; unpack it with unzip";
                default ->
                    switch (magic >>> 8) {
                        case 0x1F8B08 -> "gzip; unpack it with gunzip -k";
                        case 0x425A68 -> "bzip2; unpack it with bunzip2 -k";
                        default -> "";
                    };
            };
            if (!packer.isEmpty()) {
                throw new CommandFailure("cannot read " + file + ": it is compressed with " + packer + " first");
            }
            return FrameReader.open(in);
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    static CommandFailure cannotRead(Path file, IOException e) {
        String why = e instanceof java.nio.file.NoSuchFileException ? "there is no such file" : e.getMessage();
        return new CommandFailure("cannot read " + file + ": " + why, e);
    }
}
