package org.watchfire.exchange.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.watchfire.exchange.Samples.JPN;
import static org.watchfire.exchange.Samples.KOR;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.watchfire.exchange.Samples;
import org.watchfire.exchange.rows.RecallMatrix;
import org.watchfire.exchange.wire.Kind;
import org.watchfire.model.EventId;
import org.watchfire.model.Lane;
import org.watchfire.model.Recall;
import org.watchfire.model.TrackId;
import org.watchfire.model.Warning;

class RecallOnTheWireTest extends DeskPairFixture {
    private static final Recall RECALL =
            Samples.recall(KOR, new Recall.Subject.OfEvent(new EventId(KOR, 1), Recall.Saying.WARNING));

    private static final Warning GIVEN = Samples.warning(KOR, 1, 1);

    private RecallMatrix.Line line() {
        List<RecallMatrix.Line> lines = pair.first.ledger().recalls();
        assertThat(lines).hasSize(1);
        return lines.getFirst();
    }

    private void give() {
        pair.first.offer(GIVEN);
        pair.run(Duration.ofSeconds(1));
    }

    @Test
    void followsWhatWasGivenAndIsAcknowledged() {
        give();
        pair.first.offer(RECALL);
        pair.run(Duration.ofSeconds(1));
        assertThat(pair.second.taken).containsExactly(GIVEN, RECALL);
        assertThat(line().peer()).isEqualTo(JPN);
        assertThat(line().subjects()).isEqualTo(1);
        assertThat(line().isAcknowledged()).isTrue();
    }

    @Test
    void goesWhereThePolicyLetsNothingElseGo() {
        give();
        pair.first.link(false);
        pair.first.offer(Samples.warning(KOR, 1, 2));
        pair.first.offer(RECALL);
        pair.gate = (item, to) -> Optional.of("cut off");
        pair.first.desk().judgeBy(pair.gate, 1);
        pair.link(true);
        pair.run(Duration.ofSeconds(3));
        assertThat(pair.second.taken).containsExactly(GIVEN, RECALL);
        assertThat(line().isAcknowledged()).isTrue();
        assertThat(pair.first.ledger().sent(JPN, Lane.ASSURED).refused()).isEqualTo(1);
    }

    @Test
    void namesNothingThatHasNotLeft() {
        pair.first.link(false);
        pair.first.offer(GIVEN);
        pair.first.offer(RECALL);
        pair.link(true);
        pair.run(Duration.ofSeconds(3));
        assertThat(pair.second.taken).isEmpty();
        assertThat(pair.first.ledger().recalls()).isEmpty();
        assertThat(pair.first.ledger().sent(JPN, Lane.ASSURED).refused()).isEqualTo(1);
    }

    @Test
    void namesATrackThatWentInABlockAndNoOther() {
        pair.first.offer(Samples.track(KOR, 7, new Random(1)));
        pair.run(Duration.ofSeconds(1));
        pair.first.offer(Samples.recall(KOR, track(7), track(8)));
        pair.run(Duration.ofSeconds(1));
        assertThat(pair.second.taken.getLast()).isEqualTo(Samples.recall(KOR, track(7)));
    }

    private static Recall.Subject track(long number) {
        return new Recall.Subject.OfTrack(new TrackId(KOR, number));
    }

    @Test
    void staysOpenInTheMatrixUntilThePartnerHasSaidThatItStruckIt() {
        give();
        pair.wire = bytes -> DeskPair.parsed(bytes).header().kind() == Kind.RECALLED ? new byte[0] : bytes;
        pair.first.offer(RECALL);
        pair.run(Duration.ofSeconds(3));
        assertThat(pair.second.taken).containsExactly(GIVEN, RECALL);
        assertThat(line().isAcknowledged()).isFalse();
        pair.wire = bytes -> bytes;
        pair.run(Duration.ofSeconds(10));
        assertThat(line().isAcknowledged()).isTrue();
    }

    @Test
    void isRememberedOverARestartOfEitherEnd() {
        give();
        pair.second.link(false);
        pair.first.offer(RECALL);
        pair.run(Duration.ofSeconds(1));
        pair.first.restart();
        assertThat(line().isAcknowledged()).isFalse();
        pair.second.restart();
        pair.link(true);
        pair.run(Duration.ofSeconds(5));
        assertThat(line().isAcknowledged()).isTrue();
        pair.first.restart();
        assertThat(line().isAcknowledged()).isTrue();
        pair.second.restart();
        pair.link(true);
        pair.run(Duration.ofSeconds(5));
        assertThat(pair.second.taken).containsExactly(GIVEN, RECALL);
    }

    /** No receipt had come of it, and the partner is cut off before anything goes again. */
    @Test
    void namesWhatLeftBeforeADeathThatNoReceiptCovers() {
        pair.wire = bytes -> DeskPair.parsed(bytes).header().kind() == Kind.RECEIPT ? new byte[0] : bytes;
        give();
        pair.wire = bytes -> bytes;
        pair.first.restart();
        pair.gate = (item, to) -> Optional.of("cut off");
        pair.first.desk().judgeBy(pair.gate, 1);
        pair.first.offer(RECALL);
        pair.link(true);
        pair.run(Duration.ofSeconds(3));
        assertThat(pair.second.taken).containsExactly(GIVEN, RECALL);
        assertThat(line().isAcknowledged()).isTrue();
    }

    @Test
    void namesNothingAfterADeathThatHadWaitedForTheWayBefore() {
        pair.run(Duration.ofSeconds(1));
        pair.first.link(false);
        pair.first.offer(GIVEN);
        pair.run(Duration.ofSeconds(1));
        pair.first.restart();
        pair.first.offer(RECALL);
        pair.link(true);
        pair.run(Duration.ofSeconds(3));
        assertThat(pair.second.taken).isEmpty();
        assertThat(pair.first.ledger().recalls()).isEmpty();
    }

    /** It was withheld in time, and the way opened only afterwards. */
    @Test
    void namesNothingAfterADeathThatAVoidHadReplacedBeforeTheWayOpened() {
        pair.first.link(false);
        pair.first.offer(GIVEN);
        pair.gate = (item, to) -> Optional.of("cut off");
        pair.first.desk().judgeBy(pair.gate, 1);
        pair.run(Duration.ofSeconds(1));
        pair.link(true);
        pair.run(Duration.ofSeconds(1));
        pair.first.restart();
        pair.first.offer(RECALL);
        pair.link(true);
        pair.run(Duration.ofSeconds(3));
        assertThat(pair.second.taken).isEmpty();
        assertThat(pair.first.ledger().recalls()).isEmpty();
    }

    /** The journal has the recall, and the node dies before it has said so. */
    @Test
    void isAcknowledgedAfterADeathInBetween() {
        give();
        pair.wire = bytes -> {
            if (DeskPair.parsed(bytes).header().kind() == Kind.RECALLED) {
                pair.second.link(false);
                return new byte[0];
            }
            return bytes;
        };
        pair.first.offer(RECALL);
        pair.run(Duration.ofSeconds(1));
        pair.wire = bytes -> bytes;
        pair.second.restart();
        pair.link(false);
        pair.link(true);
        pair.run(Duration.ofSeconds(10));
        assertThat(line().isAcknowledged()).isTrue();
        assertThat(pair.second.taken).containsExactly(GIVEN, RECALL);
    }
}
