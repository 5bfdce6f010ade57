package org.watchfire.exchange.statements;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.watchfire.exchange.Samples;
import org.watchfire.exchange.wire.Statement;
import org.watchfire.exchange.wire.Statement.Finding;
import org.watchfire.exchange.wire.Statement.Role;
import org.watchfire.model.Lane;

/** What a recipient answers of the live lane of an origin that has started again. */
class StatementsInTest {
    private static final long EARLIER = 1;
    private static final long NOW = 2;
    private static final int BLOCKS = 2 * LiveTally.CELL;

    private final LiveTally held = new LiveTally();
    private final List<Statement> answers = new ArrayList<>();
    private final StatementsIn statements = new StatementsIn(new Tally(), held, answers::add, statement -> {});

    @Test
    void countsTheNewRunThoughTheEarlierOneIsStatedLate() {
        held.begin(NOW);
        LiveTally given = new LiveTally();
        given.begin(NOW);
        for (int number = 1; number <= BLOCKS + 1; number++) {
            byte[] block = {(byte) number};
            held.add(number, block);
            given.add(number, block);
        }
        answer(stated(EARLIER, new LiveTally()), 0);
        answer(stated(NOW, given), TimeUnit.MINUTES.toNanos(1));
        assertThat(answers).extracting(Statement::lost).containsExactly((long) BLOCKS, 0L);
        assertThat(answers).extracting(Statement::number).containsExactly(1L, 0L);
        assertThat(answers.getLast().finding()).isEqualTo(Finding.AGREED);
        assertThat(answers.getLast().whole()).isNotZero();
    }

    private void answer(Statement statement, long nanos) {
        statements.came(statement, nanos);
        statements.tick(nanos + TimeUnit.SECONDS.toNanos(30));
    }

    private static Statement stated(long epoch, LiveTally tally) {
        return new Statement(
                Role.GIVEN,
                Samples.KOR,
                Lane.LIVE,
                0,
                epoch,
                1,
                BLOCKS,
                BLOCKS,
                0,
                0,
                0,
                Finding.NONE,
                0,
                tally.segments(1, BLOCKS),
                0,
                List.of());
    }
}
