package org.watchfire.exchange.statements;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.watchfire.exchange.wire.Digest;
import org.watchfire.exchange.wire.Statement;
import org.watchfire.exchange.wire.Statement.Finding;
import org.watchfire.exchange.wire.Statement.Role;
import org.watchfire.model.Lane;

/**
 * Answers one peer's statements with what is held of its numbers. It answers when all of them are in the journal; where some
 * stay away it says after a while which is the first, and answers again when they have come.
 */
public final class StatementsIn {
    /** Most statements that wait for their numbers; the oldest beyond that stays unanswered. */
    private static final int MOST_WAITING = 64;

    private static final long PATIENCE_NANOS = 30_000_000_000L;
    /** Live blocks are dead by then. */
    private static final long LIVE_PATIENCE_NANOS = 10_000_000_000L;

    private final Tally assured;
    private final LiveTally live;
    private final Consumer<Statement> toPeer;
    private final Consumer<Statement> said;
    private final List<Waiting> waiting = new ArrayList<>();
    /** Stretches answered although one before them was not yet, by first number. */
    private final TreeMap<Long, Long> answered = new TreeMap<>();

    private long answeredTo;
    private long epoch;

    private static final class Waiting {
        private final Statement given;
        private final long sinceNanos;
        private boolean told;

        Waiting(Statement given, long sinceNanos) {
            this.given = given;
            this.sinceNanos = sinceNanos;
        }
    }

    /**
     * One peer's.
     *
     * @param assured what is held of the peer's assured lane
     * @param live and of its live lane
     * @param toPeer takes an answer to the peer, on the assured lane
     * @param said told of every statement, in either direction
     */
    public StatementsIn(Tally assured, LiveTally live, Consumer<Statement> toPeer, Consumer<Statement> said) {
        this.assured = assured;
        this.live = live;
        this.toPeer = toPeer;
        this.said = said;
    }

    /**
     * A statement of the peer, safe in the journal.
     *
     * @param nowNanos monotonic
     */
    public void came(Statement statement, long nowNanos) {
        if (statement.role() == Role.GIVEN) {
            waiting.add(new Waiting(statement, nowNanos));
            if (waiting.size() > MOST_WAITING) {
                waiting.removeFirst();
            }
        }
        said.accept(statement);
    }

    /** Our answer in the journal, at the start. */
    public void restore(Statement answer) {
        if (isLast(answer)) {
            waiting.removeIf(each -> each.given.isAbout(answer));
            if (answer.lane() == Lane.ASSURED) {
                forget(answer);
            }
        }
        said.accept(answer);
    }

    /**
     * Answers what can be answered.
     *
     * @param nowNanos monotonic
     */
    public void tick(long nowNanos) {
        for (Iterator<Waiting> each = waiting.iterator(); each.hasNext(); ) {
            Waiting one = each.next();
            switch (one.given.lane()) {
                case ASSURED -> {
                    if (isOfThePast(one.given) || answerAssured(one, nowNanos)) {
                        each.remove();
                    }
                }
                case LIVE -> {
                    if (answerLive(one, nowNanos)) {
                        each.remove();
                    }
                }
            }
        }
    }

    /** About numbers of a journal that is no more, or that were forgotten at the bound. */
    private boolean isOfThePast(Statement given) {
        return given.epoch() != assured.epoch() || (given.span() > 0 && given.from() <= assured.forgotten());
    }

    private boolean answerAssured(Waiting one, long nowNanos) {
        Statement given = one.given;
        long missing = assured.firstMissing(given.from(), given.to());
        if (missing > 0) {
            if (!one.told && nowNanos - one.sinceNanos >= PATIENCE_NANOS) {
                one.told = true;
                long lost = given.span() - assured.count(given.from(), given.to());
                say(answer(given, lost, Finding.DIFFERS, missing, List.of(), 0, List.of()));
            }
            return false;
        }
        List<Digest> segments = assured.segments(given.from(), given.to());
        int differing = 0;
        while (differing < segments.size()
                && differing < given.segments().size()
                && segments.get(differing).equals(given.segments().get(differing))) {
            differing++;
        }
        if (segments.equals(given.segments())) {
            say(answer(given, 0, Finding.AGREED, 0, segments, 0, List.of()));
        } else {
            // where a segment is one number it is named; otherwise the origin will, from the detail
            boolean isNamed = Tally.step(given.from(), given.to()) == 1 && differing < segments.size();
            List<Digest> detail = assured.detail(given.from(), given.to(), differing);
            say(answer(given, 0, Finding.DIFFERS, isNamed ? given.from() + differing : 0, segments, 0, detail));
        }
        forget(given);
        return true;
    }

    /** Numbers up to which every stretch was answered are not asked about again. One that was overtaken still will be. */
    private void forget(Statement about) {
        if (about.epoch() != epoch) {
            epoch = about.epoch();
            answered.clear();
            answeredTo = 0;
        }
        if (about.span() > 0) {
            answered.put(about.from(), about.to());
        }
        while (!answered.isEmpty() && (answered.firstKey() <= answeredTo + 1 || answered.size() > MOST_WAITING)) {
            answeredTo = answered.pollFirstEntry().getValue();
        }
        assured.forget(answeredTo);
    }

    /**
     * Loss is no difference on this lane: it is counted, and the first number of it named. Of another epoch than the blocks that came
     * last nothing is known, since one of the two ends has started again: all of it is lost.
     */
    private boolean answerLive(Waiting one, long nowNanos) {
        Statement given = one.given;
        LiveTally tally = given.epoch() == live.epoch() ? live : new LiveTally();
        if (tally.highest() <= given.to() && nowNanos - one.sinceNanos < LIVE_PATIENCE_NANOS) {
            return false;
        }
        List<Digest> segments = tally.segments(given.from(), given.to());
        long whole = tally.whole(given.from(), given.to());
        long step = LiveTally.step(given.from(), given.to());
        long lost = given.span() - tally.blocks(given.from(), given.to());
        for (int i = 0; i < segments.size(); i++) {
            boolean same = i < given.segments().size()
                    && segments.get(i).equals(given.segments().get(i));
            if ((whole & 1L << i) != 0 && !same) {
                say(answer(given, lost, Finding.DIFFERS, given.from() + i * step, segments, whole, List.of()));
                tally.forget(given.to());
                return true;
            }
        }
        long first = tally.firstMissing(given.from(), given.to());
        say(answer(given, lost, Finding.AGREED, first, segments, whole, List.of()));
        tally.forget(given.to());
        return true;
    }

    private Statement answer(
            Statement given,
            long lost,
            Finding finding,
            long number,
            List<Digest> segments,
            long whole,
            List<Digest> detail) {
        long voids = given.lane() == Lane.ASSURED ? assured.voids(given.from(), given.to()) : 0;
        return new Statement(
                Role.HELD,
                given.origin(),
                given.lane(),
                given.untilUnixNanos(),
                given.epoch(),
                given.from(),
                given.to(),
                given.span() - lost - voids,
                voids,
                0,
                lost,
                finding,
                number,
                segments,
                whole,
                detail);
    }

    private void say(Statement answer) {
        toPeer.accept(answer);
        said.accept(answer);
    }

    /** After saying only that some have not come, an answer follows. */
    static boolean isLast(Statement answer) {
        return answer.lane() == Lane.LIVE || answer.lost() == 0;
    }
}
