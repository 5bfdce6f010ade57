package org.watchfire.exchange.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.watchfire.exchange.Samples.JPN;
import static org.watchfire.exchange.Samples.KOR;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.watchfire.exchange.Samples;
import org.watchfire.exchange.ledger.Ledger;
import org.watchfire.exchange.outside.Channel;
import org.watchfire.exchange.outside.Transport;
import org.watchfire.exchange.wire.Kind;
import org.watchfire.model.EventId;
import org.watchfire.model.Lane;
import org.watchfire.model.Recall.Saying;
import org.watchfire.model.Recall.Subject;

/** A partner that is not there is named, with what it has not acknowledged. */
class ReachTest extends DeskPairFixture {
    private static final Duration A_WHILE = Duration.ofSeconds(3);
    private static final Duration SILENCE = Duration.ofNanos(Ledger.Silent.AFTER_NANOS);

    @Test
    void aPartnerThatIsThereIsNotSilent() {
        pair.run(Duration.ofMinutes(1));
        assertThat(pair.first.ledger().silent()).isEmpty();
    }

    @Test
    void aSilentPartnerIsNamedAfterFiveSecondsWithAllThatIsOpen() {
        pair.run(A_WHILE);
        pair.first.offer(Samples.warning(KOR, 1, 1));
        pair.run(A_WHILE);
        pair.second.link(false);
        pair.first.offer(Samples.warning(KOR, 2, 1));
        pair.first.offer(Samples.recall(KOR, new Subject.OfEvent(new EventId(KOR, 1), Saying.WARNING)));
        pair.run(SILENCE.minusSeconds(3));
        assertThat(pair.first.ledger().silent()).isEmpty();
        pair.run(Duration.ofSeconds(3));
        assertThat(pair.first.ledger().silent()).singleElement().satisfies(line -> {
            assertThat(line.peer()).isEqualTo(JPN);
            assertThat(line.numbers()).isEqualTo(2);
            assertThat(line.recalls()).isEqualTo(1);
            assertThat(line.endings()).isZero();
        });
        assertThat(pair.first.ledger().problems()).anyMatch(text -> text.startsWith("JPN is silent"));
    }

    @Test
    void itIsHeardAgainWhenItComesBackAndNothingStaysOpen() {
        pair.second.link(false);
        pair.first.offer(Samples.warning(KOR, 1, 1));
        pair.run(Duration.ofMinutes(10));
        assertThat(pair.first.ledger().isSilent(JPN)).isTrue();
        pair.second.link(true);
        pair.run(Duration.ofSeconds(35));
        assertThat(pair.first.ledger().isSilent(JPN)).isFalse();
        assertThat(pair.first.ledger().sent(JPN, Lane.ASSURED).outstanding()).isZero();
        assertThat(pair.first.ledger().problems()).contains("JPN is heard again");
    }

    @Test
    void whileOurOwnWayIsClosedNobodyIsCalledSilent() {
        pair.first.link(false);
        pair.run(Duration.ofMinutes(1));
        assertThat(pair.first.ledger().silent()).isEmpty();
    }

    /** A hub that keeps a partner's receipts and gives them again does not keep it alive. */
    @Test
    void oldReceiptsGivenAgainAreNoSignOfLife() {
        List<byte[]> kept = new ArrayList<>();
        pair.wire = bytes -> {
            if (DeskPair.parsed(bytes).header().kind() == Kind.RECEIPT
                    && DeskPair.parsed(bytes).header().origin().equals(JPN)) {
                kept.add(bytes);
            }
            return bytes;
        };
        pair.run(Duration.ofSeconds(20));
        pair.second.link(false);
        for (int second = 0; second < 20; second++) {
            byte[] old = kept.get(second % kept.size());
            pair.first
                    .desk()
                    .received(new Transport.Arrival(
                            Channel.RECEIPT, old, 0, 0, pair.first.clock.wallUnixNanos(), () -> {}));
            pair.run(Duration.ofSeconds(1));
        }
        assertThat(pair.first.ledger().isSilent(JPN)).isTrue();
    }

    /** More than are kept in memory: the rest waits in the journal. */
    @Test
    void numbersOfAPartnerThatIsGoneStayOpenHoweverManyAndArriveIfItComesBack() {
        pair.run(A_WHILE);
        pair.second.link(false);
        int given = Outstanding.LOADED + 500;
        for (int version = 1; version <= given; version++) {
            pair.first.offer(Samples.warning(KOR, 1, version));
        }
        pair.run(Duration.ofSeconds(10));
        Ledger.Sent line = pair.first.ledger().sent(JPN, Lane.ASSURED);
        assertThat(line.released()).isEqualTo(given);
        assertThat(line.outstanding()).as("with what the exchange itself says").isGreaterThanOrEqualTo(given);
        assertThat(line.delivered()).isZero();
        assertThat(line.lost()).isZero();
        assertThat(pair.first.ledger().silent())
                .singleElement()
                .satisfies(silent -> assertThat(silent.numbers()).isEqualTo(line.outstanding()));
        pair.second.link(true);
        pair.run(Duration.ofMinutes(1));
        assertThat(pair.first.ledger().sent(JPN, Lane.ASSURED).outstanding()).isZero();
        assertThat(pair.second.taken).hasSize(given);
    }
}
