package org.watchfire.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.watchfire.exchange.wire.ItemCbor;
import org.watchfire.model.Item;
import org.watchfire.model.NationId;
import org.watchfire.model.Realm;
import org.watchfire.model.TimeTag;
import org.watchfire.picture.RoleViews;
import org.watchfire.release.Policy;
import org.watchfire.release.PolicyLoad;
import org.watchfire.release.PolicyStep;
import org.watchfire.release.Releasable;
import org.watchfire.release.Role;

/**
 * An engine made of a snapshot goes on exactly as the one it was taken of: KOR's, with its radars and what two partners say,
 * while persons change its policy.
 */
class SnapshotTest {
    private static final NationId KOR = new NationId("KOR");
    private static final double SECONDS = 150;
    private static final int COPIES = 7;

    @TempDir
    private Path folder;

    /** An input in its place, and all that was decided of it. */
    private record Turn(Input input, TimeTag now, List<byte[]> decided) {}

    /** Writes down what KOR is told and decides. */
    private static final class Listener implements AlliancePlay.Hearer {
        private final List<Turn> turns = new ArrayList<>();
        private Optional<Turn> open = Optional.empty();

        @Override
        public void input(NationId nation, Input input, TimeTag now) {
            open = nation.equals(KOR) ? Optional.of(new Turn(input, now, new ArrayList<>())) : Optional.empty();
        }

        @Override
        public void hear(NationId nation, Decisions decisions) {
            open.ifPresent(turn -> turns.add(new Turn(turn.input, turn.now, encoded(decisions))));
        }
    }

    @Test
    void goesOnExactlyAsTheEngineItWasTakenOf() {
        Listener listener = new Listener();
        AlliancePlay play = new AlliancePlay("2023-05-31", folder, listener);
        play.play(SECONDS);
        Engine original = EngineBuilder.of(play.settings(KOR), play.policy(KOR));
        Engine copied = EngineBuilder.of(play.settings(KOR), play.policy(KOR));
        PolicyStep.Propose next = above(play.policy(KOR));
        int every = listener.turns.size() / COPIES;
        int warned = 0;
        for (int i = 0; i < listener.turns.size(); i++) {
            Turn turn = listener.turns.get(i);
            if (i % every == every - 1) {
                copied = EngineBuilder.of(play.settings(KOR), copy(copied));
            }
            for (Input input : withSteps(i, every, turn, next)) {
                Decisions decisions = original.accept(input, turn.now, 0);
                List<byte[]> decided = encoded(decisions);
                warned += decisions.items().size();
                assertSame(decided, encoded(copied.accept(input, turn.now, 0)), i);
            }
        }
        assertThat(warned).isGreaterThan(10);
        assertThat(copied.counts()).isEqualTo(original.counts());
    }

    /** Another policy is proposed before one copy is made, approved after it; a partner is cut off before another. */
    private static List<Input> withSteps(int i, int every, Turn turn, PolicyStep.Propose next) {
        Optional<PolicyStep> step = switch (i - every) {
            case -10 -> Optional.of(next);
            case 10 ->
                Optional.of(new PolicyStep.Approve(
                        ((PolicyLoad.Loaded) next.load()).policy().sha256()));
            default -> i == 5 * every ? Optional.of(new PolicyStep.CutOff(new NationId("JPN"))) : Optional.empty();
        };
        return step.<List<Input>>map(taken -> List.of(
                        new Input.PolicyAction("person " + i, Role.RELEASE_AUTHORITY, taken, change -> {}), turn.input))
                .orElse(List.of(turn.input));
    }

    private static PolicyStep.Propose above(Policy policy) {
        String text = policy.source().replaceFirst("version: 1", "version: 2");
        return new PolicyStep.Propose(text, Policy.parse("next", text));
    }

    private static Engine.Memory copy(Engine engine) {
        Snapshot snapshot = new Snapshot(
                1, TimeTag.of(0), 0, engine.memory(), new RoleViews(KOR, Realm.EXERCISE).memory(), Optional.empty());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Snapshot.graph().write(snapshot, bytes);
        return Snapshot.graph()
                .read(Snapshot.class, new ByteArrayInputStream(bytes.toByteArray()))
                .engine();
    }

    private static List<byte[]> encoded(Decisions decisions) {
        Stream<byte[]> said = Stream.of(
                        decisions.tracks(), decisions.systemTracks(), decisions.assessments(), decisions.items())
                .flatMap(List::stream)
                .map(item -> ItemCbor.encode((Item) item));
        Stream<byte[]> given = Stream.of(decisions.toPeers(), decisions.toOperators())
                .flatMap(List::stream)
                .map(SnapshotTest::inWords);
        return Stream.concat(said, given).toList();
    }

    private static byte[] inWords(Releasable released) {
        return (released.recipient() + " " + released.rule() + " " + Arrays.hashCode(ItemCbor.encode(released.item())))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static void assertSame(List<byte[]> expected, List<byte[]> actual, int turn) {
        assertThat(actual.toArray(byte[][]::new)).as("turn %d", turn).isDeepEqualTo(expected.toArray(byte[][]::new));
    }
}
