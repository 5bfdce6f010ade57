package org.watchfire.exchange.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.watchfire.exchange.Samples.JPN;
import static org.watchfire.exchange.Samples.KOR;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.watchfire.exchange.Samples;
import org.watchfire.exchange.rows.EndingMatrix;
import org.watchfire.exchange.rows.RowKinds;
import org.watchfire.exchange.simulation.ManualClock;
import org.watchfire.model.Acknowledgement;
import org.watchfire.model.EventId;
import org.watchfire.model.Label;
import org.watchfire.model.NationId;
import org.watchfire.model.Realm;
import org.watchfire.model.Retraction;
import org.watchfire.model.Stamps;
import org.watchfire.model.TimeTag;

/** What ends a warning stays open in the matrix until its recipient holds it and has taken note of it. */
class EndingOnTheWireTest extends DeskPairFixture {
    private static final EventId EVENT = new EventId(KOR, 1);
    private static final TimeTag NOW = TimeTag.of(ManualClock.START);
    private static final Retraction WRONG =
            new Retraction(EVENT, 2, KOR, Realm.EXERCISE, label(JPN), "it was an aircraft", NOW, new Stamps(1, 1));

    private static Label label(NationId to) {
        return new Label(1, new TreeSet<>(), new TreeSet<>(List.of(to)));
    }

    private static Acknowledgement noteOf(int version) {
        return new Acknowledgement(
                EVENT, version, JPN, Realm.EXERCISE, label(KOR), "WATCH_OFFICER", NOW, new Stamps(1, 1));
    }

    private EndingMatrix.Line line() {
        List<EndingMatrix.Line> lines = pair.first.ledger().endings();
        assertThat(lines).hasSize(1);
        assertThat(read()).as("from the journal").isEqualTo(lines);
        return lines.getFirst();
    }

    private List<EndingMatrix.Line> read() {
        return EndingMatrix.read(pair.first.journal.epoch(), pair.first.journal.read(1, RowKinds.ASSURED));
    }

    @Test
    void isOpenUntilThePartnersNodeHoldsItAndThePartnerHasTakenNote() {
        pair.first.offer(Samples.warning(KOR, 1, 1));
        pair.second.link(false);
        pair.first.offer(WRONG);
        pair.run(Duration.ofSeconds(1));
        assertThat(line().isHeld()).isFalse();
        pair.second.link(true);
        pair.run(Duration.ofSeconds(10));
        assertThat(line().isHeld()).isTrue();
        assertThat(line().isAcknowledged()).isFalse();
        pair.second.offer(noteOf(1));
        pair.run(Duration.ofSeconds(1));
        assertThat(line().isAcknowledged()).as("by a note of the warning").isFalse();
        pair.second.offer(noteOf(2));
        pair.run(Duration.ofSeconds(1));
        assertThat(line().isAcknowledged()).isTrue();
        assertThat(line().retraction()).isTrue();
        assertThat(line().version()).isEqualTo(2);
    }

    @Test
    void isRememberedOverARestart() {
        pair.first.offer(WRONG);
        pair.run(Duration.ofSeconds(1));
        pair.second.offer(noteOf(2));
        pair.run(Duration.ofSeconds(1));
        EndingMatrix.Line before = line();
        pair.first.restart();
        assertThat(line()).isEqualTo(before);
        assertThat(before.isAcknowledged()).isTrue();
    }

    @Test
    void leavesTheMatrixWhenAVoidTakesItsPlace() {
        pair.first.link(false);
        pair.first.offer(WRONG);
        pair.gate = (item, to) -> Optional.of("cut off");
        pair.first.desk().judgeBy(pair.gate, 1);
        pair.run(Duration.ofSeconds(1));
        assertThat(pair.first.ledger().endings()).isEmpty();
        assertThat(read()).isEmpty();
    }
}
