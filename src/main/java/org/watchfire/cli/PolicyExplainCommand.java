package org.watchfire.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.watchfire.cli.failure.CommandFailure;
import org.watchfire.model.NationId;
import org.watchfire.model.Realm;
import org.watchfire.model.TimeTag;
import org.watchfire.release.ItemRead;
import org.watchfire.release.Policy;
import org.watchfire.release.Recipient;
import org.watchfire.release.Releasable;
import org.watchfire.release.Role;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code watchfire policy explain}. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = "Says in one sentence whether an item would leave, to whom, by which rule and why.%n"
                + "Example: watchfire policy explain release-policy.yaml --item track.json --to JPN")
final class PolicyExplainCommand implements Callable<Integer> {
    @Mixin
    private final PolicyArgument argument = new PolicyArgument();

    @Option(
            names = "--item",
            required = true,
            paramLabel = "ITEM.json",
            description = "The item; form in docs/formats/policy.md.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path itemFile;

    @Option(names = "--to", required = true, paramLabel = "NATION", description = "Recipient, such as JPN.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String nation;

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            description = "Ask for an operator of that nation instead of its node: ${COMPLETION-CANDIDATES}.")
    private @Nullable Role role;

    @Option(
            names = "--public",
            paramLabel = "APPROVALS",
            description = "Ask for the nation's public, with this many persons' approval.")
    private @Nullable Integer approvals;

    @Option(
            names = "--at",
            paramLabel = "TIME",
            description = "Moment of the decision, UTC such as 2023-05-30T21:30:00Z; the item's own otherwise.")
    private @Nullable String at;

    @Option(
            names = "--realm",
            paramLabel = "REALM",
            description = "Realm of the output: ${COMPLETION-CANDIDATES}; the item's own otherwise.")
    private @Nullable Realm realm;

    @Option(names = "--show", description = "Print also the item as the recipient would get it, one line of JSON.")
    private boolean show;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        Policy policy = argument.load();
        Recipient to = recipient();
        PrintWriter out = spec.commandLine().getOut();
        switch (ItemRead.load(itemFile)) {
            case ItemRead.Refused refused ->
                throw new CommandFailure("the item is refused\n" + PolicyCommand.lines(refused.faults()));
            case ItemRead.Unlabelled unlabelled -> out.println(policy.explainUnlabelled(unlabelled.kind(), to));
            case ItemRead.Complete complete -> explain(policy, complete, to, out);
        }
        return 0;
    }

    private void explain(Policy policy, ItemRead.Complete complete, Recipient to, PrintWriter out) {
        Realm output = Optional.ofNullable(realm).orElse(complete.realm());
        TimeTag now = Optional.ofNullable(at)
                .map(text -> Said.meant(spec, "--at: ", () -> ItemRead.time(text)))
                .orElseGet(complete::moment);
        out.println(policy.explain(complete.item(), to, output, now));
        if (show && policy.decide(complete.item(), to, output, now) instanceof Releasable left) {
            out.println(ItemRead.write(left.item(), left.realm()));
        }
    }

    private Recipient recipient() {
        if (role != null && approvals != null) {
            throw new ParameterException(spec.commandLine(), "give --role or --public, not both");
        }
        NationId id = Said.nation(spec, nation);
        return role != null
                ? new Recipient.Operator(id, role)
                : approvals != null ? civil(id, approvals) : new Recipient.Peer(id);
    }

    private Recipient civil(NationId id, int persons) {
        return Said.meant(spec, "", () -> new Recipient.Civil(id, persons));
    }
}
