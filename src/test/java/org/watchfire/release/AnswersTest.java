package org.watchfire.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.watchfire.release.Samples.AUS;
import static org.watchfire.release.Samples.JPN;
import static org.watchfire.release.Samples.NOW;
import static org.watchfire.release.Samples.USA;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.watchfire.model.Item;
import org.watchfire.model.NationId;
import org.watchfire.model.Realm;

/** What is remembered never changes what is decided. */
class AnswersTest {
    private static final Policy POLICY = Policies.policy(Policies.withRules("""
                    - {id: D-place, effect: deny, when: 'item.hasPosition && item.lat > 60', why: north}
                    - {id: D-area, effect: deny, when: area.yellow_sea, why: there}
                    - {id: D-caveat, effect: deny, when: '"ORCON" in item.caveats && to.nation == "JPN"', why: no}
                    - {id: D-odd, effect: deny, when: 'item.level / (item.level - 3) > 100', why: fails at level 3}
                    - {id: D-status, effect: deny, when: 'item.status == "TENTATIVE" || item.class == "ORBITAL"', why: no}
                    - {id: P-some, effect: permit, when: 'item.kind == "TRACK" && item.releasableTo.size() > 1', why: yes}
                    - {id: P-more, effect: permit, when: 'item.kind != "TRACK" && realm != "TEST" && item.origin == self', why: yes}
                    """));

    @Test
    void aPolicyThatRemembersDecidesAsOneThatDoesNot() {
        Random random = new Random(17);
        for (int i = 0; i < 3000; i++) {
            Item item = ChanceItems.item(random);
            Realm realm = ChanceItems.pick(random, Realm.values());
            for (NationId nation : List.of(JPN, USA, AUS)) {
                Recipient to = new Recipient.Peer(nation);
                assertThat(said(POLICY.decide(item, to, realm, NOW)))
                        .isEqualTo(said(POLICY.fresh().decide(item, to, realm, NOW)));
            }
        }
    }

    private static String said(Decision decision) {
        return decision.getClass().getSimpleName() + " " + decision.rule() + " " + decision.reason();
    }
}
