package org.watchfire.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.watchfire.model.EventId;
import org.watchfire.model.Item;
import org.watchfire.model.NationId;
import org.watchfire.model.ObjectClass;
import org.watchfire.model.Warning;

/**
 * How often the class of one launch changes from version to version while three nations share what they see: a watch
 * officer who sees it flip believes nothing any more. Once undecided, once decided, and once more where the flight itself
 * changes; never the wrong class first.
 */
class ClassChangesTest {
    @TempDir
    private Path folder;

    /** The classes said of each event in its versions, repetitions left out. */
    private final Map<EventId, List<ObjectClass>> said = new HashMap<>();

    @Test
    void aSpaceLaunchWhoseSecondStageFailsIsUndecidedAndThenBallistic() {
        play("2023-05-31", 450);
        assertThat(said.values()).containsExactly(List.of(ObjectClass.UNDECIDED, ObjectClass.BALLISTIC));
    }

    @Test
    void aSpaceLaunchThatFailsInItsThirdStageIsBallisticOnlyThen() {
        play("2023-08-24", 650);
        assertThat(said.values())
                .containsExactly(List.of(ObjectClass.UNDECIDED, ObjectClass.SPACE_LAUNCH, ObjectClass.BALLISTIC));
    }

    @Test
    void aSpaceLaunchIsOneUntilItIsInOrbit() {
        play("2023-11-21", 760);
        assertThat(said.values())
                .containsExactly(List.of(ObjectClass.UNDECIDED, ObjectClass.SPACE_LAUNCH, ObjectClass.ORBITAL));
    }

    @Test
    void aSalvoOfFourIsNeverASpaceLaunch() {
        play("salvo", 560);
        assertFourBallisticFlights();
    }

    /** Once the next to rise joined the one before until two looks had shown its thrust, and was ballistic until then. */
    @ParameterizedTest
    @ValueSource(longs = {2, 5, 8, 15})
    void aSalvoOfFourIsFourWhateverTheRadarsErrors(long seed) {
        new AlliancePlay("salvo", folder, this::hear).play(seed, 170);
        assertFourBallisticFlights();
    }

    private void assertFourBallisticFlights() {
        assertThat(said).hasSize(4);
        assertThat(said.values())
                .allSatisfy(
                        classes -> assertThat(classes).containsExactly(ObjectClass.UNDECIDED, ObjectClass.BALLISTIC));
    }

    private void play(String name, double secondsAfterLaunch) {
        new AlliancePlay(name, folder, this::hear).play(secondsAfterLaunch);
    }

    private void hear(NationId nation, Decisions decisions) {
        for (Item item : decisions.items()) {
            if (item instanceof Warning warning) {
                List<ObjectClass> classes = said.computeIfAbsent(warning.event(), e -> new ArrayList<>());
                if (classes.isEmpty() || classes.getLast() != warning.objectClass()) {
                    classes.add(warning.objectClass());
                }
            }
        }
    }
}
