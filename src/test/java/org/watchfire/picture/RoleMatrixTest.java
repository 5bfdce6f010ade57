package org.watchfire.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.watchfire.model.Realm;
import org.watchfire.release.PolicyStep;
import org.watchfire.release.Role;

/** Every role tries everything: what it may do is done, what it may not is refused, leaves no trace, and is told to the node. */
class RoleMatrixTest {
    /** The table of docs/security.md, said once more: a row that is changed there must be changed here. */
    private static final Map<Role, Set<Operation>> MAY = new EnumMap<>(Map.of(
            Role.VIEWER, EnumSet.of(Operation.LOOK, Operation.READ_METRICS),
            Role.WATCH_OFFICER, EnumSet.of(Operation.LOOK, Operation.READ_METRICS, Operation.ACKNOWLEDGE),
            Role.RELEASE_AUTHORITY,
                    EnumSet.of(
                            Operation.LOOK,
                            Operation.READ_METRICS,
                            Operation.READ_POLICY,
                            Operation.PROPOSE_POLICY,
                            Operation.APPROVE_POLICY,
                            Operation.WITHDRAW_POLICY,
                            Operation.CUT_OFF_PARTNER),
            Role.ALERT_AUTHORITY, EnumSet.of(Operation.LOOK, Operation.READ_METRICS),
            Role.EXERCISE_CONTROLLER, EnumSet.of(Operation.LOOK, Operation.READ_METRICS),
            Role.ADMINISTRATOR, EnumSet.of(Operation.LOOK, Operation.READ_METRICS)));

    private final NodeStub node = new NodeStub();
    private PictureServer server;
    private Browser browser;

    /** What an answer says: done, or refused. */
    private enum Outcome {
        DONE,
        FORBIDDEN,
        NOT_SIGNED_IN
    }

    @BeforeEach
    void start() {
        server = PictureServer.start(
                new PictureSettings(
                        "127.0.0.1", 0, Synthetic.JPN, Synthetic.NATIONS, Realm.EXERCISE, "", false, List.of()),
                node);
        browser = new Browser(server.url());
        for (Role role : Role.values()) {
            server.show(Synthetic.to(role, Synthetic.warning(1, Synthetic.LAUNCH)));
        }
    }

    @AfterEach
    void stop() {
        browser.close();
        server.close();
    }

    static Stream<Arguments> pairs() {
        List<Arguments> pairs = new ArrayList<>();
        for (Role role : Role.values()) {
            for (Operation operation : Operation.values()) {
                pairs.add(Arguments.of(role, operation));
            }
        }
        return pairs.stream();
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void eachRoleDoesWhatItMayAndNothingElse(Role role, Operation operation) {
        browser.get(server.oneTimeSignInUrl(role));
        boolean may = MAY.getOrDefault(role, Set.of()).contains(operation);

        assertThat(attempt(operation)).isEqualTo(may ? Outcome.DONE : Outcome.FORBIDDEN);

        OperatorAction refused = new OperatorAction.Forbidden("one-time", role, operation.name());
        assertThat(node.actions.contains(refused)).isEqualTo(!may);
        if (!may) {
            assertThat(node.steps).isEmpty();
            assertThat(node.actions).noneMatch(OperatorAction.Acknowledged.class::isInstance);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Operation.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"LOOK", "ACKNOWLEDGE"})
    void nobodyDoesAnythingWithoutASession(Operation operation) {
        assertThat(attempt(operation)).isEqualTo(Outcome.NOT_SIGNED_IN);
        assertThat(node.steps).isEmpty();
    }

    @Test
    void aChangeAskedForFromAnotherOriginIsRefusedToTheReleaseAuthorityToo() {
        browser.get(server.oneTimeSignInUrl(Role.RELEASE_AUTHORITY));
        HttpResponse<String> answer = browser.send(browser.request("/policy/cut-off")
                .header("Origin", "http://elsewhere.example")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString("{\"partner\":\"KOR\"}"))
                .build());
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(node.steps).isEmpty();
    }

    @Test
    void whatIsNoStepIsRefusedWithTheFormWanted() {
        browser.get(server.oneTimeSignInUrl(Role.RELEASE_AUTHORITY));
        assertThat(browser.post("/policy/approve", "{}").body()).contains("sha256");
        assertThat(browser.post("/policy/cut-off", "{\"partner\":\"Jp1\"}").body())
                .contains("partner");
        assertThat(browser.post("/policy/propose", "x".repeat((1 << 20) + 1)).statusCode())
                .isEqualTo(413);
        assertThat(node.steps).isEmpty();
        assertThat(browser.post("/policy/propose", "# " + "x".repeat(100_000)).statusCode())
                .isEqualTo(200);
        assertThat(node.steps).singleElement().isInstanceOf(PolicyStep.Propose.class);
    }

    private Outcome attempt(Operation operation) {
        return switch (operation) {
            case LOOK -> {
                Browser.Frames frames = browser.open();
                await().until(() -> frames.all().contains("\"KOR-E1\""));
                yield Outcome.DONE;
            }
            case ACKNOWLEDGE -> acknowledge();
            case READ_METRICS -> outcome(browser.get("/metrics"));
            case READ_POLICY -> outcome(browser.get("/policy"));
            case PROPOSE_POLICY -> outcome(browser.post("/policy/propose", "policy: another"));
            case APPROVE_POLICY -> outcome(browser.post("/policy/approve", "{\"sha256\":\"" + "0".repeat(64) + "\"}"));
            case WITHDRAW_POLICY -> outcome(browser.post("/policy/withdraw", ""));
            case CUT_OFF_PARTNER -> outcome(browser.post("/policy/cut-off", "{\"partner\":\"KOR\"}"));
        };
    }

    private Outcome acknowledge() {
        Browser.Frames frames = browser.open();
        frames.say("[\"ack\",\"KOR-E1\",\"KOR\",1]");
        await().until(() -> frames.all().contains("[\"refused\",")
                || node.actions.stream().anyMatch(OperatorAction.Acknowledged.class::isInstance));
        return frames.all().contains("[\"refused\",") ? Outcome.FORBIDDEN : Outcome.DONE;
    }

    private static Outcome outcome(HttpResponse<String> answer) {
        return switch (answer.statusCode()) {
            case 200 -> Outcome.DONE;
            case 401 -> Outcome.NOT_SIGNED_IN;
            case 403 -> Outcome.FORBIDDEN;
            default -> throw new AssertionError(answer.statusCode() + " " + answer.body());
        };
    }
}
