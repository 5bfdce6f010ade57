package org.watchfire.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.watchfire.model.EventId;
import org.watchfire.model.Item;
import org.watchfire.model.NationId;
import org.watchfire.model.Realm;
import org.watchfire.model.Recall;
import org.watchfire.model.Stamps;
import org.watchfire.model.TrackId;
import org.watchfire.release.Recipient;
import org.watchfire.release.Role;
import org.watchfire.release.Unreduced;

class PictureServerTest {
    private static final String HASH = PasswordHash.of("correct horse".toCharArray(), 20_000);

    private static final OperatorAccount GUEST = new OperatorAccount("guest", HASH, EnumSet.of(Role.VIEWER));

    private final NodeStub heard = new NodeStub();
    private PictureServer server;
    private Browser browser;

    @BeforeEach
    void start() {
        server = PictureServer.start(
                new PictureSettings(
                        "127.0.0.1",
                        0,
                        Synthetic.JPN,
                        Synthetic.NATIONS,
                        Realm.EXERCISE,
                        "drill",
                        true,
                        List.of(
                                new OperatorAccount("watch", HASH, EnumSet.of(Role.WATCH_OFFICER, Role.VIEWER)),
                                GUEST)),
                heard);
        browser = new Browser(server.url());
    }

    @AfterEach
    void stop() {
        browser.close();
        server.close();
    }

    @Test
    void letsAnOperatorInByPasswordWithACookieScriptsCannotRead() {
        HttpResponse<String> answer = browser.post("/sign-in", "{\"name\":\"watch\",\"password\":\"correct horse\"}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
                .contains("HttpOnly", "SameSite=Strict", "Path=/");
        assertThat(browser.get("/node").body()).contains("\"role\":\"WATCH_OFFICER\"");
        assertThat(heard.actions).containsExactly(new OperatorAction.SignedIn("watch", Role.WATCH_OFFICER));
    }

    @Test
    void refusesAWrongPasswordAndARoleNotHeld() {
        assertThat(browser.post("/sign-in", "{\"name\":\"watch\",\"password\":\"wrong\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(browser.post(
                                "/sign-in",
                                "{\"name\":\"guest\",\"password\":\"correct horse\",\"role\":\"ADMINISTRATOR\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(browser.get("/node").body()).doesNotContain("role");
        assertThat(heard.actions).hasSize(2).allMatch(OperatorAction.SignInRefused.class::isInstance);
    }

    @Test
    void locksANameAfterFiveWrongPasswordsEvenForTheRightOne() {
        for (int i = 0; i < SignIn.FREE_TRIES; i++) {
            browser.post("/sign-in", "{\"name\":\"watch\",\"password\":\"wrong\"}");
        }

        HttpResponse<String> answer = browser.post("/sign-in", "{\"name\":\"watch\",\"password\":\"correct horse\"}");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("try again in");
    }

    @Test
    void anOperatorWhoSignsInOnceTooOftenLosesTheOldestSessionAndItsScreenAndNobodyElses() {
        browser.post("/sign-in", "{\"name\":\"watch\",\"password\":\"correct horse\"}");
        Browser oldest = new Browser(server.url());
        try {
            oldest.post("/sign-in", "{\"name\":\"guest\",\"password\":\"correct horse\"}");
            Browser.Frames screen = oldest.open();
            for (int i = 0; i < Sessions.MOST_OF_ONE; i++) {
                Browser another = new Browser(server.url());
                assertThat(another.post("/sign-in", "{\"name\":\"guest\",\"password\":\"correct horse\"}")
                                .statusCode())
                        .isEqualTo(200);
                another.close();
            }

            await().until(screen.closed::isDone);
            assertThat(screen.closed.join()).isEqualTo(4401);
            assertThat(oldest.get("/node").body()).doesNotContain("role");
            assertThat(browser.get("/node").body()).contains("\"role\":\"WATCH_OFFICER\"");
            assertThat(heard.actions).contains(new OperatorAction.SignedOut("guest", Role.VIEWER));
        } finally {
            oldest.close();
        }
    }

    @Test
    void whoLosesARoleOrAPasswordLosesTheSessionAndTheScreenAndNobodyElseDoes() {
        browser.post("/sign-in", "{\"name\":\"watch\",\"password\":\"correct horse\"}");
        Browser.Frames screen = browser.open();
        await().until(() -> !screen.texts.isEmpty());
        Browser guest = new Browser(server.url());
        try {
            guest.post("/sign-in", "{\"name\":\"guest\",\"password\":\"correct horse\"}");
            server.operators(List.of(new OperatorAccount("watch", HASH, EnumSet.of(Role.VIEWER)), GUEST));

            await().until(screen.closed::isDone);
            assertThat(screen.closed.join()).isEqualTo(4401);
            assertThat(browser.get("/metrics").statusCode()).isEqualTo(401);
            assertThat(guest.get("/metrics").statusCode()).isEqualTo(200);
            assertThat(heard.actions).contains(new OperatorAction.SignedOut("watch", Role.WATCH_OFFICER));

            browser.post("/sign-in", "{\"name\":\"watch\",\"password\":\"correct horse\"}");
            assertThat(browser.get("/node").body()).contains("\"role\":\"VIEWER\"");
            server.operators(List.of(
                    new OperatorAccount("watch", PasswordHash.of("new".toCharArray(), 10_000), EnumSet.of(Role.VIEWER)),
                    GUEST));
            assertThat(browser.get("/metrics").statusCode()).isEqualTo(401);
        } finally {
            guest.close();
        }
    }

    @Test
    void anOperatorWithTooManyScreensKeepsNobodyElseFromOne() {
        browser.get(server.oneTimeSignInUrl(Role.VIEWER));
        for (int i = 0; i < Screens.MOST_OF_ONE; i++) {
            Browser.Frames open = browser.open();
            await().until(() -> !open.texts.isEmpty());
        }
        assertThatThrownBy(() -> browser.open()).hasCauseInstanceOf(java.net.http.WebSocketHandshakeException.class);

        browser.get(server.oneTimeSignInUrl(Role.WATCH_OFFICER));
        Browser.Frames officers = browser.open();
        await().until(() -> !officers.texts.isEmpty());
    }

    @Test
    void takesAOneTimeAddressOnce() {
        String address = server.oneTimeSignInUrl(Role.VIEWER);

        assertThat(browser.get(address).statusCode()).isEqualTo(200);
        assertThat(browser.get("/node").body()).contains("\"role\":\"VIEWER\"");
        assertThat(browser.get(address).statusCode()).isEqualTo(403);
    }

    @Test
    void opensNoPictureWithoutASessionOrForAForeignOrigin() {
        assertThatThrownBy(() -> browser.open()).hasCauseInstanceOf(java.net.http.WebSocketHandshakeException.class);
        browser.get(server.oneTimeSignInUrl(Role.VIEWER));
        assertThatThrownBy(() -> browser.open("http://elsewhere.example"))
                .hasCauseInstanceOf(java.net.http.WebSocketHandshakeException.class);
    }

    @Test
    void sendsASnapshotAndThenWhatChanges() {
        server.show(Synthetic.to(Role.WATCH_OFFICER, Synthetic.warning(1, Synthetic.LAUNCH.plusSeconds(40))));
        browser.get(server.oneTimeSignInUrl(Role.WATCH_OFFICER));
        Browser.Frames frames = browser.open();

        await().until(() -> frames.all().contains("\"KOR-E1\""));
        assertThat(frames.texts.getFirst()).startsWith("[1,").contains("[\"hello\",");
        server.show(Synthetic.to(Role.WATCH_OFFICER, Synthetic.allClear(2, true, Synthetic.LAUNCH.plusSeconds(99))));
        await().until(() -> frames.all().contains("\"ends\":true"));
        assertThat(heard.shown).hasSize(2);
    }

    @Test
    void showsNoRoleWhatWasReleasedToAnother() {
        browser.get(server.oneTimeSignInUrl(Role.VIEWER));
        Browser.Frames frames = browser.open();

        server.show(Synthetic.to(Role.WATCH_OFFICER, Synthetic.warning(1, Synthetic.LAUNCH)));
        server.show(Synthetic.to(Role.VIEWER, Synthetic.notice()));

        await().until(() -> frames.all().contains("N-26-118"));
        assertThat(frames.all()).doesNotContain("KOR-E1");
    }

    @Test
    void whatItsNationCalledBackIsOnNoScreenAndNothingElseIsGone() {
        server.show(Synthetic.to(Role.WATCH_OFFICER, Synthetic.warning(1, Synthetic.LAUNCH)));
        server.show(Synthetic.to(Role.WATCH_OFFICER, Synthetic.notice()));
        browser.get(server.oneTimeSignInUrl(Role.WATCH_OFFICER));
        Browser.Frames before = browser.open();
        await().until(() -> before.all().contains("KOR-E1") && before.all().contains("N-26-118"));

        EventId event = new EventId(new NationId("KOR"), 1);
        server.recall(recall(Synthetic.JPN, new Recall.Subject.OfEvent(event, Recall.Saying.WARNING)));
        Browser.Frames others = browser.open();
        await().until(() -> others.all().contains("N-26-118"));
        assertThat(others.all()).contains("KOR-E1"); // not what JPN said

        server.recall(recall(new NationId("KOR"), new Recall.Subject.OfEvent(event, Recall.Saying.WARNING)));
        server.recall(recall(Synthetic.JPN, new Recall.Subject.OfTrack(new TrackId(Synthetic.JPN, 1))));
        Browser.Frames after = browser.open();
        await().until(() -> after.all().contains("N-26-118"));
        assertThat(after.all()).doesNotContain("KOR-E1");

        server.recall(recall(
                Synthetic.JPN, new Recall.Subject.OfNotice(Synthetic.notice().id())));
        Browser.Frames none = browser.open();
        await().until(() -> none.all().contains("[\"hello\","));
        assertThat(none.all()).doesNotContain("N-26-118");
    }

    private static Recall recall(NationId by, Recall.Subject subject) {
        Item any = Synthetic.warning(1, Synthetic.LAUNCH);
        return new Recall(by, Realm.EXERCISE, any.label(), List.of(subject), Synthetic.LAUNCH, new Stamps(1, 1));
    }

    @Test
    void refusesItemsOfAnotherRealmNationOrKindOfRecipient() {
        Item warning = Synthetic.warning(1, Synthetic.LAUNCH);
        Recipient.Operator own = new Recipient.Operator(Synthetic.JPN, Role.VIEWER);

        assertThat(server.show(Unreduced.to(own, warning, Realm.ACTUAL))).isFalse();
        assertThat(server.show(Unreduced.to(
                        new Recipient.Operator(new NationId("KOR"), Role.VIEWER), warning, Realm.EXERCISE)))
                .isFalse();
        assertThat(server.show(Unreduced.to(new Recipient.Peer(Synthetic.JPN), warning, Realm.EXERCISE)))
                .isFalse();
        assertThat(server.show(Unreduced.to(own, warning, Realm.EXERCISE))).isTrue();
    }

    @Test
    void passesOnWhatTheWatchAcknowledgesAndRefusesItToAViewer() {
        for (Role role : List.of(Role.WATCH_OFFICER, Role.VIEWER)) {
            server.show(Synthetic.to(role, Synthetic.warning(1, Synthetic.LAUNCH)));
        }
        browser.get(server.oneTimeSignInUrl(Role.VIEWER));
        Browser.Frames viewer = browser.open();
        viewer.say("[\"ack\",\"KOR-E1\",\"KOR\",1]");
        await().until(() -> viewer.all().contains("[\"refused\",\"only the watch officer may acknowledge\"]"));

        browser.get(server.oneTimeSignInUrl(Role.WATCH_OFFICER));
        Browser.Frames officer = browser.open();
        officer.say("[\"ack\",\"KOR-E1\",\"KOR\",2]");
        await().until(() -> officer.all().contains("there is no version 2"));
        officer.say("[\"ack\",\"KOR-E1\",\"KOR\",1]");

        OperatorAction expected =
                new OperatorAction.Acknowledged("one-time", Role.WATCH_OFFICER, Synthetic.EVENT, Synthetic.KOR, 1);
        await().until(() -> heard.actions.contains(expected));
        assertThat(heard.actions.stream().filter(OperatorAction.Acknowledged.class::isInstance))
                .hasSize(1);
    }

    @Test
    void answersASelectionWithWhoMaySeeIt() {
        server.show(Synthetic.to(
                Role.VIEWER, Synthetic.track(17, Synthetic.LAUNCH, 37, 130, 9000, new double[] {200, 0, 0}, "")));
        browser.get(server.oneTimeSignInUrl(Role.VIEWER));
        Browser.Frames frames = browser.open();

        frames.say("[\"select\",17]");

        await().until(() -> frames.all().contains("[\"v\",17,[[\"USA\",\"REDUCED\",\"rule-7\",\"position only\"]]]"));
    }

    @Test
    void endsASocketThatTalksNonsenseAndServesOn() {
        browser.get(server.oneTimeSignInUrl(Role.VIEWER));
        for (String nonsense :
                List.of("", "[", "[\"select\",-1]", "x".repeat(5000), "[\"ack\",\"KOR-E0\",\"KOR\",1]")) {
            Browser.Frames frames = browser.open();
            frames.say(nonsense);
            await().atMost(Duration.ofSeconds(60)).until(frames.closed::isDone);
        }
        assertThat(browser.get("/node").statusCode()).isEqualTo(200);
    }

    @Test
    void answersMalformedRequestsWithAnErrorAndNothingElse() {
        assertThat(browser.post("/sign-in", "{\"name\":").statusCode()).isEqualTo(400);
        assertThat(browser.post("/sign-in", "[[[[").statusCode()).isEqualTo(400);
        assertThat(browser.post("/sign-in", "x".repeat(100_000)).statusCode()).isIn(400, 413);
        assertThat(browser.get("/%2e%2e/%2e%2e/etc/passwd").statusCode()).isIn(400, 404);
        assertThat(browser.get("/metrics").statusCode()).isEqualTo(401);
    }

    @Test
    void refusesAStrangeHostAndAPostFromElsewhere() {
        HttpResponse<String> elsewhere = browser.send(browser.request("/sign-in")
                .header("Origin", "http://elsewhere.example")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString("{}"))
                .build());

        assertThat(elsewhere.statusCode()).isEqualTo(403);
    }

    @Test
    void countsConnectionsThatTalkNoHttpAndServesOn() throws java.io.IOException {
        java.util.Random random = new java.util.Random(1);
        for (int i = 0; i < 50; i++) {
            byte[] bytes = new byte[1 + random.nextInt(3000)];
            random.nextBytes(bytes);
            try (java.net.Socket socket =
                    new java.net.Socket(java.net.InetAddress.getLoopbackAddress(), server.port())) {
                socket.getOutputStream().write(bytes);
                socket.shutdownOutput();
                socket.getInputStream().readAllBytes();
            } catch (java.net.SocketException cut) {
                assertThat(cut).hasMessageContaining("reset");
            }
        }

        await().until(() -> server.malformed() > 40);
        assertThat(browser.get("/node").statusCode()).isEqualTo(200);
    }

    @Test
    void letsThePageSpeakToThisNodeOnly() {
        String policy =
                browser.get("/").headers().firstValue("Content-Security-Policy").orElseThrow();

        assertThat(policy).contains("default-src 'none'", "connect-src 'self'").doesNotContain("http:", "https:", "*");
    }
}
