package org.watchfire.exchange.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.watchfire.exchange.Samples.JPN;
import static org.watchfire.exchange.Samples.KOR;
import static org.watchfire.exchange.Samples.USA;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.watchfire.model.ClockState;
import org.watchfire.model.NationId;

class ClocksTest {
    private static final long MS = 1_000_000;

    private final Clocks clocks = new Clocks();
    private long nowNanos = 1_000_000 * MS;

    /** One exchange of receipts 2 s after the last, with ways of so many milliseconds and a partner's clock that is off. */
    private Optional<String> receipt(NationId peer, long there, long back, long offMillis) {
        nowNanos += 2000 * MS;
        long sent = nowNanos;
        long theyReceived = sent + (there + offMillis) * MS;
        long theySent = theyReceived + 700 * MS;
        long received = sent + (there + 700 + back) * MS;
        return clocks.sample(peer, sent, theyReceived, theySent, received, nowNanos);
    }

    @Test
    void believesClocksThatAgree() {
        assertThat(receipt(JPN, 5, 40, 0)).isEmpty();
        assertThat(receipt(KOR, 60, 3, 10)).isEmpty();
        assertThat(clocks.differences()).noneMatch(Ledger.PeerClock::isDoubtful);
        assertThat(clocks.own(ClockState.LOCKED)).isEqualTo(ClockState.LOCKED);
    }

    @Test
    void findsAPartnersClockThatJumpsBy200MillisecondsWithin30Seconds() {
        for (int turn = 0; turn < 20; turn++) {
            receipt(JPN, 10, 12, 0);
            receipt(KOR, 10, 12, 0);
        }
        long jumped = nowNanos;
        while (clocks.of(KOR, ClockState.LOCKED) != ClockState.FREE && nowNanos - jumped < 60_000 * MS) {
            receipt(JPN, 10, 12, 0);
            receipt(KOR, 10, 12, 200);
        }
        assertThat(nowNanos - jumped).isLessThanOrEqualTo(30_000 * MS);
        assertThat(clocks.of(JPN, ClockState.LOCKED)).isEqualTo(ClockState.LOCKED);
        assertThat(clocks.own(ClockState.LOCKED)).isEqualTo(ClockState.LOCKED);
    }

    @Test
    void doubtsItsOwnClockWhereAllOthersAgreeAgainstIt() {
        receipt(JPN, 10, 12, -200);
        receipt(KOR, 3, 12, -200);
        assertThat(clocks.own(ClockState.LOCKED)).isEqualTo(ClockState.FREE);
        assertThat(clocks.differences()).noneMatch(Ledger.PeerClock::isDoubtful);
    }

    @Test
    void doubtsBothWhereOnlyTwoCanBeCompared() {
        receipt(JPN, 10, 12, 200);
        assertThat(clocks.own(ClockState.LOCKED)).isEqualTo(ClockState.FREE);
        assertThat(clocks.of(JPN, ClockState.LOCKED)).isEqualTo(ClockState.FREE);
    }

    @Test
    void isNotDeceivedByAHubThatDelaysOneDirection() {
        receipt(JPN, 5, 5, 0);
        for (int turn = 0; turn < 20; turn++) {
            assertThat(receipt(JPN, 900, 5, 0)).isEmpty();
        }
        assertThat(clocks.own(ClockState.LOCKED)).isEqualTo(ClockState.LOCKED);
    }

    @Test
    void saysOnceWhatChanged() {
        receipt(JPN, 5, 5, 0);
        receipt(USA, 5, 5, 0);
        assertThat(receipt(KOR, 5, 5, 300))
                .hasValueSatisfying(text -> assertThat(text).contains("KOR").contains("doubtful"));
        assertThat(receipt(KOR, 5, 5, 300)).isEmpty();
    }
}
