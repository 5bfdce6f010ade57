package org.watchfire.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.watchfire.cli.failure.CommandFailure;
import org.watchfire.node.Node;
import org.watchfire.node.NodeFailure;
import org.watchfire.node.settings.SettingsException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code watchfire node CONFIG.yaml}. Prints its addresses once they answer, one a line, then {@code NATION answers}; warms
 * up, and says {@code NATION ready}. Runs until it is told to stop by SIGTERM. Where its clock waits for a command, the line {@code clock NANOSECONDS} on standard
 * input (wall time since 1970 UTC) begins it; the line {@code drain} closes its feeds and is answered once nothing is
 * outstanding, or with {@code undrained} after 40 s.
 */
@Command(
        name = "node",
        mixinStandardHelpOptions = true,
        description = "Runs one node until it is stopped.%nExample: watchfire node kor.yaml")
final class NodeCommand implements Callable<Integer> {
    private static final long DRAIN_SECONDS = 40;

    /** What a launch takes to rehearse on a slow machine that others use too. */
    private static final double WARM_UP_SECONDS = 10;

    @Parameters(paramLabel = "CONFIG.yaml", description = "configuration of the node")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path configuration;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Node node;
        try {
            node = Node.start(
                    configuration,
                    line -> {
                        out.println(line);
                        out.flush();
                    },
                    WARM_UP_SECONDS);
        } catch (SettingsException | NodeFailure refused) {
            throw new CommandFailure(String.valueOf(refused.getMessage()), refused);
        }
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(node::close));
        Thread.ofPlatform().name("commands").daemon().start(() -> listen(node, out));
        return node.awaitEnd() ? 0 : 1;
    }

    private static void listen(Node node, PrintWriter out) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.matches("clock \\d{1,19}")) {
                    node.beginClock(Long.parseLong(line.substring("clock ".length())));
                } else if (line.equals("drain")) {
                    out.println(node.nation() + (node.drain(DRAIN_SECONDS) ? " drained" : " undrained"));
                    out.flush();
                } else if (!line.isBlank()) {
                    System.err.println(
                            "watchfire: unknown line on standard input; known are: clock NANOSECONDS, drain");
                }
            }
        } catch (IOException | InterruptedException closed) {
            // Nobody speaks to this node any more; it goes on.
        }
    }
}
