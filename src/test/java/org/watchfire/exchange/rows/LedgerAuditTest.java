package org.watchfire.exchange.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.watchfire.exchange.Samples.JPN;
import static org.watchfire.exchange.Samples.KOR;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.watchfire.exchange.Samples;
import org.watchfire.exchange.desk.TestSealer;
import org.watchfire.journal.Row;

/** The judge must see each kind of fault, or its silence means nothing. */
class LedgerAuditTest {
    @TempDir
    private static Path root;

    private static TestSealer sealer;

    private final List<byte[]> sent = new ArrayList<>();
    private final List<byte[]> received = new ArrayList<>();

    @BeforeAll
    static void makeKeys() {
        sealer = TestSealer.of(root, KOR, JPN);
    }

    private static byte[] numbered(long sequence) {
        return sealer.numbered(sequence, Samples.warning(KOR, 1, (int) sequence))
                .toBytes();
    }

    private LedgerAudit.Pair audited() {
        LedgerAudit audit = new LedgerAudit();
        audit.add(KOR, rows(RowKinds.OUT, sent).stream());
        audit.add(JPN, rows(RowKinds.IN, received).stream());
        return audit.pairs().getFirst();
    }

    private static List<Row> rows(String kind, List<byte[]> bytes) {
        List<Row> rows = new ArrayList<>();
        bytes.forEach(each -> rows.add(new Row(rows.size() + 1L, 0, 0, kind, each)));
        return rows;
    }

    private void sendAndReceive(int count) {
        for (int sequence = 1; sequence <= count; sequence++) {
            sent.add(numbered(sequence));
            received.add(sent.getLast());
        }
    }

    @Test
    void findsNothingWhereNothingIsWrong() {
        sendAndReceive(5);
        assertThat(audited().isClean()).isTrue();
        assertThat(audited().delivered()).isEqualTo(5);
    }

    @Test
    void seesWhatIsLost() {
        sendAndReceive(5);
        received.remove(2);
        assertThat(audited().lost()).isEqualTo(1);
        assertThat(audited().faults()).containsExactly("3 is not held");
    }

    @Test
    void seesWhatIsDoubled() {
        sendAndReceive(5);
        received.add(received.get(2));
        assertThat(audited().doubled()).isEqualTo(1);
    }

    @Test
    void seesWhatIsOutOfOrder() {
        sendAndReceive(5);
        received.add(1, received.removeLast());
        assertThat(audited().outOfOrder()).isEqualTo(3);
    }

    @Test
    void seesWhatWasNeverSent() {
        sendAndReceive(5);
        sent.set(3, numbered(4).clone());
        received.add(numbered(6));
        assertThat(audited().foreign()).isGreaterThanOrEqualTo(1);
    }

    @Test
    void seesAVoidThatNobodyExplains() {
        sendAndReceive(2);
        byte[] empty = sealer.voided(3, Samples.warning(KOR, 1, 1), "refused by the hub")
                .toBytes();
        sent.add(empty);
        received.add(empty);
        assertThat(audited().unexplained()).isEqualTo(1);
    }
}
