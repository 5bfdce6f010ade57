package org.watchfire.exchange.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.watchfire.exchange.Samples.JPN;
import static org.watchfire.exchange.Samples.KOR;

import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.watchfire.exchange.desk.TestSealer;
import org.watchfire.exchange.wire.Header;
import org.watchfire.exchange.wire.Kind;
import org.watchfire.exchange.wire.Receipt;
import org.watchfire.model.EventId;
import org.watchfire.model.Label;
import org.watchfire.model.Realm;
import org.watchfire.model.Retraction;
import org.watchfire.model.Stamps;
import org.watchfire.model.TimeTag;

/** KOR's matrix, by envelopes to JPN and its receipts. */
class EndingMatrixTest {
    private static final long EPOCH = 1;
    private static final Retraction WRONG = new Retraction(
            new EventId(KOR, 1),
            2,
            KOR,
            Realm.EXERCISE,
            new Label(1, new TreeSet<>(), new TreeSet<>(List.of(JPN))),
            "it was an aircraft",
            TimeTag.of(1),
            new Stamps(1, 1));

    @TempDir
    private static Path root;

    private static TestSealer fromKor;
    private static TestSealer fromJpn;

    private final EndingMatrix matrix = new EndingMatrix(EPOCH);

    @BeforeAll
    static void makeKeys() {
        fromKor = TestSealer.of(root.resolve("of-kor"), KOR, JPN);
        fromJpn = TestSealer.of(root.resolve("of-jpn"), JPN, KOR);
    }

    private void give() {
        matrix.gave(fromKor.numbered(/* sequence= */ 1, WRONG));
    }

    private void receipted(long epoch, long holderEpoch, long contiguous) {
        Receipt receipt = new Receipt(epoch, contiguous, List.of(), holderEpoch, 0, 0, 0, 0, 0, 0);
        Header header = fromJpn.note(Kind.RECEIPT, receipt.encode()).header();
        matrix.receipted(header, receipt);
    }

    @Test
    void isHeldOnceAReceiptCoversIt() {
        give();
        receipted(EPOCH, /* holderEpoch= */ 1, /* contiguous= */ 0);
        assertThat(matrix.lines()).noneMatch(EndingMatrix.Line::isHeld).hasSize(1);
        receipted(EPOCH, /* holderEpoch= */ 1, /* contiguous= */ 1);
        assertThat(matrix.lines()).allMatch(EndingMatrix.Line::isHeld).hasSize(1);
    }

    @Test
    void isOpenAgainForAPartnerThatHasLostItsJournal() {
        give();
        receipted(EPOCH, /* holderEpoch= */ 1, /* contiguous= */ 1);
        receipted(EPOCH, /* holderEpoch= */ 2, /* contiguous= */ 0);
        assertThat(matrix.lines()).noneMatch(EndingMatrix.Line::isHeld).hasSize(1);
        assertThat(matrix.open(JPN)).isEqualTo(1);
    }

    @Test
    void aReceiptOfNumbersBeforeThisJournalSaysNothing() {
        give();
        receipted(EPOCH - 1, /* holderEpoch= */ 1, /* contiguous= */ 1);
        assertThat(matrix.lines()).noneMatch(EndingMatrix.Line::isHeld).hasSize(1);
    }

    @Test
    void aVoidInItsPlaceLeavesNothingOpen() {
        give();
        matrix.gave(fromKor.voided(/* sequence= */ 1, WRONG, "cut off"));
        assertThat(matrix.lines()).isEmpty();
        assertThat(matrix.open(JPN)).isZero();
    }
}
