package org.watchfire.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.watchfire.model.AllClear;
import org.watchfire.model.NationId;
import org.watchfire.model.Warning;
import org.watchfire.release.Releasable;

/** The launch of 31 May 2023 under a policy that lets no all-clear go to partners. */
class EndingTest {
    private static final NationId JPN = new NationId("JPN");
    private static final double SECONDS = 200;

    @Test
    void whoWasWarnedIsToldOfTheEndThoughTheRulesForgotIt() {
        ScenarioPlay play = new ScenarioPlay("2023-05-31", JPN);
        String forgetful = play.policy().replace("\"WARNING\", \"ALL_CLEAR\", \"RETRACTION\"", "\"WARNING\"");
        Engine engine = EngineBuilder.of(play.settings(), EngineBuilder.policy("test", forgetful));
        List<Releasable> ends = new ArrayList<>();
        List<Warning> warnings = new ArrayList<>();
        play.play(
                SECONDS,
                (input, now) -> engine.accept(input, now, 0).toPeers().forEach(left -> {
                    if (left.item() instanceof Warning warning) {
                        warnings.add(warning);
                    } else if (left.item() instanceof AllClear) {
                        ends.add(left);
                    }
                }));
        assertThat(warnings).isNotEmpty();
        assertThat(ends).isNotEmpty().allSatisfy(left -> assertThat(left.rule()).isEqualTo("ending"));
        assertThat(((AllClear) ends.getLast().item()).event())
                .isEqualTo(warnings.getFirst().event());
        assertThat(((AllClear) ends.getLast().item()).version())
                .isGreaterThan(warnings.getLast().version());
    }
}
