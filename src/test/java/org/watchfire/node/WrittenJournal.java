package org.watchfire.node;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.watchfire.journal.Journal;
import org.watchfire.model.NationId;
import org.watchfire.model.Realm;
import org.watchfire.model.TimeTag;
import org.watchfire.node.settings.NodeSettings;
import org.watchfire.node.settings.SettingsReader;
import org.watchfire.release.Policy;

/** What KOR decided of the launch of 31 May 2023, written as its node writes it, from datagrams to all-clear. */
final class WrittenJournal {
    /** The failure and its all-clear are over by then. */
    static final double SECONDS = 200;

    private static final NationId JPN = new NationId("JPN");

    private final ScenarioPlay play = new ScenarioPlay("2023-05-31", JPN);
    private final Input.Start start = new Input.Start(SettingsReader.write(play.settings()), play.policy(), List.of());
    private final Path file;

    WrittenJournal(Path folder) {
        this.file = folder.resolve("KOR.db");
    }

    Path file() {
        return file;
    }

    NodeSettings settings() {
        return play.settings();
    }

    String settingsText() {
        return start.settings();
    }

    Policy policy() {
        return EngineBuilder.policy("test", play.policy());
    }

    Journal open() {
        return Journal.open(file, ScenarioPlay.KOR, Realm.EXERCISE);
    }

    /** Writes all of it, with what is decided altered. */
    WrittenJournal write(UnaryOperator<Decisions> change) {
        Engine engine = EngineBuilder.of(start);
        return write(SECONDS, (input, now, unixNanos) -> change.apply(engine.accept(input, now, unixNanos)), 0);
    }

    /** Writes what came up to some moment after the launch. */
    WrittenJournal writeUntil(double seconds) {
        return write(seconds, EngineBuilder.of(start)::accept, 0);
    }

    /** Writes what came after the first so many inputs, as an engine decides it that was brought so far. */
    WrittenJournal goOn(Engine engine, long after) {
        return write(SECONDS, engine::accept, after);
    }

    private WrittenJournal write(double seconds, EngineTurn.Decider engine, long after) {
        AtomicLong inputs = new AtomicLong();
        try (Journal journal = open()) {
            EngineTurn turn = turn(journal, engine);
            ScenarioPlay.Taker taker = (input, now) -> {
                if (inputs.getAndIncrement() >= after) {
                    turn.take(input, now, now.taiNanos());
                }
            };
            taker.take(start, TimeTag.of(0));
            play.play(seconds, taker);
        }
        return this;
    }

    private static EngineTurn turn(Journal journal, EngineTurn.Decider engine) {
        return new EngineTurn(engine, journal, (released, row) -> {}, (input, decisions, now, unixNanos) -> {});
    }
}
