package org.watchfire.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.watchfire.exchange.desk.Inbound;
import org.watchfire.exchange.keys.KeyMaker;
import org.watchfire.exchange.keys.KeyRing;
import org.watchfire.exchange.wire.Envelope;
import org.watchfire.exchange.wire.Header;
import org.watchfire.exchange.wire.ItemCbor;
import org.watchfire.exchange.wire.Kind;
import org.watchfire.model.ClockState;
import org.watchfire.model.Identity;
import org.watchfire.model.Label;
import org.watchfire.model.Lane;
import org.watchfire.model.Lineage;
import org.watchfire.model.Motion;
import org.watchfire.model.NationId;
import org.watchfire.model.RadarId;
import org.watchfire.model.Realm;
import org.watchfire.model.Stamps;
import org.watchfire.model.StateEstimate;
import org.watchfire.model.TimeTag;
import org.watchfire.model.Track;
import org.watchfire.model.TrackId;

/** A partner sends tracks, well-formed and signed, of which nothing can be reckoned: they are left out, and the engine goes on. */
class HostilePartnerTest {
    private static final NationId JPN = new NationId("JPN");
    private static final double[] STATE = {-2.87e6, 4.04e6, 4.10e6, -2000, -300, 900};

    @TempDir
    private Path folder;

    private KeyRing keys;
    private Engine engine;
    private TimeTag now;
    private long sequence;

    @BeforeEach
    void start() {
        new KeyMaker(folder, Instant.now()).init(List.of(JPN, ScenarioPlay.KOR), Map.of());
        keys = KeyRing.open(folder.resolve("JPN"), JPN, Realm.EXERCISE);
        ScenarioPlay play = new ScenarioPlay("2023-05-31", JPN);
        engine = play.engine();
        now = play.launch();
    }

    static Stream<Arguments> unsoundTracks() {
        return Stream.of(
                unsound("no covariance at all", (state, covariance) -> Arrays.fill(covariance, 0)),
                unsound("one direction in which all is known", (state, covariance) -> Arrays.fill(covariance, 1e4)),
                unsound("more correlated than can be", (state, covariance) -> covariance[1] = 1.01e4),
                unsound("known to nothing", (state, covariance) -> covariance[0] = 1e20),
                unsound("at no place", (state, covariance) -> Arrays.fill(state, 0, 3, 1e308)),
                unsound("in the middle of the Earth", (state, covariance) -> Arrays.fill(state, 0, 3, 0)),
                unsound("faster than anything", (state, covariance) -> state[3] = 1e308));
    }

    /** Spoils a sound state and its covariance. */
    @FunctionalInterface
    interface Spoiler {
        void spoil(double[] state, double[] covariance);
    }

    private static Arguments unsound(String name, Spoiler spoiler) {
        return Arguments.argumentSet(name, spoiler);
    }

    @ParameterizedTest
    @MethodSource("unsoundTracks")
    void whatCannotBeReckonedWithIsLeftOutAndSaid(Spoiler spoiler) {
        double[] state = STATE.clone();
        double[] covariance = covariance();
        spoiler.spoil(state, covariance);
        for (Motion motion : List.of(motion(1, 0, Double.NaN), motion(0, 1, 30), motion(0, 0, Double.NaN))) {
            for (int i = 0; i < 3; i++) {
                Decisions decisions = takes(state, covariance, motion);
                assertThat(decisions.systemTracks()).isEmpty();
                assertThat(decisions.bad())
                        .singleElement()
                        .satisfies(bad ->
                                assertThat(bad.toString()).contains("JPN").contains("left out"));
                engine.accept(new Input.Tick(), now, 0);
            }
        }
        assertThat(takes(STATE, covariance(), motion(0, 1, 30)).systemTracks()).isNotEmpty();
    }

    @Test
    void noThrustIsBeyondWhatIsBuilt() {
        assertThat(takes(STATE, covariance(), motion(0, 1, 1e308)).systemTracks())
                .isEmpty();
    }

    private static Motion motion(double air, double boost, double thrust) {
        return new Motion(air, boost, 1 - air - boost, 0, thrust);
    }

    private static double[] covariance() {
        double[] covariance = new double[StateEstimate.COVARIANCE];
        for (int i = 0; i < StateEstimate.STATE; i++) {
            covariance[StateEstimate.index(i, i)] = i < 3 ? 1e4 : 100;
        }
        return covariance;
    }

    private Decisions takes(double[] state, double[] covariance, Motion motion) {
        now = now.plusSeconds(0.5);
        sequence++;
        Label label = new Label(0, new TreeSet<>(), new TreeSet<>(Set.of(JPN, ScenarioPlay.KOR)));
        Track track = new Track(
                new TrackId(JPN, 7),
                label,
                new StateEstimate(now, state, covariance),
                motion,
                1,
                Track.Status.CONFIRMED,
                Identity.NONE,
                new Lineage(new TreeSet<>(Set.of(new RadarId(JPN, "R")))),
                now,
                now,
                50,
                Optional.empty(),
                new Stamps(1, 1));
        Header header = new Header(
                JPN,
                ScenarioPlay.KOR,
                Realm.EXERCISE,
                Lane.LIVE,
                Kind.BLOCK,
                1,
                sequence,
                Optional.empty(),
                0,
                label,
                0,
                0,
                0,
                1000,
                ClockState.LOCKED,
                0);
        Envelope envelope = Envelope.seal(header, ItemCbor.encodeAll(List.of(track)), keys.signer());
        return engine.accept(
                new Input.FromPartner(Inbound.ofJournal(envelope.toBytes()).orElseThrow()), now, 0);
    }
}
