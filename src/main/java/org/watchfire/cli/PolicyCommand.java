package org.watchfire.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.watchfire.cli.failure.CommandFailure;
import org.watchfire.model.NationId;
import org.watchfire.release.Fault;
import org.watchfire.release.Policy;
import org.watchfire.release.PolicyLoad;
import org.watchfire.release.SamplePolicy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code watchfire policy}: looks at a release policy before it is trusted. */
@Command(
        name = "policy",
        mixinStandardHelpOptions = true,
        description = "Checks, explains and rehearses release policies (form: docs/formats/policy.md).%n"
                + "Example: watchfire policy check release-policy.yaml",
        subcommands = {
            PolicyCommand.Check.class,
            PolicyExplainCommand.class,
            PolicyRehearseCommand.class,
            PolicySignCommand.class,
            PolicyCommand.Sample.class
        })
final class PolicyCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "say what to do: check, explain, rehearse, sign or sample");
    }

    /** The policy, or a failure that lists every fault with its line and remedy. */
    static Policy load(Path file) {
        return switch (Policy.load(file)) {
            case PolicyLoad.Loaded loaded -> loaded.policy();
            case PolicyLoad.Refused refused ->
                throw new CommandFailure("the policy is refused\n" + lines(refused.faults()));
        };
    }

    static String lines(List<Fault> faults) {
        return faults.stream().map(Fault::toString).collect(Collectors.joining("\n"));
    }

    /** {@code watchfire policy check}. */
    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description = "Reads a policy, compiles its rules and runs its own cases. Exit 0 only if all holds.%n"
                    + "Example: watchfire policy check release-policy.yaml")
    static final class Check implements Callable<Integer> {
        @Mixin
        private final PolicyArgument argument = new PolicyArgument();

        @Spec
        @SuppressWarnings("NullAway.Init") // set by picocli
        private CommandSpec spec;

        @Override
        public Integer call() {
            Policy policy = argument.load();
            PrintWriter out = spec.commandLine().getOut();
            out.println(
                    "policy " + policy.id() + " of " + policy.nation() + " holds: " + policy.ruleCount() + " rules, "
                            + policy.caseCount() + " cases passed, partners "
                            + policy.partners().stream().map(NationId::code).collect(Collectors.joining(", ")));
            out.println("sha256 " + policy.sha256());
            return 0;
        }
    }

    /** {@code watchfire policy sample}. */
    @Command(
            name = "sample",
            mixinStandardHelpOptions = true,
            description = "Prints a policy to start from, for a nation and its partners.%n"
                    + "Example: watchfire policy sample JPN USA KOR > release-policy.yaml")
    static final class Sample implements Callable<Integer> {
        @Parameters(paramLabel = "NATION", arity = "2..*", description = "The nation, then its partners.")
        @SuppressWarnings("NullAway.Init") // set by picocli
        private List<String> nations;

        @Spec
        @SuppressWarnings("NullAway.Init") // set by picocli
        private CommandSpec spec;

        @Override
        public Integer call() {
            List<NationId> ids =
                    nations.stream().map(code -> Said.nation(spec, code)).toList();
            String text = Said.meant(spec, "", () -> SamplePolicy.text(ids.getFirst(), ids.subList(1, ids.size())));
            spec.commandLine().getOut().print(text);
            return 0;
        }
    }
}
