package org.watchfire.node;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.watchfire.exchange.wire.ItemCbor;
import org.watchfire.journal.JournalReader;
import org.watchfire.journal.Row;
import org.watchfire.model.Item;
import org.watchfire.model.TimeTag;

/**
 * Runs the inputs of a journal through a fresh engine, in their order and with their {@code now}. The same inputs give the
 * same decisions, so what the engine says must be, byte for byte, what the journal holds.
 */
public final class Replay {
    /** Journal kind of a warning, all-clear, retraction, notice or acknowledgement this node decided. */
    static final String ITEM = "out.item";

    private final Predicate<Input> taken;
    private final Watcher watcher;
    private final Deque<byte[]> expected = new ArrayDeque<>();
    private Optional<Engine> engine = Optional.empty();
    private long inputs;
    private long items;
    private long differing;

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
     * @param items decided, and found in the journal
     * @param differing items of which journal and replay do not agree
     */
    public record Result(long inputs, long items, long differing) {}

    private Replay(Predicate<Input> taken, Watcher watcher) {
        this.taken = taken;
        this.watcher = watcher;
    }

    /**
     * Replays a whole journal.
     *
     * @throws SettingsException if the configuration in it cannot be used by this build
     */
    public static Result all(Path journal, Watcher watcher) {
        return new Replay(input -> true, watcher).run(journal);
    }

    /** Replays what the node would have decided on its own radars alone; nothing is compared. */
    public static void withoutPartners(Path journal, Watcher watcher) {
        new Replay(input -> !(input instanceof Input.FromPartner), watcher).run(journal);
    }

    private Result run(Path file) {
        try (JournalReader journal = JournalReader.open(file);
                Stream<Row> rows = journal.read(0, "")) {
            for (Iterator<Row> each = rows.iterator(); each.hasNext(); ) {
                row(each.next());
            }
        }
        return new Result(inputs, items, differing);
    }

    private void row(Row row) {
        if (row.kind().equals(ITEM)) {
            compare(row.bytes());
        } else {
            InputCodec.decode(row.kind(), row.bytes())
                    .ifPresent(input -> input(input, TimeTag.of(row.taiNanos()), row.wallNanos()));
        }
    }

    private void input(Input input, TimeTag now, long unixNanos) {
        differing += expected.size(); // said in replay, but not in the journal
        expected.clear();
        if (input instanceof Input.Start start && engine.isEmpty()) {
            engine = Optional.of(EngineBuilder.of(start));
        }
        if (engine.isEmpty() || !taken.test(input)) {
            return;
        }
        Decisions decisions = engine.get().accept(input, now, unixNanos);
        inputs++;
        watcher.saw(input, now, unixNanos, decisions);
        for (Item item : decisions.items()) {
            expected.add(ItemCbor.encode(item));
        }
    }

    private void compare(byte[] written) {
        items++;
        byte[] said = expected.poll();
        if (said == null || !Arrays.equals(said, written)) {
            differing++;
        }
    }

    /** An engine brought to where the journal ends, so that a node that died goes on as if it had not. */
    static Optional<Engine> recover(Path journal) {
        Replay replay = new Replay(input -> true, (input, now, unixNanos, decisions) -> {});
        replay.run(journal);
        return replay.engine;
    }
}
