package org.watchfire.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.watchfire.release.Role;

/** Who is let in, for how long, and with how many screens. */
class SessionsTest extends ServedPicture {
    private static final String HASH = PasswordHash.of("correct horse".toCharArray(), 20_000);

    private static final OperatorAccount GUEST = new OperatorAccount("guest", HASH, EnumSet.of(Role.VIEWER));

    @Override
    List<OperatorAccount> operators() {
        return List.of(new OperatorAccount("watch", HASH, EnumSet.of(Role.WATCH_OFFICER, Role.VIEWER)), GUEST);
    }

    @Test
    void letsAnOperatorInByPasswordWithACookieScriptsCannotRead() {
        HttpResponse<String> answer = browser.post("/sign-in", SIGN_IN);

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

        HttpResponse<String> answer = browser.post("/sign-in", SIGN_IN);

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("try again in");
    }

    @Test
    void anOperatorWhoSignsInOnceTooOftenLosesTheOldestSessionAndItsScreenAndNobodyElses() {
        browser.post("/sign-in", SIGN_IN);
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
        browser.post("/sign-in", SIGN_IN);
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

            browser.post("/sign-in", SIGN_IN);
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
}
