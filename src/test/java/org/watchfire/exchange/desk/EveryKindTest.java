package org.watchfire.exchange.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.watchfire.exchange.Samples.KOR;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.watchfire.exchange.Samples;
import org.watchfire.model.Geodetic;
import org.watchfire.model.Item;
import org.watchfire.model.Lane;
import org.watchfire.model.Notice;
import org.watchfire.model.NoticeId;
import org.watchfire.model.Recall;

/** What one desk may send, the other takes. */
class EveryKindTest extends DeskPairFixture {
    @Test
    void everyKindOfItemArrivesAsItWasSent() {
        // a recall is cut down to what has left, as its own test says
        List<Item> all = Samples.oneOfEach(KOR).stream()
                .filter(item -> !(item instanceof Recall))
                .toList();
        assertThat(all.stream().map(Object::getClass).distinct())
                .hasSize(Item.class.getPermittedSubclasses().length - 1);
        all.forEach(pair.first::offer);
        pair.run(Duration.ofSeconds(3));
        assertThat(pair.second.taken).containsExactlyInAnyOrderElementsOf(all);
        assertThat(pair.first
                        .ledger()
                        .sent(pair.second.ring.nation(), Lane.ASSURED)
                        .outstanding())
                .isZero();
    }

    @Test
    void whatNoEnvelopeHoldsIsNamedAndWhatStandsBehindItArrives() {
        Notice small = (Notice) Samples.oneOfEach(KOR).stream()
                .filter(Notice.class::isInstance)
                .findFirst()
                .orElseThrow();
        Geodetic corner = Geodetic.ofDegrees(38.123, 124.456, 0);
        Notice large = new Notice(
                new NoticeId("LARGE"),
                small.origin(),
                small.realm(),
                small.label(),
                small.site(),
                small.from(),
                small.to(),
                Collections.nCopies(50, new Notice.HazardArea("A", Collections.nCopies(1_000, corner))),
                List.of(),
                false,
                "high",
                "a test");
        pair.first.offer(large);
        pair.first.offer(small);
        pair.run(Duration.ofSeconds(3));
        assertThat(pair.second.taken).containsExactly(small);
        assertThat(pair.first.ledger().problems())
                .anySatisfy(problem -> assertThat(problem).contains("LARGE").contains("part it"));
    }
}
