package org.watchfire.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.watchfire.cli.failure.CommandFailure;
import org.watchfire.exchange.rows.LedgerAudit;
import org.watchfire.exchange.rows.RowKinds;
import org.watchfire.journal.JournalReader;
import org.watchfire.model.NationId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code watchfire audit}: holds the nations' journals against each other. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description =
                "Holds what each journal says was sent against what the others say was received; exit 1 unless nothing"
                        + " is lost, doubled, out of order or altered.%nExample: watchfire audit JPN.journal USA.journal KOR.journal")
final class AuditCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DB", arity = "2..*", description = "Journals of the nations, one each.")
    private List<Path> files = List.of();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        LedgerAudit audit = new LedgerAudit();
        Map<NationId, Path> read = new HashMap<>();
        boolean intact = true;
        for (Path file : files) {
            try (JournalReader reader = JournalCommand.open(file)) {
                Path other = read.putIfAbsent(reader.nation(), file);
                if (other != null) {
                    throw new CommandFailure(other + " and " + file + " are both journals of " + reader.nation()
                            + ", and one says nothing of what the other sent; name one journal of each nation");
                }
                intact &= JournalCommand.isIntactOrSaid(
                        reader, file, spec.commandLine().getErr());
                audit.add(reader.nation(), reader.read(1, RowKinds.ASSURED));
            }
        }
        PrintWriter out = spec.commandLine().getOut();
        boolean clean = true;
        for (LedgerAudit.Pair pair : audit.pairs()) {
            clean &= pair.isClean();
            out.println(pair.origin() + ">" + pair.recipient() + " " + pair.counts());
            pair.faults().forEach(fault -> out.println("  " + fault));
        }
        out.flush();
        if (!clean) {
            throw new CommandFailure("the journals do not agree; the lines above say where");
        }
        if (!intact) {
            throw new CommandFailure("the journals agree, but what one that was altered says is no proof");
        }
        return 0;
    }
}
