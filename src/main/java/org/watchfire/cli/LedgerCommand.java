package org.watchfire.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.watchfire.cli.failure.CommandFailure;
import org.watchfire.exchange.rows.EndingMatrix;
import org.watchfire.exchange.rows.JournalLedger;
import org.watchfire.exchange.rows.RecallMatrix;
import org.watchfire.exchange.rows.Reconciliations;
import org.watchfire.journal.JournalFailure;
import org.watchfire.journal.JournalReader;
import org.watchfire.model.Lane;
import org.watchfire.model.NationId;
import org.watchfire.node.Statistics;
import org.watchfire.node.settings.NodeSettings;
import org.watchfire.node.settings.SettingsException;
import org.watchfire.node.settings.SettingsReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code watchfire ledger CONFIG.yaml}: what went to and came from each peer, from the node's journal, also while the node
 * writes it. The assured lane is counted row by row since the journal's beginning; the live lane is what the node last
 * wrote of it over all its starts, every five seconds while it runs.
 */
@Command(
        name = "ledger",
        mixinStandardHelpOptions = true,
        description = "Counts, per peer and lane, what was released to the peer and became of it, and what was received"
                + " from it. Assured counts envelopes, live items (refused, lost and missing: blocks).%n"
                + "Below stands what came of the last hour that both ends held against each other, and who has"
                + " acknowledged which recall, all-clear and retraction.%n"
                + "Reads the node's journal, also while the node runs; exit 1 when an assured number is lost or two ends"
                + " differ.%n"
                + "Example: watchfire ledger kor.yaml")
final class LedgerCommand implements Callable<Integer> {
    private static final DateTimeFormatter UNTIL =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    @Parameters(paramLabel = "CONFIG.yaml", description = "configuration of the node")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path configuration;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        NodeSettings settings = settings();
        Path file = configuration.toAbsolutePath().resolveSibling(settings.journal());
        try (JournalReader journal = JournalReader.open(file)) {
            JournalCommand.isIntactOrSaid(journal, file, spec.commandLine().getErr());
            boolean isWhole = print(settings, JournalLedger.read(journal), file);
            boolean isAgreed = printReconciled(settings, Reconciliations.read(journal));
            printRecalls(RecallMatrix.read(journal));
            printEndings(EndingMatrix.read(journal));
            return isWhole && isAgreed ? 0 : 1;
        } catch (JournalFailure unreadable) {
            throw new CommandFailure(
                    unreadable.getMessage() + "; start the node once, or mend journal in " + configuration, unreadable);
        }
    }

    private NodeSettings settings() {
        try {
            return SettingsReader.read(configuration);
        } catch (SettingsException refused) {
            throw new CommandFailure(String.valueOf(refused.getMessage()), refused);
        }
    }

    /** Whether nothing is lost. */
    private boolean print(NodeSettings settings, List<JournalLedger.Line> assured, Path file) {
        PrintWriter out = spec.commandLine().getOut();
        out.println("ledger of " + settings.nation() + " " + settings.realm());
        out.println("peer lane       released  delivered    refused outstanding       lost   received    missing");
        long lost = 0;
        for (String peer : settings.peers()) {
            JournalLedger.Line line = assured.stream()
                    .filter(each -> each.peer().code().equals(peer))
                    .findFirst()
                    .orElse(new JournalLedger.Line(new NationId(peer), 0, 0, 0, 0, 0, 0, 0, 0));
            Statistics.Live live = Statistics.live(file, new NationId(peer));
            row(
                    peer,
                    "assured",
                    line.released(),
                    line.delivered(),
                    line.refused(),
                    line.outstanding(),
                    line.lost(),
                    line.received(),
                    line.missing());
            row(
                    peer,
                    "live",
                    live.released(),
                    live.held(),
                    live.refused(),
                    live.outstanding(),
                    live.lost(),
                    live.delivered(),
                    live.missing());
            lost += line.lost();
        }
        return lost == 0;
    }

    /** Whether no two ends differ. */
    private boolean printReconciled(NodeSettings settings, List<Reconciliations.Line> lines) {
        PrintWriter out = spec.commandLine().getOut();
        out.println("last reconciliation");
        for (String peer : settings.peers()) {
            for (String pair : List.of(settings.nation() + ">" + peer, peer + ">" + settings.nation())) {
                for (Lane lane : Lane.values()) {
                    String text = lines.stream()
                            .filter(line -> pair.equals(line.origin() + ">" + line.recipient()) && line.lane() == lane)
                            .findFirst()
                            .map(LedgerCommand::text)
                            .orElse("none yet");
                    out.printf(Locale.ROOT, "%s %-7s %s%n", pair, lane.name().toLowerCase(Locale.ROOT), text);
                }
            }
        }
        out.flush();
        return lines.stream().noneMatch(line -> line.state() == Reconciliations.State.DIFFERS);
    }

    private void printRecalls(List<RecallMatrix.Line> lines) {
        PrintWriter out = spec.commandLine().getOut();
        out.println("recalls");
        for (RecallMatrix.Line line : lines) {
            out.printf(
                    Locale.ROOT,
                    "%s number %d of %s: %d things, %s%n",
                    line.peer(),
                    line.sequence(),
                    at(line.sentUnixNanos()),
                    line.subjects(),
                    line.isAcknowledged() ? "struck " + at(line.struckUnixNanos()) : "not acknowledged yet");
        }
        if (lines.isEmpty()) {
            out.println("none");
        }
        out.flush();
    }

    private void printEndings(List<EndingMatrix.Line> lines) {
        PrintWriter out = spec.commandLine().getOut();
        out.println("all-clears and retractions");
        for (EndingMatrix.Line line : lines) {
            out.printf(
                    Locale.ROOT,
                    "%s number %d of %s: %s of %s version %d, %s, %s%n",
                    line.peer(),
                    line.sequence(),
                    at(line.sentUnixNanos()),
                    line.retraction() ? "retraction" : "all-clear",
                    line.event(),
                    line.version(),
                    line.isHeld() ? "held since " + at(line.heldUnixNanos()) : "not held yet",
                    line.isAcknowledged() ? "noted " + at(line.notedUnixNanos()) : "not acknowledged yet");
        }
        if (lines.isEmpty()) {
            out.println("none");
        }
        out.flush();
    }

    private static String at(long unixNanos) {
        return UNTIL.format(Instant.ofEpochSecond(unixNanos / 1_000_000_000L));
    }

    private static String text(Reconciliations.Line line) {
        String until = at(line.untilUnixNanos());
        String about = line.to() < line.from() ? "no numbers" : "numbers " + line.from() + " to " + line.to();
        return switch (line.state()) {
            case AGREED ->
                "agreed " + until + ", " + about
                        + (line.lost() == 0 ? "" : ", " + line.lost() + " lost, the first " + line.number());
            case DIFFERS ->
                "differs " + (line.number() == 0 ? "" : "at number " + line.number() + " ") + until + ", " + about;
            case MISSING -> "missing " + until + ", " + about + ": stated and not answered yet";
        };
    }

    private void row(String peer, String lane, long... counts) {
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-4s %-7s", peer, lane));
        for (int i = 0; i < counts.length; i++) {
            line.append(String.format(Locale.ROOT, i == 3 ? " %11d" : " %10d", counts[i]));
        }
        spec.commandLine().getOut().println(line);
    }
}
