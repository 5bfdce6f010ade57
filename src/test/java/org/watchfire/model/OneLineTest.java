package org.watchfire.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OneLineTest {
    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\tb", "a\u0000", "a\u202Eb", "a\u2028b", "a\u2029b", "a\uD83D", "\uFEFFa"})
    void whatBreaksALineOrCannotBeSeenIsNotOne(String text) {
        assertThat(OneLine.is(text)).isFalse();
    }

    @Test
    void allThatCanBeSeenIsWhateverItsScript() {
        assertThat(OneLine.is("Übung 東京 \uD83D\uDD25 — 1")).isTrue();
    }
}
