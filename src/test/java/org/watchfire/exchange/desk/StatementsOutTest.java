package org.watchfire.exchange.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.watchfire.exchange.Samples.JPN;
import static org.watchfire.exchange.Samples.KOR;
import static org.watchfire.exchange.Samples.USA;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.watchfire.exchange.Samples;
import org.watchfire.exchange.ledger.Clocks;
import org.watchfire.exchange.outside.ExchangeSettings;
import org.watchfire.exchange.outside.Gate;
import org.watchfire.exchange.rows.Outbox;
import org.watchfire.exchange.simulation.ManualClock;
import org.watchfire.exchange.statements.StatementsOut;
import org.watchfire.exchange.wire.Digest;
import org.watchfire.exchange.wire.Kind;
import org.watchfire.exchange.wire.Statement;
import org.watchfire.exchange.wire.Statement.Finding;
import org.watchfire.exchange.wire.Statement.Role;
import org.watchfire.journal.MemoryJournal;
import org.watchfire.model.Lane;
import org.watchfire.model.Realm;

/** Five numbers from KOR to JPN, stated after an hour, and what is remembered of them once JPN has answered. */
class StatementsOutTest extends DeskPairFixture {
    private static final int GIVEN = 5;

    private final ManualClock.Time time = new ManualClock.Time();
    private final ManualClock clock = new ManualClock(time);
    private final List<Statement> said = new ArrayList<>();
    private AssuredOut assured;
    private StatementsOut statements;
    private Statement given;

    @BeforeEach
    void giveAndState() {
        start();
        for (int i = 1; i <= GIVEN; i++) {
            assured.offer(new Outbox.Entry(Samples.warning(KOR, i, 1), 0));
        }
        statements.tick(clock.wallUnixNanos());
        time.moveTo(Duration.ofHours(1).toNanos());
        statements.tick(clock.wallUnixNanos());
        given = said.getFirst();
        assertThat(remembered()).isEqualTo(GIVEN);
    }

    private void start() {
        ExchangeSettings settings = ExchangeSettings.of(kor, Set.of(JPN), USA);
        Sealer sealer = new Sealer(settings, clock, new Clocks(), JPN);
        MemoryJournal journal = new MemoryJournal(KOR, Realm.EXERCISE, ManualClock.START);
        Posted way = new Posted(new ArrayList<>());
        Departed departed = new Departed();
        Pen pen = new Pen(journal, clock, Runnable::run);
        assured = new AssuredOut(sealer, pen, way, Gate.OPEN, departed, envelope -> {});
        LiveOut live = new LiveOut(sealer, pen, way, settings, departed);
        statements = new StatementsOut(
                KOR,
                assured.tally(),
                live.tally(),
                Duration.ofHours(1).toNanos(),
                statement -> assured.note(Kind.STATEMENT, statement.encode()),
                said::add);
    }

    private long remembered() {
        return assured.tally().count(1, GIVEN);
    }

    private Statement answer(long lost, Finding finding, long number, List<Digest> segments) {
        return new Statement(
                Role.HELD,
                KOR,
                Lane.ASSURED,
                given.untilUnixNanos(),
                given.epoch(),
                given.from(),
                given.to(),
                GIVEN - lost,
                0,
                0,
                lost,
                finding,
                number,
                segments,
                0,
                List.of());
    }

    private List<Digest> thirdIsOther() {
        List<Digest> segments = new ArrayList<>(given.segments());
        segments.set(2, segments.getFirst());
        return segments;
    }

    @Test
    void forgetsWhatBothHave() {
        statements.answered(answer(0, Finding.AGREED, 0, given.segments()));
        assertThat(remembered()).isZero();
    }

    /** The hub forged one, which is named; if that stretch were kept, so would be all that is given after it. */
    @Test
    void forgetsWhatDiffersOnceItIsNamed() {
        statements.answered(answer(0, Finding.DIFFERS, 3, thirdIsOther()));
        statements.tick(clock.wallUnixNanos());
        assertThat(said).hasSize(2);
        assertThat(remembered()).isZero();
    }

    @Test
    void namesADifferenceThatItsPeerLeftUnnamedOnceAndForgetsIt() {
        statements.answered(answer(0, Finding.DIFFERS, 0, thirdIsOther()));
        said.clear();
        statements.tick(clock.wallUnixNanos());
        statements.tick(clock.wallUnixNanos());
        assertThat(said).containsExactly(given.verdict(3));
        assertThat(remembered()).isZero();
    }

    @Test
    void keepsWhatItsPeerWillAnswerOnceMoreWhenAllHasCome() {
        statements.answered(answer(1, Finding.DIFFERS, 3, List.of()));
        statements.tick(clock.wallUnixNanos());
        assertThat(remembered()).isEqualTo(GIVEN);
        statements.answered(answer(0, Finding.AGREED, 0, given.segments()));
        assertThat(remembered()).isZero();
    }

    @Test
    void doesNotSayItsLastWordAgainAfterAStart() {
        Statement unnamed = answer(0, Finding.DIFFERS, 0, thirdIsOther());
        start();
        statements.restore(given);
        statements.answered(unnamed);
        statements.restore(given.verdict(3));
        said.clear();
        statements.tick(clock.wallUnixNanos());
        assertThat(said).isEmpty();
    }
}
