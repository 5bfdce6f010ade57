package org.watchfire.node;

import java.time.Clock;
import java.util.function.Consumer;
import java.util.logging.Logger;
import org.watchfire.journal.Journal;
import org.watchfire.model.TimeTag;
import org.watchfire.picture.LogLine;
import org.watchfire.picture.OperatorAction;
import tools.jackson.databind.json.JsonMapper;

/**
 * What persons did at the picture or were refused, in the journal and on the log of every screen. Of refusals at most
 * {@value #REFUSALS} a second: whoever tries doors by the thousand must not fill the disk. What is left out is counted, and
 * the next one that is written says how many.
 */
final class DeskLog {
    /** Journal kind of an action. */
    static final String KIND = "desk.action";

    private static final Logger LOG = Logger.getLogger(DeskLog.class.getName());
    private static final int REFUSALS = 10;
    private static final long SECOND_NANOS = 1_000_000_000L;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Journal journal;
    private final NodeClock clock;
    private final Clock wall;
    private final Consumer<LogLine> screens;
    private long secondNanos;
    private int refusals;
    private long leftOut;

    /**
     * One row.
     *
     * @param action the kind of action, such as {@code SignedIn}
     * @param operator who
     * @param words what was done, for people
     * @param leftOut refusals before it that no row was written of
     */
    record Line(String action, String operator, String words, long leftOut) {}

    DeskLog(Journal journal, NodeClock clock, Clock wall, Consumer<LogLine> screens) {
        this.journal = journal;
        this.clock = clock;
        this.wall = wall;
        this.screens = screens;
    }

    /** Writes an action down. */
    synchronized void write(OperatorAction action) {
        if (isRefusal(action) && isTooMany()) {
            leftOut++;
            return;
        }
        TimeTag now = clock.now();
        Line line = new Line(action.getClass().getSimpleName(), action.operator(), words(action), leftOut);
        leftOut = 0;
        journal.append(now.taiNanos(), NodeClock.unixNanos(wall), KIND, JSON.writeValueAsBytes(line));
        LogLine.Severity severity = isRefusal(action) ? LogLine.Severity.CAUTION : LogLine.Severity.INFO;
        screens.accept(new LogLine(now, severity, "desk", line.words));
    }

    /** Writes down that others may sign in. */
    synchronized void operatorsChanged(String words) {
        TimeTag now = clock.now();
        LOG.info("operators: " + words);
        Line line = new Line("OperatorsChanged", "", words, 0);
        journal.append(now.taiNanos(), NodeClock.unixNanos(wall), KIND, JSON.writeValueAsBytes(line));
        screens.accept(new LogLine(now, LogLine.Severity.CAUTION, "desk", words));
    }

    /** Says that a change of the operators was not taken. */
    void operatorsStay(String why) {
        LOG.warning(why);
        screens.accept(new LogLine(clock.now(), LogLine.Severity.CAUTION, "desk", why));
    }

    private boolean isTooMany() {
        long now = System.nanoTime();
        if (refusals == 0 || now - secondNanos > SECOND_NANOS) {
            secondNanos = now;
            refusals = 0;
        }
        return ++refusals > REFUSALS;
    }

    private static boolean isRefusal(OperatorAction action) {
        return action instanceof OperatorAction.Forbidden || action instanceof OperatorAction.SignInRefused;
    }

    private static String words(OperatorAction action) {
        return switch (action) {
            case OperatorAction.Acknowledged note ->
                note.operator() + " took note of " + note.event() + " version " + note.version();
            case OperatorAction.SignedIn in -> in.operator() + " signed in as " + in.role();
            case OperatorAction.SignedOut out -> out.operator() + " signed out";
            case OperatorAction.Forbidden refused ->
                refused.operator() + " was refused " + refused.operation() + " as " + refused.role();
            case OperatorAction.SignInRefused refused ->
                "sign-in of " + refused.operator() + " refused: " + refused.reason();
        };
    }
}
