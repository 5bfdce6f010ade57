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
import org.watchfire.exchange.rows.Reconciliations.Line;
import org.watchfire.exchange.rows.Reconciliations.State;
import org.watchfire.exchange.simulation.Items;
import org.watchfire.exchange.simulation.ManualClock;
import org.watchfire.exchange.statements.StatementsOut;
import org.watchfire.exchange.wire.Envelope;
import org.watchfire.exchange.wire.Header;
import org.watchfire.exchange.wire.ItemCbor;
import org.watchfire.exchange.wire.Kind;
import org.watchfire.model.Lane;
import org.watchfire.model.Warning;

class ReconciliationTest extends DeskPairFixture {
    private void offer(int count) {
        for (int i = 1; i <= count; i++) {
            pair.first.offer(warning(i));
        }
    }

    private static Warning warning(int event) {
        return Samples.warning(KOR, event, 1);
    }

    private void bothSay(Lane lane, State state, long number) {
        for (DeskPair.End end : List.of(pair.first, pair.second)) {
            assertThat(end.reconciled(KOR, lane)).as("%s", end.ring.nation()).hasValueSatisfying(line -> {
                assertThat(line.state()).isEqualTo(state);
                assertThat(line.number()).isEqualTo(number);
            });
        }
    }

    private static boolean isNumber(byte[] bytes, Kind kind, long number) {
        Header header = DeskPair.parsed(bytes).header();
        return header.origin().equals(KOR) && header.kind() == kind && header.sequence() == number;
    }

    /** What only somebody with the origin's key could make: another warning under the same number. */
    private static byte[] forged(byte[] bytes) {
        Envelope honest = DeskPair.parsed(bytes);
        Warning other =
                Items.other((Warning) ((org.watchfire.exchange.wire.Decoded.Value<List<org.watchfire.model.Item>>)
                                ItemCbor.decodeAll(honest.payload()))
                        .value()
                        .getFirst());
        return Envelope.seal(honest.header(), ItemCbor.encodeAll(List.of(other)), kor.signer())
                .toBytes();
    }

    @Test
    void bothSidesAgreeAfterTheHourOnWhatWasGivenAndHeld() {
        offer(200);
        pair.nextHour();
        bothSay(Lane.ASSURED, State.AGREED, 0);
        Line line = pair.second.reconciled(KOR, Lane.ASSURED).orElseThrow();
        assertThat(line.to()).isEqualTo(200);
        assertThat(line.untilUnixNanos()).isEqualTo(ManualClock.START + DeskPair.HOUR.toNanos());
        // and nobody's counts of items have grown by the statements
        assertThat(pair.first.ledger().sent(JPN, Lane.ASSURED).released()).isEqualTo(200);
        assertThat(pair.first.ledger().sent(JPN, Lane.ASSURED).delivered()).isEqualTo(200);
        assertThat(pair.second.taken).hasSize(200);
    }

    @Test
    void statesEveryHourAlsoWhenNothingWasSent() {
        pair.nextHour();
        pair.nextHour();
        pair.nextHour();
        bothSay(Lane.ASSURED, State.AGREED, 0);
        Line line = pair.first.reconciled(KOR, Lane.ASSURED).orElseThrow();
        assertThat(line.untilUnixNanos()).isEqualTo(ManualClock.START + 3 * DeskPair.HOUR.toNanos());
    }

    @Test
    void namesTheOneNumberAmongThousandsThatIsNotWhatWasSent() {
        pair.wire = bytes -> isNumber(bytes, Kind.WARNING, 1234) ? forged(bytes) : bytes;
        offer(3000);
        pair.nextHour();
        bothSay(Lane.ASSURED, State.DIFFERS, 1234);
        for (DeskPair.End end : List.of(pair.first, pair.second)) {
            assertThat(end.ledger().differences()).isEqualTo(1);
            assertThat(end.ledger().problems()).anyMatch(line -> line.contains("differ from number 1234 on"));
        }
    }

    @Test
    void namesTheFirstOfSeveralAlsoWhereEachNumberIsASegment() {
        pair.wire =
                bytes -> isNumber(bytes, Kind.WARNING, 7) || isNumber(bytes, Kind.WARNING, 5) ? forged(bytes) : bytes;
        offer(20);
        pair.nextHour();
        bothSay(Lane.ASSURED, State.DIFFERS, 5);
    }

    @Test
    void aDifferenceOfOneHourDoesNotTaintTheNext() {
        pair.wire = bytes -> isNumber(bytes, Kind.WARNING, 3) ? forged(bytes) : bytes;
        offer(5);
        pair.nextHour();
        offer(5);
        pair.nextHour();
        bothSay(Lane.ASSURED, State.AGREED, 0);
    }

    @Test
    void namesWhatStaysAwayAndAgreesWhenItHasCome() {
        pair.wire = bytes -> isNumber(bytes, Kind.WARNING, 3) ? new byte[0] : bytes;
        offer(5);
        pair.nextHour();
        bothSay(Lane.ASSURED, State.MISSING, 0);
        pair.run(Duration.ofSeconds(40));
        bothSay(Lane.ASSURED, State.DIFFERS, 3);
        pair.wire = bytes -> bytes;
        pair.run(Duration.ofSeconds(70));
        bothSay(Lane.ASSURED, State.AGREED, 0);
    }

    @Test
    void aPeerThatWasAwayIsToldWhenItReturns() {
        offer(5);
        pair.run(Duration.ofSeconds(1));
        pair.second.link(false);
        offer(5);
        pair.nextHour();
        pair.nextHour();
        assertThat(pair.first.reconciled(KOR, Lane.ASSURED).orElseThrow().state())
                .isEqualTo(State.MISSING);
        pair.link(false);
        pair.link(true);
        pair.run(Duration.ofSeconds(70));
        bothSay(Lane.ASSURED, State.AGREED, 0);
        Line line = pair.second.reconciled(KOR, Lane.ASSURED).orElseThrow();
        assertThat(line.untilUnixNanos()).isEqualTo(ManualClock.START + 2 * DeskPair.HOUR.toNanos());
    }

    @Test
    void aNodeThatDiedAtTheHourStatesItWhenItIsBack() {
        offer(1);
        pair.nextHour();
        offer(9);
        pair.run(Duration.ofSeconds(1));
        pair.first.restart();
        pair.second.restart();
        pair.time.moveTo(pair.time.nanos() + 2 * DeskPair.HOUR.toNanos());
        pair.link(true);
        pair.run(Duration.ofSeconds(10));
        bothSay(Lane.ASSURED, State.AGREED, 0);
        assertThat(pair.first.reconciled(KOR, Lane.ASSURED).orElseThrow().untilUnixNanos())
                .isEqualTo(ManualClock.START + 3 * DeskPair.HOUR.toNanos());
    }

    @Test
    void knowsAfterARestartWhatCameOfTheLastHour() {
        pair.wire = bytes -> isNumber(bytes, Kind.WARNING, 70) ? forged(bytes) : bytes;
        offer(100);
        pair.nextHour();
        bothSay(Lane.ASSURED, State.DIFFERS, 70);
        pair.first.restart();
        pair.second.restart();
        bothSay(Lane.ASSURED, State.DIFFERS, 70);
    }

    /** The item arrived, the receipt did not, and the policy then took the item back: two stand under one number. */
    @Test
    void aVoidStandsForWhatItReplaced() {
        pair.wire = bytes -> DeskPair.parsed(bytes).header().kind() == Kind.RECEIPT ? new byte[0] : bytes;
        offer(3);
        pair.run(Duration.ofMillis(50));
        pair.first.link(false);
        pair.gate = (item, to) -> item.equals(warning(2)) ? Optional.of("cut off") : Optional.empty();
        pair.first.desk().judgeBy(pair.gate, 1);
        offer(1);
        pair.wire = bytes -> bytes;
        pair.link(true);
        pair.nextHour();
        bothSay(Lane.ASSURED, State.AGREED, 0);
    }

    @Test
    void statesBeforeTheHourIsOverWhatWouldNotFit() {
        offer(StatementsOut.MOST_NUMBERS + 10);
        pair.run(Duration.ofSeconds(20));
        bothSay(Lane.ASSURED, State.AGREED, 0);
        Line line = pair.first.reconciled(KOR, Lane.ASSURED).orElseThrow();
        assertThat(line.to() - line.from() + 1).isLessThanOrEqualTo(StatementsOut.MOST_NUMBERS);
    }

    /** The numbers of the first hour come after those of the second, which is answered first. */
    @Test
    void anHourThatWasOvertakenIsAnsweredAllTheSame() {
        pair.wire = bytes -> isNumber(bytes, Kind.WARNING, 2)
                ? new byte[0]
                : isNumber(bytes, Kind.WARNING, 3) ? forged(bytes) : bytes;
        offer(5);
        pair.nextHour();
        pair.wire = bytes -> isNumber(bytes, Kind.WARNING, 2) ? new byte[0] : bytes;
        pair.first.offer(warning(6));
        pair.nextHour();
        bothSay(Lane.ASSURED, State.AGREED, 0);
        pair.wire = bytes -> bytes;
        pair.run(Duration.ofSeconds(70));
        for (DeskPair.End end : List.of(pair.first, pair.second)) {
            assertThat(end.ledger().problems()).anyMatch(line -> line.contains("differ from number 3 on"));
        }
    }

    private void fly(int blocks) {
        Random random = new Random(1);
        for (int i = 0; i < blocks; i++) {
            pair.first.offer(Samples.track(KOR, 1, random));
            pair.run(Duration.ofMillis(20));
        }
    }

    @Test
    void theLiveLaneAgreesWhereNothingIsLost() {
        fly(200);
        pair.nextHour();
        pair.run(Duration.ofSeconds(10));
        bothSay(Lane.LIVE, State.AGREED, 0);
        assertThat(pair.second.reconciled(KOR, Lane.LIVE).orElseThrow().to()).isEqualTo(192); // whole cells of 64
    }

    @Test
    void anAlteredBlockOfTheLiveLaneIsCountedAsLostAndNamed() {
        pair.wire = bytes -> isNumber(bytes, Kind.BLOCK, 77) ? altered(bytes) : bytes;
        fly(200);
        pair.nextHour();
        pair.run(Duration.ofSeconds(10));
        bothSay(Lane.LIVE, State.AGREED, 77);
        assertThat(pair.first.reconciled(KOR, Lane.LIVE).orElseThrow().lost()).isEqualTo(1);
    }

    /** It remembers no block from before its start, and none has come since. */
    @Test
    void aPeerThatHasStartedAgainAnswersThatItHoldsNoneOfTheBlocks() {
        fly(200);
        pair.second.restart();
        pair.link(true);
        pair.nextHour();
        pair.run(Duration.ofSeconds(15));
        bothSay(Lane.LIVE, State.AGREED, 1);
        assertThat(pair.first.reconciled(KOR, Lane.LIVE).orElseThrow().lost()).isEqualTo(192);
    }

    private static byte[] altered(byte[] bytes) {
        byte[] altered = bytes.clone();
        altered[altered.length / 2] ^= 1;
        return altered;
    }

    @Test
    void aForgedBlockOfTheLiveLaneMakesTheTwoDiffer() {
        pair.wire = bytes -> isNumber(bytes, Kind.BLOCK, 77)
                ? Envelope.seal(
                                DeskPair.parsed(bytes).header(),
                                ItemCbor.encodeAll(List.of(Samples.track(KOR, 9, new Random(2)))),
                                kor.signer())
                        .toBytes()
                : bytes;
        fly(200);
        pair.nextHour();
        pair.run(Duration.ofSeconds(10));
        bothSay(Lane.LIVE, State.DIFFERS, 65); // the first number of its cell
    }
}
