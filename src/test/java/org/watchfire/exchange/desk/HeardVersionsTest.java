package org.watchfire.exchange.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.watchfire.exchange.Samples.KOR;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.watchfire.exchange.Samples;
import org.watchfire.model.Item;
import org.watchfire.model.Relation;

class HeardVersionsTest {
    private final HeardVersions versions = new HeardVersions();

    @Test
    void supersedeALowerVersionOfTheSameLaunch() {
        versions.heard(Samples.warning(KOR, 1, 3));
        assertThat(versions.supersede(Samples.warning(KOR, 1, 2))).isTrue();
    }

    @Test
    void doNotSupersedeTheSameOrAHigherVersionOrAnotherLaunch() {
        versions.heard(Samples.warning(KOR, 1, 3));
        assertThat(versions.supersede(Samples.warning(KOR, 1, 3))).isFalse();
        assertThat(versions.supersede(Samples.warning(KOR, 1, 4))).isFalse();
        assertThat(versions.supersede(Samples.warning(KOR, 2, 1))).isFalse();
    }

    @Test
    void keepTheHighestWhenALowerOneIsHeardAfterIt() {
        versions.heard(Samples.warning(KOR, 1, 3));
        versions.heard(Samples.warning(KOR, 1, 1));
        assertThat(versions.supersede(Samples.warning(KOR, 1, 2))).isTrue();
    }

    @Test
    void neitherSupersedeARelationNorCountItsVersion() {
        List<Item> relations = Samples.oneOfEach(KOR).stream()
                .filter(item -> item instanceof Relation)
                .toList();
        assertThat(relations).hasSize(1);
        versions.heard(relations.getFirst());
        assertThat(versions.supersede(Samples.warning(KOR, 1, 1))).isFalse();
        versions.heard(Samples.warning(KOR, 1, 9));
        assertThat(versions.supersede(relations.getFirst())).isFalse();
    }
}
