package org.watchfire.exchange.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.watchfire.exchange.Samples.JPN;
import static org.watchfire.exchange.Samples.KOR;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.watchfire.exchange.Samples;
import org.watchfire.exchange.wire.Envelope;
import org.watchfire.exchange.wire.ItemCbor;
import org.watchfire.exchange.wire.Kind;
import org.watchfire.exchange.wire.Recalled;
import org.watchfire.exchange.wire.Statement;
import org.watchfire.exchange.wire.Statement.Finding;
import org.watchfire.exchange.wire.Statement.Role;
import org.watchfire.exchange.wire.VoidNote;
import org.watchfire.model.EventId;
import org.watchfire.model.Item;
import org.watchfire.model.Lane;
import org.watchfire.model.NationId;
import org.watchfire.model.Realm;
import org.watchfire.model.Retraction;
import org.watchfire.model.Stamps;
import org.watchfire.model.TimeTag;
import org.watchfire.model.Warning;

/** Envelopes that KOR has signed for JPN, with its key of the realm EXERCISE. */
class ContentsTest {
    private static final Warning WARNING = Samples.warning(KOR, 1, 1);

    @TempDir
    private static Path root;

    private static TestSealer sealer;

    @BeforeAll
    static void makeKeys() {
        sealer = TestSealer.of(root, KOR, JPN);
    }

    static List<Item> assured() {
        return Samples.oneOfEach(KOR).stream()
                .filter(item -> item.lane() == Lane.ASSURED)
                .toList();
    }

    private static byte[] bytes(Item... items) {
        return ItemCbor.encodeAll(List.of(items));
    }

    private static void isRefused(Envelope envelope) {
        assertThat(Contents.of(envelope)).isEmpty();
    }

    private static void isANote(Kind kind, byte[] payload) {
        assertThat(Contents.of(sealer.first(kind, Optional.empty(), payload))).contains(new Contents(Optional.empty()));
    }

    @ParameterizedTest
    @MethodSource("assured")
    void areTheItemThatTheHeaderSpeaksOf(Item item) {
        assertThat(Contents.of(sealer.numbered(1, item))).contains(new Contents(Optional.of(item)));
    }

    @Test
    void areRefusedUnderAnotherKind() {
        isRefused(sealer.first(Kind.ALL_CLEAR, WARNING.about(), bytes(WARNING)));
    }

    @Test
    void areRefusedUnderAnotherLaunch() {
        isRefused(sealer.first(Kind.WARNING, Optional.of(new EventId(KOR, 2)), bytes(WARNING)));
        isRefused(sealer.first(Kind.WARNING, Optional.empty(), bytes(WARNING)));
    }

    @Test
    void areRefusedWhereTheItemIsAnotherNations() {
        isRefused(sealer.numbered(1, Samples.warning(JPN, 1, 1)));
    }

    @Test
    void areRefusedWhereTheItemIsOfAnotherRealm() {
        EventId event = new EventId(KOR, 1);
        Stamps stamps = new Stamps(1, 1);
        isRefused(sealer.numbered(
                1, new Retraction(event, 2, KOR, Realm.ACTUAL, Samples.LABEL, "a flock", TimeTag.of(1), stamps)));
    }

    @Test
    void areOneItemAndNeitherNoneNorTwo() {
        isRefused(sealer.first(Kind.WARNING, WARNING.about(), bytes()));
        isRefused(sealer.first(Kind.WARNING, WARNING.about(), bytes(WARNING, WARNING)));
    }

    @Test
    void areNoItemForEachKindOfNote() {
        isANote(Kind.VOID, new VoidNote("refused").encode());
        isANote(Kind.RECALLED, new Recalled(1, 1).encode());
        isANote(Kind.STATEMENT, statement(Role.GIVEN, KOR));
        isANote(Kind.STATEMENT, statement(Role.VERDICT, KOR));
        isANote(Kind.STATEMENT, statement(Role.HELD, JPN));
    }

    @Test
    void areRefusedWhereAStatementIsAboutNumbersThatItsRoleCannotSpeakOf() {
        isRefused(sealer.first(Kind.STATEMENT, Optional.empty(), statement(Role.GIVEN, JPN)));
        isRefused(sealer.first(Kind.STATEMENT, Optional.empty(), statement(Role.HELD, KOR)));
    }

    private static byte[] statement(Role role, NationId origin) {
        return new Statement(
                        role,
                        origin,
                        Lane.ASSURED,
                        1,
                        1,
                        /* from= */ 1,
                        /* to= */ 0,
                        0,
                        0,
                        0,
                        0,
                        Finding.NONE,
                        0,
                        List.of(),
                        0,
                        List.of())
                .encode();
    }

    @ParameterizedTest
    @EnumSource(names = "BLOCK", mode = EnumSource.Mode.EXCLUDE)
    void areRefusedWhereTheyCannotBeRead(Kind kind) {
        Random random = new Random(7);
        for (int length = 0; length < 64; length++) {
            byte[] noise = new byte[length];
            random.nextBytes(noise);
            isRefused(sealer.first(kind, Optional.empty(), noise));
        }
    }
}
