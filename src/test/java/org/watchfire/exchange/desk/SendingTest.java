package org.watchfire.exchange.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.watchfire.exchange.Samples.JPN;
import static org.watchfire.exchange.Samples.KOR;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.watchfire.exchange.Samples;
import org.watchfire.exchange.desk.Outstanding.Entry;
import org.watchfire.exchange.desk.Outstanding.State;
import org.watchfire.exchange.outside.Transport.Post;
import org.watchfire.exchange.simulation.ManualClock;
import org.watchfire.exchange.wire.Receipt;
import org.watchfire.journal.MemoryJournal;
import org.watchfire.model.Realm;

/** Numbers from KOR to JPN over a way that keeps what it is given. */
class SendingTest {
    @TempDir
    private static Path root;

    private static TestSealer sealer;

    private final ManualClock.Time time = new ManualClock.Time();
    private final MemoryJournal journal = new MemoryJournal(KOR, Realm.EXERCISE, ManualClock.START);
    private final Outstanding outstanding = new Outstanding(JPN, journal, held -> {});
    private final List<Post> posts = new ArrayList<>();
    private final Set<Long> barred = new HashSet<>();
    private final Sending sending = new Sending(
            outstanding,
            "EXERCISE",
            new Posted(posts),
            new ManualClock(time),
            Runnable::run,
            new Departed(),
            entry -> barred.contains(entry.envelope.header().sequence()));

    @BeforeAll
    static void makeKeys() {
        sealer = TestSealer.of(root, KOR, JPN);
    }

    private void give(int count, State state) {
        for (int i = 0; i < count; i++) {
            long sequence = outstanding.give();
            outstanding.keep(
                    sequence, new Entry(sealer.numbered(sequence, Samples.warning(KOR, sequence, 1)), state, 0, 0));
        }
    }

    private List<Long> sent() {
        return posts.stream()
                .map(post -> DeskPair.parsed(post.bytes()).header().sequence())
                .toList();
    }

    private void hubTakesAll() {
        List.copyOf(posts).forEach(post -> post.outcome().accept(true));
    }

    private void repairAfter(Duration later, Receipt receipt) {
        posts.clear();
        time.moveTo(time.nanos() + later.toNanos());
        sending.repair(receipt);
    }

    private static Receipt holdsNothing() {
        return receipt(List.of());
    }

    private static Receipt holds(long number) {
        return receipt(List.of(new Receipt.Span(number, number)));
    }

    private static Receipt receipt(List<Receipt.Span> above) {
        return new Receipt(ManualClock.START, 0, above, 1, 0, 0, 0, 0, 0, 0);
    }

    @Test
    void sendsNothingBeforeTheWayIsOpen() {
        give(3, State.READY);
        sending.pump();
        assertThat(sent()).isEmpty();
        sending.link(true);
        assertThat(sent()).containsExactly(1L, 2L, 3L);
    }

    @Test
    void sendsNothingBeyondANumberThatIsNotInTheJournalYet() {
        give(1, State.READY);
        give(1, State.JOURNALLING);
        give(1, State.READY);
        sending.link(true);
        assertThat(sent()).containsExactly(1L);
    }

    @Test
    void doesNotSendWhatIsBarred() {
        give(3, State.READY);
        barred.add(2L);
        sending.link(true);
        assertThat(sent()).containsExactly(1L, 3L);
    }

    @Test
    void goesOnBeyondTheWindowAsTheHubTakesWhatIsUnderWay() {
        give(Sending.IN_FLIGHT + 2, State.READY);
        sending.link(true);
        assertThat(posts).hasSize(Sending.IN_FLIGHT);
        posts.getFirst().outcome().accept(true);
        assertThat(posts).hasSize(Sending.IN_FLIGHT + 1);
    }

    @Test
    void triesOneAfterATenthOfASecondWhileTheHubRefusesAndSendsAllOnceOneIsTaken() {
        give(3, State.READY);
        sending.link(true);
        List.copyOf(posts).forEach(post -> post.outcome().accept(false));
        posts.clear();
        for (int refusals = 0; refusals < 3; refusals++) {
            pumpAfter(Duration.ofMillis(99));
            assertThat(sent()).isEmpty();
            pumpAfter(Duration.ofMillis(1));
            assertThat(sent()).containsExactly(1L);
            posts.removeFirst().outcome().accept(false);
        }

        pumpAfter(Duration.ofMillis(100));
        posts.getFirst().outcome().accept(true);
        assertThat(sent()).containsExactly(1L, 2L, 3L);
    }

    @Test
    void whatTheHubRefusedGoesAgainUnderAnotherDuplicateIdSinceTheHubHasMarkedTheFirst() {
        give(1, State.READY);
        sending.link(true);
        posts.getFirst().outcome().accept(false);
        pumpAfter(Duration.ofMillis(100));
        assertThat(sent()).containsExactly(1L, 1L);
        assertThat(posts.getFirst().duplicateId()).isNotEqualTo(posts.getLast().duplicateId());
    }

    @Test
    void aWayThatOpensAnewIsNotRestedOn() {
        give(2, State.READY);
        sending.link(true);
        posts.getFirst().outcome().accept(false);
        sending.link(false);
        posts.clear();
        sending.link(true);
        assertThat(sent()).containsExactly(1L, 2L);
    }

    private void pumpAfter(Duration later) {
        time.moveTo(time.nanos() + later.toNanos());
        sending.pump();
    }

    @Test
    void whatWasUnderWayWhenTheWayShutGoesAgainUnderTheSameDuplicateId() {
        give(1, State.READY);
        sending.link(true);
        sending.link(false);
        sending.link(true);
        assertThat(sent()).containsExactly(1L, 1L);
        assertThat(posts.getFirst().duplicateId()).isEqualTo(posts.getLast().duplicateId());
        assertThat(sending.repaired()).isZero();
    }

    @Test
    void whatTheHubHasAndThePeerHasNotGoesAgainAfterTwoSecondsUnderAnIdOfItsOwn() {
        give(1, State.READY);
        sending.link(true);
        String before = posts.getFirst().duplicateId();
        hubTakesAll();
        repairAfter(Duration.ofMillis(1999), holdsNothing());
        assertThat(sent()).isEmpty();
        repairAfter(Duration.ofMillis(1), holdsNothing());
        assertThat(sent()).containsExactly(1L);
        assertThat(posts.getFirst().duplicateId()).isNotEqualTo(before);
        assertThat(sending.repaired()).isEqualTo(1);
    }

    @Test
    void whatIsMissingBelowAGapGoesAgainAfterHalfASecondAlready() {
        give(4, State.READY);
        sending.link(true);
        hubTakesAll();
        outstanding.receipted(holds(3));
        repairAfter(Duration.ofMillis(499), holds(3));
        assertThat(sent()).isEmpty();
        repairAfter(Duration.ofMillis(1), holds(3));
        assertThat(sent()).containsExactly(1L, 2L);
    }

    @Test
    void waitsTwiceAsLongAfterEachAttemptAndNeverLongerThanThirtySeconds() {
        give(1, State.READY);
        sending.link(true);
        for (long seconds : List.of(2L, 4L, 8L, 16L, 30L, 30L)) {
            hubTakesAll();
            repairAfter(Duration.ofSeconds(seconds).minusNanos(1), holdsNothing());
            assertThat(sent()).as("before %s s", seconds).isEmpty();
            repairAfter(Duration.ofNanos(1), holdsNothing());
            assertThat(sent()).as("after %s s", seconds).containsExactly(1L);
        }
    }

    @Test
    void whatTheHubHasNotTakenYetIsNotSentAgainForWantOfAReceipt() {
        give(1, State.READY);
        sending.link(true);
        repairAfter(Duration.ofMinutes(1), holdsNothing());
        assertThat(sent()).isEmpty();
    }

    @Test
    void sendsNoMoreThanSixtyFourAgainAtOneReceipt() {
        give(Sending.REPAIRS_AT_ONCE + 1, State.READY);
        sending.link(true);
        hubTakesAll();
        repairAfter(Duration.ofSeconds(2), holdsNothing());
        assertThat(sent())
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 64).boxed().toList());
    }

    @Test
    void sendsNothingAgainWhileTheWayIsShut() {
        give(1, State.READY);
        sending.link(true);
        hubTakesAll();
        sending.link(false);
        repairAfter(Duration.ofSeconds(2), holdsNothing());
        assertThat(sent()).isEmpty();
    }
}
