package org.watchfire.exchange.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.watchfire.exchange.Samples;
import org.watchfire.exchange.keys.KeyMaker;
import org.watchfire.exchange.keys.KeyRing;
import org.watchfire.model.ClockState;
import org.watchfire.model.EventId;
import org.watchfire.model.Lane;
import org.watchfire.model.NationId;
import org.watchfire.model.Realm;
import org.watchfire.model.Warning;

class EnvelopeTest {
    private static final Warning WARNING = Samples.warning(Samples.KOR, 1, 1);

    @TempDir
    private static Path root;

    private static KeyRing kor;
    private static KeyRing jpn;

    @BeforeAll
    static void makeKeys() {
        new KeyMaker(root, Instant.now()).init(List.of(Samples.JPN, Samples.KOR), Map.of());
        kor = ring(Samples.KOR, Realm.EXERCISE);
        jpn = ring(Samples.JPN, Realm.EXERCISE);
    }

    private static KeyRing ring(NationId nation, Realm realm) {
        return KeyRing.open(root.resolve(nation.code()), nation, realm);
    }

    private static Header header(Realm realm, NationId origin) {
        return new Header(
                origin,
                Samples.JPN,
                realm,
                Lane.ASSURED,
                Kind.WARNING,
                5,
                7,
                Optional.of(new EventId(Samples.KOR, 1)),
                6,
                Samples.LABEL,
                1,
                2,
                3,
                1000,
                ClockState.LOCKED,
                0);
    }

    private static Envelope sealed() {
        return Envelope.seal(header(Realm.EXERCISE, Samples.KOR), ItemCbor.encodeAll(List.of(WARNING)), kor.signer());
    }

    private static Envelope parsed(byte[] bytes) {
        return ((Decoded.Value<Envelope>) Envelope.parse(bytes)).value();
    }

    @Test
    void isBelievedByItsRecipient() {
        Envelope read = parsed(sealed().toBytes());
        assertThat(read.header()).isEqualTo(header(Realm.EXERCISE, Samples.KOR));
        assertThat(ItemCbor.decodeAll(read.payload())).isEqualTo(new Decoded.Value<>(List.of(WARNING)));
        assertThat(read.verify(jpn, Instant.now())).isEqualTo(Envelope.Trust.Given.INSTANCE);
    }

    @Test
    void isNeverBelievedWithAnyBitChanged() {
        byte[] whole = sealed().toBytes();
        for (int bit = 0; bit < whole.length * 8; bit++) {
            byte[] changed = whole.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            if (Envelope.parse(changed) instanceof Decoded.Value<Envelope>(Envelope read)) {
                assertThat(read.verify(jpn, Instant.now())).isInstanceOf(Envelope.Trust.Refused.class);
            }
        }
    }

    @Test
    void isNotBelievedInTheNameOfAnother() {
        byte[] forged = Envelope.seal(header(Realm.EXERCISE, Samples.JPN), new byte[0], kor.signer())
                .toBytes();
        assertThat(parsed(forged).verify(jpn, Instant.now()))
                .isInstanceOfSatisfying(
                        Envelope.Trust.Refused.class,
                        refused -> assertThat(refused.reason()).contains("is not known as one of JPN"));
    }

    @Test
    void neverCrossesARealmWhateverItsHeaderSays() {
        KeyRing actual = ring(Samples.JPN, Realm.ACTUAL);
        Envelope honest = sealed();
        Envelope lying = Envelope.seal(header(Realm.ACTUAL, Samples.KOR), honest.payload(), kor.signer());
        assertThat(honest.verify(actual, Instant.now())).isInstanceOf(Envelope.Trust.Refused.class);
        assertThat(lying.verify(actual, Instant.now())).isInstanceOf(Envelope.Trust.Refused.class);
        assertThat(lying.verify(jpn, Instant.now())).isInstanceOf(Envelope.Trust.Refused.class);
    }

    @Test
    void isNotBelievedOnceItsCertificateHasRunOut() {
        Instant inTenYears = Instant.now().plusSeconds(10 * 365 * 86_400L);
        assertThat(sealed().verify(jpn, inTenYears))
                .isInstanceOfSatisfying(
                        Envelope.Trust.Refused.class,
                        refused -> assertThat(refused.reason()).contains("out of date"));
    }

    @Test
    void cannotBeMadeWithoutANumberItsKindNeeds() {
        assertThatThrownBy(() -> new Header(
                        Samples.KOR,
                        Samples.JPN,
                        Realm.EXERCISE,
                        Lane.ASSURED,
                        Kind.WARNING,
                        5,
                        0,
                        Optional.empty(),
                        0,
                        Samples.LABEL,
                        1,
                        2,
                        3,
                        0,
                        ClockState.LOCKED,
                        0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("sequence 0");
    }
}
