package org.watchfire.node;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.watchfire.model.TimeTag;
import org.watchfire.node.settings.NodeSettings;
import org.watchfire.picture.RoleViews;
import org.watchfire.release.Policy;

/**
 * A node's engine, and what its operators were shown, as the journal leaves them: from a snapshot if there is one, else from
 * nothing, and on through the rows after it. An open event is then on the screens before anything new is said of it.
 */
final class Recovery implements Replay.Watcher {
    private final Engine engine;
    private final RoleViews views;
    private final Runnable afterEach;
    private Optional<PolicyOutcome> activated = Optional.empty();
    private long firstRow;
    private long nextRow;
    private TimeTag now = TimeTag.of(0);
    private long unixNanos;
    private long inputs;
    private Replay.Result since = new Replay.Result(0, 0, 0);

    private Recovery(Engine engine, RoleViews views, Runnable afterEach) {
        this.engine = engine;
        this.views = views;
        this.afterEach = afterEach;
    }

    /**
     * Comes as far as the journal goes; a node without one begins anew.
     *
     * @param policy of the file, by which a node without a past goes
     */
    static Recovery of(NodeSettings settings, Policy policy, Path journal, Snapshots snapshots) {
        return of(settings, policy, journal, snapshots, () -> {});
    }

    /** The same, with something done after each input that is decided again. */
    static Recovery of(NodeSettings settings, Policy policy, Path journal, Snapshots snapshots, Runnable afterEach) {
        if (!Files.exists(journal)) {
            return fromNothing(settings, policy, afterEach);
        }
        Recovery recovery = snapshots
                .newest()
                .map(snapshot -> from(snapshot, settings, afterEach))
                .orElseGet(() -> fromNothing(settings, policy, afterEach));
        recovery.replay(journal);
        return recovery;
    }

    private static Recovery fromNothing(NodeSettings settings, Policy policy, Runnable afterEach) {
        RoleViews views = new RoleViews(settings.nationId(), settings.realm());
        return new Recovery(EngineBuilder.of(settings, policy), views, afterEach);
    }

    private static Recovery from(Snapshot snapshot, NodeSettings settings, Runnable afterEach) {
        RoleViews views = RoleViews.of(settings.nationId(), settings.realm(), snapshot.views());
        Recovery recovery = new Recovery(EngineBuilder.of(settings, snapshot.engine()), views, afterEach);
        recovery.activated = snapshot.activated();
        recovery.firstRow = snapshot.nextRow();
        recovery.nextRow = snapshot.nextRow();
        recovery.now = snapshot.now();
        recovery.unixNanos = snapshot.unixNanos();
        return recovery;
    }

    private void replay(Path journal) {
        Replay.Reached reached = Replay.recover(journal, nextRow, engine, this);
        nextRow = reached.nextRow();
        activated = reached.activated().or(() -> activated);
        since = reached.sinceStart();
    }

    @Override
    public void saw(Input input, TimeTag at, long atUnixNanos, Decisions decisions) {
        now = at;
        unixNanos = atUnixNanos;
        decisions.toOperators().forEach(views::remember);
        decisions.recalls().forEach(views::recall);
        inputs++;
        afterEach.run();
    }

    Engine engine() {
        return engine;
    }

    /** Still without screens. */
    RoleViews views() {
        return views;
    }

    /** The policy that persons activated last, as the journal says. */
    Optional<PolicyOutcome> activated() {
        return activated;
    }

    /** The first row that was decided again; 0 for all of them. */
    long firstRow() {
        return firstRow;
    }

    /** How many inputs were decided again. */
    long inputs() {
        return inputs;
    }

    /** What was decided again since the snapshot or the node's last start, whichever is later. */
    Replay.Result since() {
        return since;
    }

    /** An exercise clock goes on where it stopped. */
    void goOn(NodeClock.OfExercise clock) {
        if (nextRow > 0) {
            clock.goOn(now, unixNanos);
        }
    }

    /** All of it, to be written down before the engine takes more. */
    Snapshot snapshot() {
        return new Snapshot(nextRow, now, unixNanos, engine.memory(), views.memory(), activated);
    }
}
