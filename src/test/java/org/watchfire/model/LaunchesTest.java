package org.watchfire.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Launches counted from what several nations say. */
class LaunchesTest {
    private static final NationId JPN = new NationId("JPN");
    private static final NationId KOR = new NationId("KOR");
    private static final NationId USA = new NationId("USA");
    private static final Label LABEL = new Label(1, new TreeSet<>(), new TreeSet<>());
    private static final TimeTag NOW = TimeTag.of(0);
    private static final Stamps STAMPS = new Stamps(0, 0);

    private final Launches launches = new Launches();

    private void warn(NationId by, int number) {
        launches.take(new Warning(
                new EventId(by, number),
                1,
                by,
                Realm.TEST,
                LABEL,
                ObjectClass.BALLISTIC,
                1,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                true,
                false,
                Optional.empty(),
                NOW,
                STAMPS));
    }

    private void relate(NationId by, int number, int version, Relation.Kind kind, EventId other) {
        launches.take(
                new Relation(new EventId(by, number), version, by, Realm.TEST, LABEL, kind, other, "", NOW, STAMPS));
    }

    @Test
    void aSalvoOfTwoSeenByThreeNationsIsTwo() {
        for (NationId nation : List.of(JPN, KOR, USA)) {
            warn(nation, 1);
            warn(nation, 2);
        }
        assertThat(launches.count()).isEqualTo(6);
        for (NationId nation : List.of(JPN, USA)) {
            relate(nation, 1, 2, Relation.Kind.CORRELATED, new EventId(KOR, 2));
            relate(nation, 2, 2, Relation.Kind.CORRELATED, new EventId(KOR, 1));
        }
        assertThat(launches.count()).isEqualTo(2);
        assertThat(launches.oneWith(new EventId(JPN, 1))).contains(new EventId(KOR, 2));
    }

    @Test
    void aChainOfEventsIsOne() {
        warn(JPN, 1);
        warn(KOR, 1);
        warn(USA, 1);
        relate(USA, 1, 2, Relation.Kind.CORRELATED, new EventId(KOR, 1));
        relate(KOR, 1, 2, Relation.Kind.CORRELATED, new EventId(JPN, 1));
        assertThat(launches.count()).isOne();
    }

    @Test
    void theNewestVersionCountsInWhateverOrderTheyCome() {
        warn(JPN, 1);
        warn(KOR, 1);
        relate(KOR, 1, 3, Relation.Kind.SPLIT, new EventId(JPN, 1));
        relate(KOR, 1, 2, Relation.Kind.CORRELATED, new EventId(JPN, 1));
        assertThat(launches.count()).isEqualTo(2);
    }

    @Test
    void whatIsTakenBackDoesNotCountAndWhatItWasMergedIntoDoes() {
        warn(KOR, 1);
        warn(KOR, 2);
        relate(KOR, 2, 2, Relation.Kind.MERGED, new EventId(KOR, 1));
        launches.take(new Retraction(new EventId(KOR, 2), 3, KOR, Realm.TEST, LABEL, "", NOW, STAMPS));
        assertThat(launches.count()).isOne();
        launches.take(new Retraction(new EventId(KOR, 1), 2, KOR, Realm.TEST, LABEL, "", NOW, STAMPS));
        assertThat(launches.count()).isZero();
    }
}
