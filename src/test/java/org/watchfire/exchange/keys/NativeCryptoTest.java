package org.watchfire.exchange.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.Security;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.junit.jupiter.api.Test;
import org.watchfire.exchange.Samples;
import org.watchfire.model.Realm;

/** Native and Java arithmetic say the same; where a platform has no native one, both sides are Java's. */
class NativeCryptoTest {
    private final Random random = new Random(8032);

    private SigningKey key(byte[] seed) {
        return new SigningKey(new Ed25519PrivateKeyParameters(seed, 0));
    }

    private static VerifyingKey publicHalf(SigningKey key) {
        return new VerifyingKey(Samples.JPN, Realm.TEST, key.publicKey(), Instant.MIN, Instant.MAX);
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    @Test
    void signsAndVerifiesAsTheJavaArithmeticDoes() {
        for (int round = 0; round < 200; round++) {
            SigningKey key = key(bytes(32));
            VerifyingKey half = publicHalf(key);
            byte[] message = bytes(random.nextInt(12_000));
            byte[] signature = key.sign(message);
            assertThat(signature).as("round %d", round).isEqualTo(key.signInJava(message));
            assertThat(half.verify(message, signature)).isTrue();
            assertThat(half.verifyInJava(message, signature)).isTrue();
            signature[random.nextInt(64)] ^= (byte) (1 << random.nextInt(8));
            assertThat(half.verify(message, signature)).isFalse();
            assertThat(half.verifyInJava(message, signature)).isFalse();
        }
    }

    @Test
    void signsTheTestVectorOfRfc8032() {
        // section 7.1, test 3
        SigningKey key =
                key(HexFormat.of().parseHex("c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7"));
        assertThat(HexFormat.of().formatHex(key.sign(new byte[] {(byte) 0xaf, (byte) 0x82})))
                .isEqualTo("6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
                        + "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a");
    }

    @Test
    void refusesSignaturesOfAWrongLength() {
        VerifyingKey half = publicHalf(key(bytes(32)));
        for (int length : List.of(0, 1, 63, 65, 128)) {
            assertThat(half.verify(bytes(10), bytes(length))).isFalse();
        }
    }

    @Test
    void standsFirstOnceHoweverOftenItIsPreferred() {
        NativeCrypto.prefer();
        List<String> once =
                List.of(Security.getProviders()).stream().map(Object::toString).toList();
        NativeCrypto.prefer();
        assertThat(List.of(Security.getProviders()).stream().map(Object::toString))
                .isEqualTo(once)
                .doesNotHaveDuplicates();
    }
}
