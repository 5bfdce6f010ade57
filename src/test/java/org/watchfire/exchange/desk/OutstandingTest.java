package org.watchfire.exchange.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.watchfire.exchange.Samples.JPN;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.watchfire.exchange.ledger.Clocks;
import org.watchfire.exchange.outside.ExchangeSettings;
import org.watchfire.exchange.simulation.ManualClock;
import org.watchfire.exchange.wire.Envelope;
import org.watchfire.exchange.wire.Kind;
import org.watchfire.exchange.wire.Numbers;
import org.watchfire.exchange.wire.Receipt;
import org.watchfire.model.Stamps;

class OutstandingTest extends DeskPairFixture {
    /** More than a set of numbers keeps spans of: some months of hourly statements. */
    private static final int NOTES = Numbers.MAX_SPANS + 1;

    @Test
    void countsItemsAndNotTheNotesBetweenThemHoweverManyThereAre() {
        ExchangeSettings settings = new ExchangeSettings(
                kor, Set.of(JPN), JPN, Duration.ofMillis(15), Duration.ofSeconds(2), DeskPair.HOUR);
        Sealer sealer = new Sealer(settings, pair.first.clock, new Clocks(), JPN);
        Outstanding outstanding = new Outstanding(JPN, pair.first.journal, held -> {});
        for (int number = 1; number <= 2 * NOTES; number++) {
            Envelope envelope = sealer.numbered(
                    number % 2 == 0 ? Kind.STATEMENT : Kind.RECALL,
                    ManualClock.START,
                    outstanding.give(),
                    Optional.empty(),
                    0,
                    sealer.forPeer(),
                    new Stamps(1, 1),
                    0,
                    new byte[0]);
            outstanding.keep(number, new Outstanding.Entry(envelope, Outstanding.State.READY, 0, 0));
        }
        assertThat(outstanding.items()).isEqualTo(NOTES);
        outstanding.receipted(new Receipt(ManualClock.START, 2L * NOTES, List.of(), 1, 0, 0, 0, 0, 0, 0));
        assertThat(outstanding.delivered()).isEqualTo(NOTES);
        assertThat(outstanding.count()).isZero();
    }
}
