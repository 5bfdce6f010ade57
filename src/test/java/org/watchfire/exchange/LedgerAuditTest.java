package org.watchfire.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.watchfire.exchange.Samples.JPN;
import static org.watchfire.exchange.Samples.KOR;
import static org.watchfire.exchange.Samples.USA;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.watchfire.exchange.keys.KeyMaker;
import org.watchfire.exchange.keys.KeyRing;
import org.watchfire.exchange.wire.ItemCbor;
import org.watchfire.exchange.wire.Kind;
import org.watchfire.exchange.wire.VoidNote;
import org.watchfire.journal.Row;
import org.watchfire.model.Realm;
import org.watchfire.model.Stamps;
import org.watchfire.model.Warning;

/** The judge must see each kind of fault, or its silence means nothing. */
class LedgerAuditTest {
    @TempDir
    private static Path root;

    private static Sealer sealer;

    private final List<byte[]> sent = new ArrayList<>();
    private final List<byte[]> received = new ArrayList<>();

    @BeforeAll
    static void makeKeys() {
        new KeyMaker(root, Instant.now()).init(List.of(JPN, KOR), Map.of());
        KeyRing ring = KeyRing.open(root.resolve("KOR"), KOR, Realm.EXERCISE);
        sealer = new Sealer(ExchangeSettings.of(ring, Set.of(JPN), USA), TestNode.CLOCK, new Clocks(), JPN);
    }

    private static byte[] numbered(long sequence) {
        Warning warning = Samples.warning(KOR, 1, (int) sequence);
        return sealer.numbered(
                        Kind.WARNING,
                        1,
                        sequence,
                        warning.about(),
                        sequence - 1,
                        warning.label(),
                        warning.stamps(),
                        0,
                        ItemCbor.encodeAll(List.of(warning)))
                .toBytes();
    }

    private LedgerAudit.Pair audited() {
        LedgerAudit audit = new LedgerAudit();
        audit.add(KOR, rows("exchange.out", sent).stream());
        audit.add(JPN, rows("exchange.in", received).stream());
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
        byte[] empty = sealer.numbered(
                        Kind.VOID,
                        1,
                        3,
                        Samples.warning(KOR, 1, 1).about(),
                        2,
                        sealer.forPeer(),
                        new Stamps(1, 1),
                        0,
                        new VoidNote("refused by the hub").encode())
                .toBytes();
        sent.add(empty);
        received.add(empty);
        assertThat(audited().unexplained()).isEqualTo(1);
    }
}
