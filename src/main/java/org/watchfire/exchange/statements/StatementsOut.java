package org.watchfire.exchange.statements;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.watchfire.exchange.wire.Digest;
import org.watchfire.exchange.wire.Statement;
import org.watchfire.exchange.wire.Statement.Finding;
import org.watchfire.exchange.wire.Statement.Role;
import org.watchfire.model.Lane;
import org.watchfire.model.NationId;

/**
 * States to one peer, after every full hour, what it was given, and holds the peer's answer against it. A statement is an
 * assured envelope like any other: while the peer is away it waits in the journal, and goes when the peer is back. One that
 * would be about more than {@link #MOST_NUMBERS} numbers is made before the hour is over, so that its size is bounded.
 */
public final class StatementsOut {
    /** Most numbers of the assured lane in one statement: 64 segments of 64. */
    public static final int MOST_NUMBERS = Statement.MOST_PARTS * Statement.MOST_PARTS;

    /** Most numbers of the live lane in one. */
    static final int MOST_LIVE = LiveTally.MOST / 2 * LiveTally.CELL;

    /** Most statements whose answers are waited for; what the oldest is answered beyond that is not looked at. */
    private static final int MOST_OPEN = 64;

    private final NationId nation;
    private final Tally assured;
    private final LiveTally live;
    private final long periodNanos;
    private final Consumer<Statement> toPeer;
    private final Consumer<Statement> said;
    private final List<Open> open = new ArrayList<>();
    private Optional<Long> period = Optional.empty();
    private long statedAssured;
    private long statedLive;

    /** A statement without the last word on it. */
    private static final class Open {
        private final Statement given;
        /** A difference that the peer left unnamed, and that it has not been told yet; 0 for none. */
        private long untold;

        Open(Statement given) {
            this.given = given;
        }
    }

    /**
     * To one peer.
     *
     * @param nation that states
     * @param assured what was given on the assured lane
     * @param live and on the live lane
     * @param periodNanos one hour, or less where it is tried
     * @param toPeer takes a statement to the peer, on the assured lane: it gets a number there, and is in {@code assured} from then on
     * @param said told of every statement, in either direction, and of what came of it
     */
    public StatementsOut(
            NationId nation,
            Tally assured,
            LiveTally live,
            long periodNanos,
            Consumer<Statement> toPeer,
            Consumer<Statement> said) {
        this.nation = nation;
        this.assured = assured;
        this.live = live;
        this.periodNanos = periodNanos;
        this.toPeer = toPeer;
        this.said = said;
    }

    /**
     * Does what is due.
     *
     * @param nowUnixNanos wall time
     */
    public void tick(long nowUnixNanos) {
        long index = Math.floorDiv(nowUnixNanos, periodNanos);
        boolean hourIsOver = period.isPresent() && index > period.get();
        long until = hourIsOver ? index * periodNanos : nowUnixNanos;
        boolean wasSetBack = period.isPresent() && index < period.get() - 1;
        if (hourIsOver || period.isEmpty() || wasSetBack) {
            period = Optional.of(index);
        }
        if (hourIsOver || assured.highest() - statedAssured >= MOST_NUMBERS) {
            stateAssured(until);
        }
        if (hourIsOver || live.complete() - statedLive >= MOST_LIVE) {
            stateLive(until);
        }
        List<Open> untold = open.stream().filter(each -> each.untold > 0).toList();
        for (Open each : untold) {
            say(each.given.verdict(each.untold));
            close(each);
        }
    }

    private void stateAssured(long until) {
        long highest = assured.highest(); // the statements themselves belong to the next hour
        do {
            long from = statedAssured + 1;
            long to = Math.min(highest, statedAssured + MOST_NUMBERS);
            long voids = assured.voids(from, to);
            given(new Statement(
                    Role.GIVEN,
                    nation,
                    Lane.ASSURED,
                    until,
                    assured.epoch(),
                    from,
                    to,
                    to - from + 1 - voids,
                    voids,
                    assured.refused(from, to),
                    0,
                    Finding.NONE,
                    0,
                    assured.segments(from, to),
                    0,
                    List.of()));
            statedAssured = to;
        } while (statedAssured < highest);
    }

    /** Only whole cells: a last few blocks wait for the next hour. */
    private void stateLive(long until) {
        long from = statedLive + 1;
        long to = live.complete();
        if (to >= from) {
            statedLive = to;
            given(new Statement(
                    Role.GIVEN,
                    nation,
                    Lane.LIVE,
                    until,
                    live.epoch(),
                    from,
                    to,
                    to - from + 1,
                    0,
                    0,
                    0,
                    Finding.NONE,
                    0,
                    live.segments(from, to),
                    0,
                    List.of()));
            live.forget(to);
        }
    }

    private void given(Statement statement) {
        keepOpen(statement);
        say(statement);
    }

    private void keepOpen(Statement statement) {
        open.add(new Open(statement));
        if (open.size() > MOST_OPEN) {
            open.removeFirst();
        }
    }

    private void say(Statement statement) {
        toPeer.accept(statement);
        said.accept(statement);
    }

    /** The peer's answer, safe in the journal. What it says of itself is not taken for granted. */
    public void answered(Statement answer) {
        for (Open one : open) {
            if (one.given.isAbout(answer)) {
                long number = difference(one.given, answer);
                boolean isNamed = answer.finding() == Finding.DIFFERS && answer.number() == number;
                if (number > 0 && !isNamed) {
                    one.untold = number;
                } else if (number == 0 || StatementsIn.isLast(answer)) {
                    close(one);
                }
                said.accept(number == 0 ? answer : number == answer.number() ? answer : one.given.verdict(number));
                return;
            }
        }
    }

    /** First number in which an answer differs from what was given; 0 for none. */
    private long difference(Statement given, Statement answer) {
        long step = given.lane() == Lane.LIVE
                ? LiveTally.step(given.from(), given.to())
                : Tally.step(given.from(), given.to());
        if (answer.finding() == Finding.DIFFERS && answer.number() >= given.from() && answer.number() <= given.to()) {
            return answer.number();
        }
        for (int i = 0; i < given.segments().size(); i++) {
            boolean compared = given.lane() == Lane.ASSURED || (answer.whole() & 1L << i) != 0;
            boolean same = i < answer.segments().size()
                    && answer.segments().get(i).equals(given.segments().get(i));
            if (compared && !same) {
                return given.from() + i * step + within(given, i, answer.detail());
            }
        }
        return answer.finding() == Finding.DIFFERS ? given.from() : 0;
    }

    /** Which number of a segment differs, by the peer's digests of each; the first where it gave none. */
    private long within(Statement given, int segment, List<Digest> theirs) {
        if (given.lane() == Lane.ASSURED) {
            List<Digest> ours = assured.detail(given.from(), given.to(), segment);
            for (int i = 0; i < Math.min(ours.size(), theirs.size()); i++) {
                if (!ours.get(i).equals(theirs.get(i))) {
                    return i;
                }
            }
        }
        return 0;
    }

    /** The last word on it is said, whatever it was: what stands below every open statement need not be looked at again. */
    private void close(Open one) {
        open.remove(one);
        long lowest = open.stream()
                .filter(each -> each.given.lane() == Lane.ASSURED)
                .mapToLong(each -> each.given.from())
                .min()
                .orElse(statedAssured + 1);
        assured.forget(lowest - 1);
    }

    /** A statement of ours in the journal, at the start. */
    public void restore(Statement statement) {
        switch (statement.role()) {
            case GIVEN -> {
                period = Optional.of(Math.floorDiv(statement.untilUnixNanos(), periodNanos));
                if (statement.lane() == Lane.ASSURED) {
                    statedAssured = statement.to();
                }
                keepOpen(statement);
                said.accept(statement);
            }
            case VERDICT -> {
                open.stream()
                        .filter(each -> each.given.isAbout(statement))
                        .findFirst()
                        .ifPresent(this::close);
                said.accept(statement);
            }
            case HELD -> throw new IllegalArgumentException("an answer is not a statement of what was given");
        }
    }
}
