package org.watchfire.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.watchfire.node.TwoNations.JPN;
import static org.watchfire.node.TwoNations.KOR;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.watchfire.exchange.rows.JournalLedger;
import org.watchfire.exchange.rows.JournalView;
import org.watchfire.exchange.rows.LedgerAudit;
import org.watchfire.exchange.rows.RecallMatrix;
import org.watchfire.journal.Journal;
import org.watchfire.journal.JournalReader;
import org.watchfire.journal.Row;
import org.watchfire.model.NationId;
import org.watchfire.model.NoticeId;
import org.watchfire.model.Realm;
import org.watchfire.model.Recall;
import org.watchfire.node.settings.SettingsException;
import org.watchfire.picture.PasswordHash;
import org.watchfire.release.SamplePolicy;
import tools.jackson.databind.JsonNode;

/**
 * Two whole nodes, real hub, keys, journals and HTTP: persons change the policy of one while the link to the other is
 * down, and while it is up.
 */
class PolicyInNodeTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String PASSWORD = "a long enough word";
    private static final String HASH = PasswordHash.of(PASSWORD.toCharArray());
    private static final String FIRST = SamplePolicy.text(KOR, List.of(JPN));

    /** The first policy without the second notice. */
    private static final String SECOND =
            FIRST.replace("version: 1", "version: 2").replace("rules:\n", """
                    rules:
                      - id: D-second
                        effect: deny
                        when: to.kind == "PEER" && item.kind == "NOTICE" && item.subject == "N2"
                        why: the second notice is ours alone now

                    """);

    @TempDir
    private Path dir;

    private TwoNations nations;

    @BeforeEach
    void prepare() throws IOException {
        String operators = """
                picture:
                  port: 0
                  operators:
                    - {name: kim, role: RELEASE_AUTHORITY, password: "%1$s"}
                    - {name: lee, role: RELEASE_AUTHORITY, password: "%1$s"}
                    - {name: han, role: WATCH_OFFICER, password: "%1$s"}
                """.formatted(HASH);
        nations = TwoNations.in(
                dir, 1, Map.of(JPN, operators, KOR, operators + "notices: [N1.yaml, N2.yaml, N3.yaml]\n"));
        for (String notice : List.of("N1", "N2", "N3")) {
            nations.notice(notice);
        }
    }

    @Test
    void whatWaitsForAPartnerIsJudgedByThePolicyThatTwoPersonsPutInForceMeanwhile() throws IOException {
        try (Node kor = nations.start(KOR);
                Person kim = person("kim");
                Person lee = person("lee")) {
            assertThat(kor.nation()).isEqualTo(KOR);
            await().atMost(PATIENCE).until(() -> words(KOR, "exchange.out").size() == 3);

            JsonNode proposed = Person.json(kim.propose(SECOND));
            assertThat(proposed.at("/inForce/policy").asString()).isEqualTo("sample/1");
            assertThat(proposed.at("/waiting/policy").asString()).isEqualTo("sample/2");
            assertThat(proposed.at("/waiting/by").asString()).isEqualTo("kim");
            assertThat(proposed.at("/waiting/differences").toString())
                    .contains("JPN: 1 NOTICE (first N2) whole by P-partners -> withheld by D-second");
            String hash = proposed.at("/waiting/sha256").asString();
            assertThat(kim.approve(hash).body()).contains("another person has to");
            assertThat(lee.approve("0".repeat(64)).body()).contains("read it again");
            assertThat(kim.policy().at("/inForce/policy").asString()).isEqualTo("sample/1");
            assertThat(lee.approve(hash).statusCode()).isEqualTo(200);
            assertThat(kim.policy().at("/inForce/policy").asString()).isEqualTo("sample/2");

            await().atMost(PATIENCE).until(() -> words(KOR, "release.again").size() == 1);
            assertThat(words(KOR, "release.again").getFirst())
                    .isEqualTo("JPN 2 D-second: the second notice is ours alone now");
            try (Node jpn = nations.start(JPN)) {
                assertThat(jpn.nation()).isEqualTo(JPN);
                await().atMost(PATIENCE).until(() -> ledger(KOR).outstanding() == 0);
            }
        }
        assertThat(words(JPN, "exchange.in").toString())
                .contains("NOTICE", "VOID")
                .doesNotContain("N2");
        LedgerAudit.Pair pair = audit();
        assertThat(pair.isClean()).as("%s", pair).isTrue();
        assertThat(pair.delivered()).isEqualTo(2);
        assertThat(pair.voids()).isEqualTo(1);
        Replay.Result replay = Replay.all(nations.journal(KOR), (input, now, unixNanos, decisions) -> {});
        assertThat(replay.differing()).isZero();
        assertThat(words(KOR, PolicyOutcome.KIND)).hasSize(4);
    }

    @Test
    void aPartnerThatIsCutOffGetsNothingThatWaited() throws IOException {
        try (Node kor = nations.start(KOR);
                Person kim = person("kim")) {
            assertThat(kor.nation()).isEqualTo(KOR);
            await().atMost(PATIENCE).until(() -> words(KOR, "exchange.out").size() == 3);
            assertThat(kim.cutOff("JPN").statusCode()).isEqualTo(200);
            try (Node jpn = nations.start(JPN)) {
                assertThat(jpn.nation()).isEqualTo(JPN);
                await().atMost(PATIENCE).until(() -> ledger(KOR).outstanding() == 0);
            }
        }
        LedgerAudit.Pair pair = audit();
        assertThat(pair.isClean()).as("%s", pair).isTrue();
        assertThat(pair.delivered()).isZero();
        assertThat(pair.voids()).isEqualTo(3);
        assertThat(words(JPN, "exchange.in").toString()).doesNotContain("N1", "N2", "N3");
    }

    @Test
    void whatAPartnerHoldsAndMayNoLongerHoldIsCalledBackAndAcknowledged() throws IOException {
        try (Node kor = nations.start(KOR);
                Person kim = person("kim");
                Person lee = person("lee");
                Node jpn = nations.start(JPN)) {
            assertThat(kor.nation()).isNotEqualTo(jpn.nation());
            await().atMost(PATIENCE).until(() -> ledger(KOR).delivered() == 3);
            String hash = Person.json(kim.propose(SECOND)).at("/waiting/sha256").asString();
            assertThat(lee.approve(hash).statusCode()).isEqualTo(200);
            await().atMost(PATIENCE)
                    .until(() -> recalls().size() == 1 && recalls().getFirst().isAcknowledged());
        }
        assertThat(recalls().getFirst().subjects()).isEqualTo(1);
        assertThat(words(JPN, "exchange.in"))
                .filteredOn(row -> row.startsWith("RECALL "))
                .singleElement()
                .satisfies(row -> assertThat(row).contains("N2").doesNotContain("N1", "N3", "D-second"));
        List<Recall> struck = new ArrayList<>();
        Replay.all(nations.journal(JPN), (input, now, unixNanos, decisions) -> struck.addAll(decisions.recalls()));
        assertThat(struck)
                .singleElement()
                .extracting(Recall::subjects)
                .isEqualTo(List.of(new Recall.Subject.OfNotice(new NoticeId("N2"))));
        assertThat(Replay.all(nations.journal(KOR), (input, now, unixNanos, decisions) -> {})
                        .differing())
                .isZero();
    }

    private List<RecallMatrix.Line> recalls() {
        try (JournalReader journal = JournalReader.open(nations.journal(KOR))) {
            return RecallMatrix.read(journal);
        }
    }

    @Test
    void aRestartKeepsWhatPersonsActivatedUnlessTheFileIsNewer() throws IOException {
        try (Node kor = nations.start(KOR);
                Person kim = person("kim");
                Person lee = person("lee")) {
            assertThat(kor.nation()).isEqualTo(KOR);
            String hash = Person.json(kim.propose(SECOND)).at("/waiting/sha256").asString();
            assertThat(lee.approve(hash).statusCode()).isEqualTo(200);
        }
        assertThat(inForceAfterAStart()).isEqualTo("sample/2");
        Files.writeString(nations.policy(KOR), FIRST.replace("version: 1", "version: 3"));
        assertThat(inForceAfterAStart()).isEqualTo("sample/3");
        Files.writeString(nations.policy(KOR), FIRST);
        assertThat(inForceAfterAStart()).isEqualTo("sample/3");
        assertThat(Replay.all(nations.journal(KOR), (input, now, unixNanos, decisions) -> {})
                        .differing())
                .isZero();
    }

    /** As after a change of the policy's language: the steps are in the journal, but lead nowhere. */
    @Test
    void refusesToStartBehindAPolicyThatThisBuildCannotBringBack() throws IOException {
        PolicyOutcome lost = new PolicyOutcome(
                PolicyOutcome.Result.ACTIVATED, "sample/2", 2, "0".repeat(64), List.of("kim", "lee"), "");
        try (Journal journal = Journal.open(nations.journal(KOR), KOR, Realm.EXERCISE)) {
            journal.appendAssured(1, 1, PolicyOutcome.KIND, lost.encode());
        }
        assertThatThrownBy(() -> nations.start(KOR))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("policy sample/2 is in force, by kim and lee")
                .hasMessageContaining("a policy above version 2");
        Files.writeString(nations.policy(KOR), FIRST.replace("version: 1", "version: 3"));
        assertThat(inForceAfterAStart()).isEqualTo("sample/3");
    }

    @Test
    void refusalsSayWhereTheFaultIsAndEverythingIsInTheJournal() throws IOException {
        try (Node kor = nations.start(KOR);
                Person kim = person("kim");
                Person han = person("han")) {
            assertThat(kor.nation()).isEqualTo(KOR);
            String broken = SECOND.replace("item.subject == \"N2\"", "item.sbject == \"N2\"");
            assertThat(kim.propose(broken).statusCode()).isEqualTo(409);
            assertThat(Person.json(kim.propose(broken)).path("error").asString())
                    .contains("policy:" + lineOf(broken, "item.sbject"))
                    .contains("sbject");
            String unproven = SECOND.replace(
                    "expect: permit\n    rule: P-partners\n", "expect: withhold\n    rule: P-partners\n");
            assertThat(Person.json(kim.propose(unproven)).path("error").asString())
                    .contains("a track marked for both partners goes to one of them whole");
            assertThat(kim.propose(FIRST).body()).contains("not above version 1");
            assertThat(han.propose(SECOND).statusCode()).isEqualTo(403);
            assertThat(kim.policy().has("waiting")).isFalse();
        }
        assertThat(words(KOR, "in.policy"))
                .hasSize(4)
                .allSatisfy(row -> assertThat(row).contains("\"operator\":\"kim\""));
        assertThat(words(KOR, DeskLog.KIND).toString())
                .contains("kim signed in as RELEASE_AUTHORITY", "han was refused PROPOSE_POLICY as WATCH_OFFICER");
    }

    private static int lineOf(String text, String word) {
        return (int) text.substring(0, text.indexOf(word)).lines().count();
    }

    private String inForceAfterAStart() {
        try (Node kor = nations.start(KOR);
                Person kim = person("kim")) {
            assertThat(kor.nation()).isEqualTo(KOR);
            return kim.policy().at("/inForce/policy").asString();
        }
    }

    private Person person(String name) {
        return Person.signIn(nations.address("KOR picture"), name, PASSWORD);
    }

    /** The rows of a kind: envelopes and items in words, all else as text. */
    private List<String> words(NationId nation, String kind) {
        List<String> words = new ArrayList<>();
        try (JournalReader journal = JournalReader.open(nations.journal(nation));
                Stream<Row> rows = journal.read(1, kind)) {
            rows.forEach(row -> words.add(
                    kind.startsWith("exchange.")
                            ? JournalView.summary(row) + new String(row.bytes(), StandardCharsets.ISO_8859_1)
                            : new String(row.bytes(), StandardCharsets.UTF_8)));
        }
        return words;
    }

    private JournalLedger.Line ledger(NationId nation) {
        try (JournalReader journal = JournalReader.open(nations.journal(nation))) {
            return JournalLedger.read(journal).getFirst();
        }
    }

    /** What KOR says it sent against what JPN says it holds. */
    private LedgerAudit.Pair audit() {
        LedgerAudit audit = new LedgerAudit();
        for (NationId nation : List.of(JPN, KOR)) {
            try (JournalReader journal = JournalReader.open(nations.journal(nation))) {
                audit.add(nation, journal.read(1, "exchange."));
            }
        }
        return audit.pairs().stream()
                .filter(pair -> pair.origin().equals(KOR))
                .findFirst()
                .orElseThrow();
    }
}
