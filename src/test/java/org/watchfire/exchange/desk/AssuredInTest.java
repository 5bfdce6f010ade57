package org.watchfire.exchange.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.watchfire.exchange.Samples.JPN;
import static org.watchfire.exchange.Samples.KOR;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.watchfire.exchange.ledger.Clocks;
import org.watchfire.exchange.outside.Channel;
import org.watchfire.exchange.outside.Transport.Arrival;
import org.watchfire.exchange.simulation.ManualClock;
import org.watchfire.exchange.wire.Envelope;
import org.watchfire.journal.MemoryJournal;
import org.watchfire.model.Geodetic;
import org.watchfire.model.Label;
import org.watchfire.model.NationId;
import org.watchfire.model.Notice;
import org.watchfire.model.NoticeId;
import org.watchfire.model.Realm;
import org.watchfire.model.TimeTag;

/** What waits for a number that does not come is held in bounds, so that the hub goes on handing out what others send. */
class AssuredInTest {
    /** Each about 60 kB: 9 MB altogether. */
    private static final int SENT = 150;

    private static final int CORNERS = 3_000;

    @TempDir
    private Path keys;

    private final List<String> problems = new ArrayList<>();
    private final List<Long> taken = new ArrayList<>();
    private final TreeSet<Long> acknowledged = new TreeSet<>();
    private AssuredIn in;
    private TestSealer sealer;

    @BeforeEach
    void start() {
        sealer = TestSealer.of(keys, KOR, JPN);
        ManualClock clock = new ManualClock(new ManualClock.Time());
        Pen pen = new Pen(new MemoryJournal(JPN, Realm.EXERCISE, ManualClock.START), clock, Runnable::run);
        in = new AssuredIn(
                KOR, pen, new Clocks(), inbound -> taken.add(inbound.sequence()), problems::add, envelope -> {});
    }

    @Test
    void whatDoesNotFitIsAcknowledgedAndTakenWhenItComesAgain() {
        for (long number = 2; number <= SENT; number++) {
            arrive(number);
        }
        assertThat(taken).isEmpty();
        assertThat(acknowledged).hasSizeGreaterThan(SENT / 3).hasSizeLessThan(SENT - 10);
        arrive(1);
        assertThat(taken).containsExactlyElementsOf(numbers(acknowledged.first() - 1));
        for (long number : List.copyOf(acknowledged)) {
            arrive(number);
        }
        assertThat(taken).containsExactlyElementsOf(numbers(SENT));
    }

    @Test
    void whatComesUnderAnOlderJournalIsNotTakenAndNamedOnce() {
        TestSealer older = sealer;
        sealer = older.under(2_000_000_000_000_000_000L);
        arrive(1);
        sealer = older;
        arrive(1);
        arrive(2);
        assertThat(taken).containsExactly(1L);
        assertThat(problems)
                .singleElement()
                .satisfies(problem -> assertThat(problem)
                        .contains("KOR")
                        .contains("2033-05-18")
                        .contains("begin its journal anew"));
    }

    private static List<Long> numbers(long to) {
        return LongStream.rangeClosed(1, to).boxed().toList();
    }

    private void arrive(long number) {
        Envelope envelope = sealer.numbered(number, notice(number));
        in.received(
                envelope, new Arrival(Channel.ASSURED, envelope.toBytes(), 0, 0, 0, () -> acknowledged.add(number)));
    }

    private static Notice notice(long number) {
        Geodetic corner = Geodetic.ofDegrees(38.123, 124.456, 0);
        return new Notice(
                new NoticeId("N" + number),
                KOR,
                Realm.EXERCISE,
                new Label(0, new TreeSet<>(), new TreeSet<NationId>(List.of(JPN, KOR))),
                corner,
                TimeTag.of(0),
                TimeTag.of(1),
                List.of(new Notice.HazardArea("A", Collections.nCopies(CORNERS, corner))),
                List.of(),
                false,
                "high",
                "a test");
    }
}
