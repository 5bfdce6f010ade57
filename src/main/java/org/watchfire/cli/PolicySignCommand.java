package org.watchfire.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.watchfire.cli.failure.CommandFailure;
import org.watchfire.exchange.keys.KeyFailure;
import org.watchfire.exchange.keys.PersonKey;
import org.watchfire.node.PolicySignatures;
import org.watchfire.release.Policy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code watchfire policy sign}. */
@Command(
        name = "sign",
        mixinStandardHelpOptions = true,
        description =
                "Signs a policy that holds, with a person's own key, beside the file. A node whose configuration says"
                        + " policySigners starts with a policy that two persons have signed, and with no other.%n"
                        + "Example: watchfire policy sign release-policy.yaml --key officer-1.key")
final class PolicySignCommand implements Callable<Integer> {
    @Mixin
    private final PolicyArgument argument = new PolicyArgument();

    @Option(
            names = "--key",
            required = true,
            paramLabel = "NAME.key",
            description = "The person's key, as `watchfire keys person` wrote it.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path key;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        Policy policy = argument.load();
        try {
            PersonKey person = PersonKey.read(key);
            PolicySignatures.add(argument.file(), policy, person);
            spec.commandLine()
                    .getOut()
                    .println(person.name() + " signed version " + policy.version() + " of the policy of "
                            + policy.nation() + ", sha256 " + policy.sha256());
            return 0;
        } catch (KeyFailure failure) {
            throw new CommandFailure(String.valueOf(failure.getMessage()), failure);
        } catch (IOException failure) {
            throw new CommandFailure(
                    "cannot write " + PolicySignatures.beside(argument.file()) + ": " + failure.getMessage(), failure);
        }
    }
}
