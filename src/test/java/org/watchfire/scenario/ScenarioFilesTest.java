package org.watchfire.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.watchfire.model.Realm;

class ScenarioFilesTest {
    private static final String GOOD = """
            name: small
            title: A small one
            realm: test
            start: 2026-01-01T00:00:00Z
            duration: 10 min
            remark: notional
            radars:
              - id: K1
                nation: KOR
                town: somewhere
                kind: notional
                latitude: 37 deg
                longitude: 124 deg
                height: 20 m
                range: [5 km, 1000 km]
                elevation: [0 deg, 85 deg]
                look: 1 s
                sigma: {range: 50 m, azimuth: 1 mrad, elevation: 1 mrad}
                detection: 0.9
                output: asterix015
                sac: 250
                sic: 1
            faults:
              - {link: KOR-USA, at: 1 min, until: 90 s}
              - {node: USA, at: 2 min, restart: 130 s}
              - {clock: KOR, at: 3 min, shift: 200 ms}
            """;

    static java.util.List<String> builtIn() {
        return Scenario.builtIn();
    }

    @ParameterizedTest
    @MethodSource("builtIn")
    void everyBuiltInScenarioIsAnExerciseAndSaysThatItIsNotional(String name) {
        Scenario scenario = Scenario.load(name);
        assertThat(scenario.name()).isEqualTo(name);
        assertThat(scenario.realm()).isEqualTo(Realm.EXERCISE);
        assertThat(scenario.remark()).containsIgnoringCase("notional");
        assertThat(scenario.radars())
                .allSatisfy(radar -> assertThat(radar.kind()).contains("notional"));
        assertThat(scenario.sources()).isNotEmpty();
        assertThat(scenario.traffic()).isNotEmpty();
        assertThat(scenario.notices())
                .allSatisfy(notice -> assertThat(
                                notice.derived() && notice.confidence().equals("low"))
                        .isTrue());
    }

    @Test
    void aFileIsReadWithItsUnits() {
        Scenario scenario = read(GOOD);
        RadarSite radar = scenario.radars().getFirst();
        assertThat(radar.radar().maxRangeMetres()).isEqualTo(1e6);
        assertThat(radar.radar().azimuthSigmaRadians()).isEqualTo(1e-3);
        assertThat(radar.radar().measuresRangeRate()).isFalse();
        assertThat(scenario.durationSeconds()).isEqualTo(600);
        assertThat(scenario.faults())
                .hasSize(3)
                .first()
                .isInstanceOfSatisfying(
                        Fault.LinkCut.class, cut -> assertThat(cut.atSeconds()).isEqualTo(60));
    }

    @Test
    void refusesAnUnknownKeyWithFileAndLine() {
        assertRefused(GOOD.replace("detection: 0.9", "detection: 0.9\n    detecton: 0.9"), 20, "unknown key detecton");
        assertRefused("colour: red\n" + GOOD, 1, "unknown key colour");
    }

    @Test
    void refusesAWrongUnitWithFileAndLine() {
        assertRefused(GOOD.replace("height: 20 m", "height: 20 deg"), 14, "unit deg");
        assertRefused(GOOD.replace("height: 20 m", "height: 20"), 14, "a unit of");
        assertRefused(GOOD.replace("range: 50 m", "range: 50 m/s"), 18, "unit m/s");
        assertRefused(GOOD.replace("look: 1 s", "look: soon"), 17, "look");
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertRefused(GOOD.replace("realm: test", "realm: actual"), 1, "never of the realm actual");
        assertRefused(GOOD.replace("realm: test", "realm: war"), 3, "not one of");
        assertRefused(GOOD.replace("detection: 0.9", "detection: 1.9"), 8, "detectionProbability 1.9");
        assertRefused(GOOD.replace("output: asterix015", "output: asterix048"), 8, "asterix048");
        assertRefused(GOOD.replace("    sic: 1\n", ""), 8, "sic is missing");
        assertRefused(GOOD.replace("start: 2026-01-01T00:00:00Z", "start: yesterday"), 4, "not UTC");
        assertRefused(GOOD.replace("title: A small one", "title: A small one\ntitle: Two"), 3, "title");
        assertRefused(GOOD.replace("00:00:00Z", "00:00:00.3Z"), 1, "whole second");
        assertRefused("", 1, "empty");
        assertRefused("a: [", 1, "not YAML");
        assertRefused("a: &x 1\nb: *x\n", 1, "");
    }

    @Test
    void refusesATitleThatNoNodeTakesForItsBanner() {
        assertThat(read(GOOD.replace("title: A small one", "title: " + "x".repeat(200)))
                        .title())
                .hasSize(200);
        assertRefused(GOOD.replace("title: A small one", "title: " + "x".repeat(201)), 2, "at most 200 characters");
        assertRefused(GOOD.replace("title: A small one", "title: \"one\\ntwo\""), 2, "title is not one line");
    }

    @Test
    void namesWhatThereIsWhenThereIsNoSuchScenario() {
        assertThatThrownBy(() -> Scenario.load("atlantis"))
                .isInstanceOf(ScenarioFault.class)
                .hasMessageContaining("2023-05-31");
        assertThatThrownBy(() -> Scenario.load("a\0b")).isInstanceOf(ScenarioFault.class);
    }

    @Test
    void aFileOnDiskMayUseTheNetworkThatComesWithTheProgram(@TempDir Path folder) throws IOException {
        int at = GOOD.indexOf("radars:");
        String text = GOOD.substring(0, at) + "network: network.yaml\n" + GOOD.substring(GOOD.indexOf("faults:"));
        Path file = Files.writeString(folder.resolve("mine.yaml"), text);
        assertThat(Scenario.load(file.toString()).radars()).hasSizeGreaterThan(10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "- 1", "name", "name: {a: 1}", "launches: 3", "\u0000", "a: !!java 1", "? [1]\n: 2"})
    void badTextIsRefusedAndNothingElse(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(ScenarioFault.class).hasMessageStartingWith("here.yaml:");
    }

    private static Scenario read(String text) {
        return ScenarioReader.read("here.yaml", text, name -> {
            throw new ScenarioFault("no " + name);
        });
    }

    private static void assertRefused(String text, int line, String reason) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(ScenarioFault.class)
                .hasMessageStartingWith("here.yaml:" + line + ":")
                .hasMessageContaining(reason);
    }
}
