package org.watchfire.node;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.watchfire.exchange.wire.ItemCbor;
import org.watchfire.journal.JournalFailure;
import org.watchfire.journal.JournalReader;
import org.watchfire.journal.Row;
import org.watchfire.model.Item;
import org.watchfire.model.TimeTag;
import org.watchfire.node.settings.SettingsException;
import tools.jackson.core.JacksonException;

/**
 * Runs the inputs of a journal through a fresh engine, in their order and with their {@code now}. The same inputs give the
 * same decisions, so what the engine says must be, byte for byte, what the journal holds.
 */
public final class Replay {
    /** Journal kind of a warning, all-clear, retraction, relation, notice or acknowledgement this node decided. */
    static final String ITEM = "out.item";

    private final Predicate<Input> taken;
    /** Whether the engine is made of the starts in the journal; otherwise the one given is kept. */
    private final boolean recoversByItself;

    private final Watcher watcher;
    private final Deque<byte[]> expected = new ArrayDeque<>();
    private Optional<Engine> engine;
    private Optional<Input.Start> told = Optional.empty();
    private long nextRow;
    private long inputs;
    private long items;
    private long differing;
    private Optional<PolicyOutcome> activated = Optional.empty();

    /** Sees each input with what followed. */
    @FunctionalInterface
    public interface Watcher {
        /**
         * @param input from the journal
         * @param now its node time
         * @param unixNanos its wall time
         * @param decisions what the engine made of it
         */
        void saw(Input input, TimeTag now, long unixNanos, Decisions decisions);
    }

    /**
     * What came of it.
     *
     * @param inputs run through the engine
     * @param items decided, and found in the journal; what came of steps towards another policy among them
     * @param differing items of which journal and replay do not agree
     */
    public record Result(long inputs, long items, long differing) {
        /** One sentence. */
        String inWords() {
            return inputs + " inputs decided again, " + items + " items compared: "
                    + (differing == 0
                            ? "all the same"
                            : differing + " are not what the journal holds; run journal verify and replay on a copy");
        }
    }

    private Replay(Predicate<Input> taken, Watcher watcher, Optional<Engine> engine) {
        this.taken = taken;
        this.watcher = watcher;
        this.engine = engine;
        this.recoversByItself = engine.isEmpty();
    }

    /**
     * Replays a whole journal.
     *
     * @throws SettingsException if the configuration in it cannot be used by this build
     */
    public static Result all(Path journal, Watcher watcher) {
        return new Replay(input -> true, watcher, Optional.empty()).run(journal, 0, Long.MAX_VALUE);
    }

    /** Replays what the node would have decided on its own radars alone; nothing is compared. */
    public static void withoutPartners(Path journal, Watcher watcher) {
        new Replay(input -> !(input instanceof Input.FromPartner), watcher, Optional.empty())
                .run(journal, 0, Long.MAX_VALUE);
    }

    /**
     * How far an engine was brought.
     *
     * @param nextRow the first row it has not seen
     * @param activated the policy that persons activated last among those it saw; the engine must have come to it or above it
     * @param sinceStart what came of the rows since the node's last start: before it, another build may have decided, or this
     *     one under other settings
     */
    record Reached(long nextRow, Optional<PolicyOutcome> activated, Result sinceStart) {}

    /**
     * Brings an engine to where the journal ends, so that a node that died goes on as if it had not.
     *
     * @param from the first row that the engine has not seen; 0 for a fresh one
     * @param watcher sees each input and what followed
     */
    static Reached recover(Path journal, long from, Engine engine, Watcher watcher) {
        return recover(journal, from, engine, Long.MAX_VALUE, watcher);
    }

    private static Reached recover(Path journal, long from, Engine engine, long before, Watcher watcher) {
        Replay replay = new Replay(input -> true, watcher, Optional.of(engine));
        Result sinceStart = replay.run(journal, from, before);
        return new Reached(replay.nextRow, replay.activated, sinceStart);
    }

    private Result run(Path file, long from, long before) {
        nextRow = from;
        try (JournalReader journal = JournalReader.open(file);
                Stream<Row> rows = journal.read(from, "")) {
            for (Iterator<Row> each = rows.iterator(); each.hasNext(); ) {
                Row row = each.next();
                if (row.sequence() >= before) {
                    break;
                }
                row(file, row);
                nextRow = row.sequence() + 1;
            }
        }
        compared();
        return new Result(inputs, items, differing);
    }

    /** All of what followed from an input has been read. */
    private void compared() {
        differing += expected.size(); // said in replay, but not in the journal
        expected.clear();
    }

    private void row(Path file, Row row) {
        if (row.kind().equals(ITEM)) {
            compare(row.bytes());
            return;
        }
        if (row.kind().equals(PolicyOutcome.KIND)) {
            PolicyOutcome outcome = read(row, () -> PolicyOutcome.decode(row.bytes()));
            activated = outcome.result() == PolicyOutcome.Result.ACTIVATED ? Optional.of(outcome) : activated;
            compare(row.bytes());
            return;
        }
        Optional<Input> input = read(row, () -> InputCodec.decode(row.kind(), row.bytes()));
        if (input.isPresent() && input.get() instanceof Input.Start start && recoversByItself) {
            started(file, start, row.sequence());
        }
        input.ifPresent(each -> input(each, TimeTag.of(row.taiNanos()), row.wallNanos()));
    }

    private static <T> T read(Row row, Supplier<T> decoded) {
        try {
            return decoded.get();
        } catch (IllegalArgumentException | JacksonException unreadable) {
            throw JournalFailure.unreadable(row, "is not readable");
        }
    }

    /**
     * A node with new settings brings what it knew under these, as it did when it ran. Another policy needs none of this:
     * a start is an input, and says by which policy the engine goes on.
     */
    private void started(Path file, Input.Start start, long sequence) {
        if (told.isEmpty() || !told.get().settings().equals(start.settings())) {
            Engine fresh = EngineBuilder.of(start);
            if (told.isPresent()) {
                recover(file, 0, fresh, sequence, (input, now, unixNanos, decisions) -> {});
            }
            engine = Optional.of(fresh);
            told = Optional.of(start);
        }
    }

    private void input(Input input, TimeTag now, long unixNanos) {
        compared();
        if (engine.isEmpty() || !taken.test(input)) {
            return;
        }
        if (input instanceof Input.Start && !recoversByItself) {
            inputs = 0;
            items = 0;
            differing = 0;
        }
        Decisions decisions = engine.get().accept(input, now, unixNanos);
        inputs++;
        watcher.saw(input, now, unixNanos, decisions);
        for (Item item : decisions.items()) {
            expected.add(ItemCbor.encode(item));
        }
        decisions
                .policyChange()
                .ifPresent(change -> expected.add(PolicyOutcome.of(change).encode()));
    }

    private void compare(byte[] written) {
        items++;
        byte[] said = expected.poll();
        if (said == null || !Arrays.equals(said, written)) {
            differing++;
        }
    }
}
