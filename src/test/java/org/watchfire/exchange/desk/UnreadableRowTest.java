package org.watchfire.exchange.desk;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.watchfire.journal.JournalFailure;

/** A desk that cannot go on from a row of its journal says from which, and what to do. */
class UnreadableRowTest extends DeskPairFixture {
    @ParameterizedTest
    @CsvSource({
        "exchange.in, nothing of ours, is no envelope",
        "exchange.out, nothing of ours, is no envelope",
        "outbox.released, JPN and no item, is no item",
        "outbox.released, of nobody, names no partner",
        "outbox.released, JP, names no partner",
        "outbox.numbered, JPN1, names no row"
    })
    void theRowIsNamed(String kind, String bytes, String says) {
        long row = pair.first.journal.appendAssured(1, 2, kind, bytes.getBytes(StandardCharsets.US_ASCII));
        pair.first.journal.commit(pair.first.journal.pending());
        assertThatThrownBy(pair.first::start)
                .isInstanceOf(JournalFailure.class)
                .hasMessageStartingWith("journal row " + row + " (" + kind + ") " + says + "; ")
                .hasMessageContaining("`watchfire journal verify`");
    }
}
