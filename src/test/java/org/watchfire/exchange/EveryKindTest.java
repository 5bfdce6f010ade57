package org.watchfire.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.watchfire.exchange.Samples.KOR;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.watchfire.model.Item;
import org.watchfire.model.Lane;
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
}
