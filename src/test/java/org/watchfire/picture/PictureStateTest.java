package org.watchfire.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.watchfire.model.Item;
import org.watchfire.model.Realm;
import org.watchfire.model.SystemTrack;
import org.watchfire.model.TimeTag;
import org.watchfire.release.Role;

/** What the picture keeps and how long, without a network. */
class PictureStateTest {
    private static final TimeTag T = Synthetic.LAUNCH;

    private static SystemTrack track(long number, double seconds) {
        return Synthetic.track(number, T.plusSeconds(seconds), 37, 130, 9000, new double[] {200, 0, 0}, "SYN1");
    }

    private static Op op(SystemTrack track) {
        return new Op.TrackIs(track, false);
    }

    @Test
    void givesASlowScreenTheNewestStateOfEachTrackOnceHoweverOftenItChanged() {
        View view = new View();
        for (int i = 0; i < 1000; i++) {
            SystemTrack track = track(1 + i % 3, i);
            view.put("t" + track.id(), op(track), Optional.of(track), i);
        }

        List<View.Entry> changed = view.changedAfter(0);

        assertThat(changed).hasSize(3);
        assertThat(changed.getLast().op())
                .isInstanceOfSatisfying(
                        Op.TrackIs.class,
                        is -> assertThat(is.track().estimate())
                                .isEqualTo(track(1, 999).estimate()));
        assertThat(view.changedAfter(changed.getLast().revision())).isEmpty();
    }

    @Test
    void reportsAnItemAsShownOnceThoughManyScreensShowIt() {
        View view = new View();
        Item item = track(1, 0);
        view.put("t1", op(track(1, 0)), Optional.of(item), 0);
        View.Entry entry = view.changedAfter(0).getFirst();

        assertThat(entry.unshown().take()).containsExactly(item);
        assertThat(entry.unshown().take()).isEmpty();
    }

    @Test
    void carriesItemsOfAnEventThatNoFrameHeldYetIntoTheNextState() {
        View view = new View();
        Item first = Synthetic.warning(1, T);
        Item second = Synthetic.allClear(2, true, T);
        EventView empty = EventView.of(Synthetic.EVENT);
        view.update("e", empty, event -> event.with(Synthetic.warning(1, T)), Optional.of(first), 0);
        view.update("e", empty, event -> event.with(Synthetic.allClear(2, true, T)), Optional.of(second), 1);

        assertThat(view.changedAfter(0)).hasSize(1);
        assertThat(view.changedAfter(0).getFirst().unshown().take()).containsExactly(first, second);
    }

    @Test
    void keepsASupersededWarningThatComesLateOutOfTheWarningButInTheHistory() {
        EventView event = EventView.of(Synthetic.EVENT)
                .with(Synthetic.warning(3, T.plusSeconds(3)))
                .with(Synthetic.warning(2, T.plusSeconds(2)));

        EventView.Voice voice =
                Optional.ofNullable(event.voices().get(Synthetic.KOR)).orElseThrow();
        assertThat(voice.warning().orElseThrow().version()).isEqualTo(3);
        assertThat(voice.versions()).extracting(EventView.Version::late).containsExactly(false, true);
        assertThat(event.newestVersion(Synthetic.KOR)).isEqualTo(3);
    }

    @Test
    void takesAWarningThatWasHeldUpBehindARelationForWhatItIs() {
        EventView event = EventView.of(Synthetic.EVENT)
                .with(Synthetic.warning(1, T))
                .with(Synthetic.relation(3, T))
                .with(Synthetic.warning(2, T));
        EventView.Voice voice =
                Optional.ofNullable(event.voices().get(Synthetic.KOR)).orElseThrow();
        assertThat(voice.warning().orElseThrow().version()).isEqualTo(2);
        assertThat(voice.relation()).isPresent();
        assertThat(voice.versions()).extracting(EventView.Version::late).containsOnly(false);
    }

    @Test
    void doesNotOpenAnEventAgainThatAnAllClearEndedWhenAnOlderWarningComesLate() {
        EventView over = EventView.of(Synthetic.EVENT)
                .with(Synthetic.warning(1, T))
                .with(Synthetic.allClear(3, true, T))
                .with(Synthetic.warning(2, T));

        assertThat(over.isOver()).isTrue();
        assertThat(over.with(Synthetic.warning(4, T)).isOver()).isFalse();
    }

    @Test
    void countsAnAcknowledgementOfOneNationAndVersionOnce() {
        EventView event = EventView.of(Synthetic.EVENT)
                .with(Synthetic.acknowledgement(1, Synthetic.USA, T))
                .with(Synthetic.acknowledgement(1, Synthetic.USA, T.plusSeconds(1)))
                .with(Synthetic.acknowledgement(1, Synthetic.JPN, T));

        assertThat(event.acknowledgements()).hasSize(2);
    }

    @Test
    void boundsTheTrailOfAnAircraftAndOfALaunch() {
        Trail aircraft = new Trail();
        Trail launch = new Trail();
        for (int s = 0; s < 4000; s++) {
            aircraft.add(track(20, s));
            double[] state = Arrays.copyOf(Synthetic.ecef(39, 126, 1000.0 * s), 6);
            launch.add(Synthetic.track(1, T.plusSeconds(s), state, "", List.of(Synthetic.KOR)));
        }

        assertThat(aircraft.json().split(",").length / 4).isBetween(20, 40);
        assertThat(launch.json().split(",").length / 4).isBetween(100, 240);
        assertThat(launch.json()).contains(Long.toString(Utc.millis(T.plusSeconds(3999))));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T03:06:10, 37",
        "2017-01-01T00:00:00, 37",
        "2016-12-31T23:59:59, 36",
        "1999-06-01T12:00:00, 32",
        "1972-01-01T00:00:00, 10"
    })
    void turnsTaiIntoUtc(LocalDateTime utc, int secondsBetween) {
        long unix = utc.toEpochSecond(ZoneOffset.UTC);

        assertThat(Utc.millis(TimeTag.of((unix + secondsBetween) * TimeTag.NANOS)))
                .isEqualTo(unix * 1000);
    }

    @Test
    void endsASessionWithoutASignOfLifeAndEveryOneAfterTwelveHours() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
        Sessions sessions = new Sessions(now::get, session -> true);
        String idle = sessions.open("a", Role.VIEWER).session().token();
        String busy = sessions.open("b", Role.VIEWER).session().token();
        for (int i = 0; i < 25; i++) {
            now.updateAndGet(instant -> instant.plus(Sessions.IDLE.minusSeconds(1)));
            if (i < 23) {
                assertThat(sessions.find(busy)).isPresent();
            }
        }

        assertThat(sessions.find(idle)).isEmpty();
        assertThat(sessions.find(busy)).isEmpty();
        assertThat(sessions.expire()).hasSize(2);
    }

    @Test
    void oneSessionTooManyEndsTheOldestOfTheSameOperatorAndRoleAndNobodyElses() {
        Sessions sessions = new Sessions(InstantSource.system(), session -> true);
        String officer = sessions.open("officer", Role.WATCH_OFFICER).session().token();
        String first = sessions.open("x", Role.VIEWER).session().token();
        String second = sessions.open("x", Role.VIEWER).session().token();
        for (int i = 2; i < Sessions.MOST_OF_ONE; i++) {
            assertThat(sessions.open("x", Role.VIEWER).ended()).isEmpty();
        }
        assertThat(sessions.find(first)).isPresent();

        assertThat(sessions.open("x", Role.VIEWER).ended().orElseThrow().token())
                .isEqualTo(first);
        for (int i = 0; i < 100; i++) {
            assertThat(sessions.open("x", Role.VIEWER).ended()).isPresent();
        }
        assertThat(sessions.find(first)).isEmpty();
        assertThat(sessions.find(second)).isEmpty();
        assertThat(sessions.find(officer)).isPresent();
    }

    @Test
    void locksLongerWithEachFurtherWrongPasswordAndForgivesAfterARightOne() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
        SignIn door = new SignIn(
                List.of(new OperatorAccount(
                        "a", PasswordHash.of("right".toCharArray(), 10_000), EnumSet.of(Role.VIEWER))),
                now::get);
        for (int i = 0; i < SignIn.FREE_TRIES; i++) {
            assertThat(tried(door, "wrong")).isInstanceOf(SignIn.Result.Refused.class);
        }
        now.updateAndGet(instant -> instant.plus(SignIn.FIRST_LOCK).minusMillis(1));
        assertThat(tried(door, "right")).isInstanceOf(SignIn.Result.Refused.class);
        now.updateAndGet(instant -> instant.plusMillis(1));
        assertThat(tried(door, "wrong")).isEqualTo(new SignIn.Result.Refused("name or password is wrong"));
        now.updateAndGet(instant -> instant.plus(SignIn.FIRST_LOCK));
        assertThat(tried(door, "right")).isInstanceOf(SignIn.Result.Refused.class);
        now.updateAndGet(instant -> instant.plus(SignIn.FIRST_LOCK));
        assertThat(tried(door, "right")).isInstanceOf(SignIn.Result.Welcome.class);
        assertThat(tried(door, "wrong")).isEqualTo(new SignIn.Result.Refused("name or password is wrong"));
        assertThat(tried(door, "right")).isInstanceOf(SignIn.Result.Welcome.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "secret", "pbkdf2-sha256$1$AAAAAAAA$", "pbkdf2-sha256$9999$QUFBQUFBQUE=$" + HASH_32})
    void refusesAnAccountWhosePasswordHashIsNoneOrTooWeak(String hash) {
        assertThatThrownBy(() -> new OperatorAccount("a", hash, EnumSet.of(Role.VIEWER)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("password hash");
    }

    private static final String HASH_32 = "QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUE=";

    @Test
    void takesFramesThroughAProbeSoThatTheTimeToThePictureIsMeasured() {
        NodeStub listener = new NodeStub();
        PictureSettings settings = new PictureSettings(
                "127.0.0.1", 0, Synthetic.JPN, Synthetic.NATIONS, Realm.EXERCISE, "", false, List.of());
        try (PictureServer server = PictureServer.start(settings, listener);
                PictureProbe probe = PictureProbe.open(server.oneTimeSignInUrl(Role.VIEWER), frame -> {})) {
            server.show(Synthetic.to(Role.VIEWER, track(1, 0)));
            await().until(() -> !listener.shown.isEmpty() && probe.frames() > 0);
        }
    }

    private static SignIn.Result tried(SignIn door, String password) {
        return door.attempt("a", password.toCharArray(), Optional.empty());
    }
}
