package org.watchfire.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.watchfire.model.NationId;

/** The policy that ships with the program. */
class SamplePolicyTest {
    @ParameterizedTest
    @ValueSource(strings = {"KOR JPN USA", "JPN USA KOR", "USA KOR JPN", "JPN USA", "GBR NOR DNK ISL IRL"})
    void itHoldsForAnyNationAndItsPartners(String nations) {
        List<NationId> all = Stream.of(nations.split(" ")).map(NationId::new).toList();
        PolicyLoad load = Policy.parse("sample.yaml", SamplePolicy.text(all.getFirst(), all.subList(1, all.size())));
        assertThat(load).isInstanceOfSatisfying(PolicyLoad.Loaded.class, loaded -> {
            assertThat(loaded.policy().nation()).isEqualTo(all.getFirst());
            assertThat(loaded.policy().partners())
                    .containsExactlyElementsOf(
                            all.subList(1, all.size()).stream().sorted().toList());
        });
    }

    @Test
    void withoutAPartnerThereIsNone() {
        assertThatThrownBy(() -> SamplePolicy.text(new NationId("KOR"), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
