package org.watchfire.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.watchfire.cli.failure.CommandFailure;
import org.watchfire.node.HubHost;
import org.watchfire.node.NodeFailure;
import org.watchfire.node.settings.SettingsException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code watchfire hub CONFIG.yaml}. Prints its address once it answers; runs until it is told to stop by SIGTERM. */
@Command(
        name = "hub",
        mixinStandardHelpOptions = true,
        description = "Runs a hub by itself, alone or as one of a pair, until it is stopped."
                + "%nExample: watchfire hub hub-1.yaml")
final class HubCommand implements Callable<Integer> {
    @Parameters(paramLabel = "CONFIG.yaml", description = "configuration of the hub")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path configuration;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        HubHost hub;
        try {
            hub = HubHost.start(configuration);
        } catch (SettingsException | NodeFailure refused) {
            throw new CommandFailure(String.valueOf(refused.getMessage()), refused);
        }
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(hub::close));
        out.println(hub.address());
        out.flush();
        try {
            hub.report();
        } catch (NodeFailure ended) {
            throw new CommandFailure(String.valueOf(ended.getMessage()), ended);
        }
        return 0;
    }
}
