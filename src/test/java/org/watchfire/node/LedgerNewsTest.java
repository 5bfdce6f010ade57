package org.watchfire.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.watchfire.exchange.ledger.Ledger;
import org.watchfire.exchange.outside.Channel;
import org.watchfire.exchange.rows.RecallMatrix;
import org.watchfire.model.NationId;
import org.watchfire.model.Realm;
import org.watchfire.model.TimeTag;
import org.watchfire.picture.LogLine;

/** What the log on the screens is told of ledger after ledger. */
class LedgerNewsTest {
    private static final NationId JPN = new NationId("JPN");
    private static final NationId KOR = new NationId("KOR");
    private static final Ledger.Silent SILENT = new Ledger.Silent(KOR, 0, 3, 0, 0);
    private static final RecallMatrix.Line OPEN = new RecallMatrix.Line(KOR, 7, 2, 1, 0);
    private static final RecallMatrix.Line STRUCK = new RecallMatrix.Line(KOR, 7, 2, 1, 2);

    private final List<LogLine> log = new ArrayList<>();
    private final LedgerNews news = new LedgerNews(log::add);

    @Test
    void theLinkIsToldWhenItOpensAndWhenItShutsAndNotBetween() {
        tell(true, List.of(), List.of());
        tell(true, List.of(), List.of());
        tell(false, List.of(), List.of());
        assertThat(log)
                .extracting(LogLine::text)
                .containsExactly("the link to the hub is up", "the link to the hub is down; it is tried again");
    }

    @Test
    void aPartnersSilenceIsToldOnceAndItsEndToo() {
        tell(false, List.of(SILENT), List.of());
        tell(false, List.of(SILENT), List.of());
        tell(false, List.of(), List.of());
        tell(false, List.of(), List.of());
        assertThat(log).extracting(LogLine::text).containsExactly(SILENT.inWords(), "KOR is heard again");
    }

    @Test
    void aRecallThatAPartnerHasStruckIsToldOnce() {
        tell(false, List.of(), List.of(OPEN));
        tell(false, List.of(), List.of(STRUCK));
        tell(false, List.of(), List.of(STRUCK));
        assertThat(log).extracting(LogLine::text).containsExactly("KOR has struck the 2 things that were called back");
    }

    @Test
    void whatWasStruckBeforeTheStartIsNotToldAgain() {
        tell(false, List.of(), List.of(STRUCK));
        tell(false, List.of(), List.of(STRUCK));
        assertThat(log).isEmpty();
    }

    private void tell(boolean linked, List<Ledger.Silent> silent, List<RecallMatrix.Line> recalls) {
        news.tell(
                new Ledger(
                        JPN,
                        Realm.TEST,
                        0,
                        List.of(),
                        List.of(),
                        Map.of(Channel.ASSURED, linked),
                        List.of(),
                        List.of(),
                        false,
                        List.of(),
                        0,
                        recalls,
                        List.of(),
                        silent),
                TimeTag.of(0));
    }
}
