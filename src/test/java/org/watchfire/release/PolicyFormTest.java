package org.watchfire.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.watchfire.release.Policies.OPEN;
import static org.watchfire.release.Policies.faults;
import static org.watchfire.release.Policies.withRules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A policy that does not hold is refused with file, line and remedy. In {@link Policies#withRules} rules begin on line 14. */
class PolicyFormTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    item.knd == "TRACK"                | there is no item.knd
                    item.level == "1"                  | found no matching overload
                    item.level                         | expected type 'bool' but found 'int'
                    to.nation == "JPN" &&              | mismatched input
                    area.red_sea                       | there is no area.red_sea
                    item.kind == "TRAK"                | item.kind is never "TRAK"
                    item.kind in ["TRACK", "WARNNG"]   | item.kind is never "WARNNG"
                    !(to.role != "VEIWER")             | to.role is never "VEIWER"
                    nothing(item.level)                | undeclared reference to 'nothing'
                    to.nation.matches("(a")            | always fails: matches cannot take "(a"
                    item.level / 0 > 1                 | always fails: it divides by 0
                    item.level % 0 == 1                | always fails: it divides by 0
                    duration("5 days") > duration("1s") | always fails: duration cannot take "5 days"
                    """)
    void aConditionWithATypingErrorIsRefusedWithItsLine(String when, String says) {
        assertThat(faults(withRules(OPEN + "- id: P\n  effect: permit\n  when: '" + when + "'\n  why: w\n")))
                .isNotEmpty()
                .allSatisfy(fault ->
                        assertThat(fault).startsWith("policy.yaml:17: ").contains(" "))
                .anySatisfy(fault -> assertThat(fault).contains(says));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    policy: small      | polcy: small       | 1 | "polcy" is not a field here
                    policy: small      | policy: 9 x        | 1 | "9 x" is not a name
                    version: 1         | version: 0         | 2 | "version" is not a whole number
                    version: 1         | version: one       | 2 | "version" is not a whole number
                    nation: KOR        | nation: Korea      | 3 | nation "Korea" is not three capital letters
                    JPN: {level: 5     | KOR: {level: 5     | 5 | KOR is the policy's own nation
                    JPN: {level: 5     | JPN: {level: 12    | 5 | "level" is not a whole number from 0 to 9
                    JPN: {level: 5     | JPN: {levl: 5      | 5 | "levl" is not a field here
                    VIEWER: {level: 1} | LOOKER: {level: 1} | 8 | "LOOKER" is not one of
                    [39, 120],         | [139, 120],        | 11 | corner [139.0, 120.0] is not [latitude, longitude]
                    effect: permit     | effect: allow      | 14 | effect "allow" is neither permit nor deny
                    when: 'true'       | when: ''           | 14 | "when" is empty
                    why: all is open   | why: 'in {item.lat}' | 14 | "{item.lat}" cannot stand in a reason
                    id: P-open         | id: realm          | 14 | rule id "realm" is taken
                    id: P-open         | id: ending         | 14 | rule id "ending" is taken
                    id: P-open         | id: recall         | 14 | rule id "recall" is taken
                    expect: withhold   | expect: permit     | 16 | expects permit, but rule default withholds
                    expect: withhold   | expect: maybe      | 19 | "maybe" is neither permit nor withhold
                    """)
    void aMistakeIsRefusedWithItsLine(String good, String bad, int line, String says) {
        String yaml = withRules(OPEN);
        assertThat(yaml).contains(good);
        assertThat(faults(yaml.replace(good, bad)))
                .anySatisfy(fault -> assertThat(fault)
                        .startsWith("policy.yaml:" + line + ": ")
                        .contains(says));
    }

    @Test
    void aCaseThatFailsNamesTheRuleThatDecided() {
        String cases = """
                  - name: Japan gets it reduced
                    item: {kind: RETRACTION, realm: TEST, event: KOR-E1, version: 1, by: KOR, decided: "2023-05-30T21:30:00Z", label: {level: 0, releasableTo: [JPN]}}
                    to: JPN
                    expect: permit
                """;
        String yaml = withRules(OPEN) + cases;
        assertThat(faults(yaml + "    rule: P-other\n"))
                .containsExactly("policy.yaml:20: case \"Japan gets it reduced\" expects rule P-other, but rule P-open"
                        + " decides: all is open; mend the rules or the case");
        assertThat(faults(yaml + "    reduced: true\n"))
                .singleElement()
                .asString()
                .contains("expects it reduced, but it leaves whole");
    }

    @Test
    void aPolicyWithoutCasesOrRulesIsRefused() {
        String yaml = withRules(OPEN);
        assertThat(faults(yaml.substring(0, yaml.indexOf("cases:"))))
                .anySatisfy(f -> assertThat(f).contains("0 cases"));
        assertThat(faults(withRules("").replace("rules:", "rules: []")))
                .anySatisfy(f -> assertThat(f).contains("0 rules"));
    }

    @Test
    void aGridWithoutThinningIsRefused() {
        assertThat(faults(withRules("""
                        - {id: P, effect: permit, when: 'true', why: w, transform: {position: {gridMetres: 1000, floorMetres: 1}}}
                        """))).singleElement().asString().contains("everySeconds");
    }

    @Test
    void aDenyThatTransformsIsRefused() {
        assertThat(faults(withRules("- {id: D, effect: deny, when: 'true', why: w, transform: {drop: [sensor]}}")))
                .singleElement()
                .asString()
                .contains("a deny transforms nothing");
    }

    @Test
    void allFaultsAreToldAtOnceInTheOrderOfTheFile() {
        List<String> faults = faults(withRules(OPEN.replace("permit", "allow")).replace("level: 5", "level: 55"));
        assertThat(faults).hasSizeGreaterThanOrEqualTo(3);
        assertThat(faults.get(0)).startsWith("policy.yaml:5:");
        assertThat(faults.getLast()).startsWith("policy.yaml:14:");
    }

    @Test
    void whatIsNotYamlIsRefused() {
        assertThat(faults("policy: [1\nversion")).singleElement().asString().contains("is not YAML");
        assertThat(faults("")).singleElement().asString().contains("is empty");
        assertThat(faults("- a\n- b\n")).isNotEmpty();
        assertThat(faults(withRules(OPEN) + "---\nsecond: 1\n"))
                .anySatisfy(f -> assertThat(f).contains("goes on after its end"));
        assertThat(faults(withRules(OPEN).replace("nation: KOR", "nation: KOR\nnation: USA")))
                .anySatisfy(f -> assertThat(f).contains("given twice"));
        assertThat(faults("a: &x [1]\nb: *x\n")).anySatisfy(f -> assertThat(f).contains("alias"));
        assertThat(faults("[".repeat(100) + "]".repeat(100)))
                .anySatisfy(f -> assertThat(f).contains("deeper than 32"));
        assertThat(faults("a: " + "x".repeat(1 << 20)))
                .singleElement()
                .asString()
                .contains("keep it below");
    }

    @Test
    void damagedTextNeverThrows() {
        Random random = new Random(7);
        String yaml = withRules(OPEN);
        int refused = 0;
        for (int i = 0; i < 2000; i++) {
            StringBuilder damaged = new StringBuilder(yaml);
            for (int k = 0; k < 3; k++) {
                int at = random.nextInt(damaged.length());
                switch (random.nextInt(3)) {
                    case 0 -> damaged.deleteCharAt(at);
                    case 1 -> damaged.insert(at, (char) random.nextInt(32, 127));
                    default -> damaged.setCharAt(at, (char) random.nextInt(1, 300));
                }
            }
            if (Policy.parse("policy.yaml", damaged.toString()) instanceof PolicyLoad.Refused result) {
                assertThat(result.faults()).isNotEmpty();
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(1000);
    }

    @Test
    void anUnreadableFileIsAFault(@TempDir Path dir) throws IOException {
        assertThat(Policy.load(dir.resolve("none.yaml")))
                .isInstanceOfSatisfying(
                        PolicyLoad.Refused.class,
                        refused -> assertThat(refused.faults())
                                .singleElement()
                                .asString()
                                .contains("is not there"));
        Path latin = dir.resolve("latin.yaml");
        Files.write(latin, new byte[] {'a', ':', ' ', (byte) 0xE4});
        assertThat(Policy.load(latin))
                .isInstanceOfSatisfying(
                        PolicyLoad.Refused.class,
                        refused -> assertThat(refused.faults())
                                .singleElement()
                                .asString()
                                .contains("UTF-8"));
    }

    /** A file without an end is read no further than a policy may go. */
    @Test
    void aFileThatIsTooLongIsAFault() {
        assertThat(Policy.load(Path.of("/dev/zero")))
                .isInstanceOfSatisfying(
                        PolicyLoad.Refused.class,
                        refused -> assertThat(refused.faults())
                                .singleElement()
                                .asString()
                                .contains("holds more than 1048576 bytes"));
    }

    @Test
    void whatOnlySometimesFailsIsNoFault() {
        assertThat(Policies.policy(withRules(OPEN + """
                        - id: P
                          effect: permit
                          when: 'to.nation.matches("^(JPN|USA)$") && 6 / item.level > 1 && duration("5s") < duration("6s")'
                          why: w
                        """)).ruleCount()).isEqualTo(2);
    }
}
