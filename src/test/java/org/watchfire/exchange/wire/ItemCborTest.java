package org.watchfire.exchange.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.watchfire.exchange.Samples;
import org.watchfire.model.Item;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.cbor.CBORMapper;

class ItemCborTest {
    static Stream<Item> items() {
        return Samples.oneOfEach(Samples.KOR).stream();
    }

    @ParameterizedTest
    @MethodSource("items")
    void readsBackWhatItWrote(Item item) {
        byte[] bytes = ItemCbor.encode(item);
        assertThat(ItemCbor.decode(bytes)).isEqualTo(new Decoded.Value<>(item));
        assertThat(ItemCbor.encode(item)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @MethodSource("items")
    void isCborToAnotherReader(Item item) {
        JsonNode tree = CBORMapper.shared().readTree(ItemCbor.encode(item));
        assertThat(tree.isArray()).isTrue();
        assertThat(tree.get(0).isInt()).isTrue();
    }

    /** RFC 8949, appendix A. */
    @ParameterizedTest
    @CsvSource({
        "0.0, f90000",
        "-0.0, f98000",
        "1.0, f93c00",
        "1.1, fb3ff199999999999a",
        "1.5, f93e00",
        "65504.0, f97bff",
        "100000.0, fa47c35000",
        "3.4028234663852886e+38, fa7f7fffff",
        "1.0e+300, fb7e37e43c8800759c",
        "5.960464477539063e-8, f90001",
        "0.00006103515625, f90400",
        "-4.0, f9c400",
        "-4.1, fbc010666666666666",
        "Infinity, f97c00",
        "NaN, f97e00",
        "-Infinity, f9fc00"
    })
    void writesFloatsInTheirShortestForm(double value, String hex) {
        byte[] bytes = new CborWriter().number(value).toBytes();
        assertThat(bytes).isEqualTo(HexFormat.of().parseHex(hex));
        assertThat(new CborReader(bytes).number()).isEqualTo(Double.valueOf(value));
    }

    /** RFC 8949, appendix A. */
    @ParameterizedTest
    @CsvSource({
        "0, 00",
        "23, 17",
        "24, 1818",
        "255, 18ff",
        "256, 190100",
        "1000000, 1a000f4240",
        "1000000000000, 1b000000e8d4a51000",
        "9223372036854775807, 1b7fffffffffffffff",
        "-1, 20",
        "-24, 37",
        "-25, 3818",
        "-1000, 3903e7",
        "-9223372036854775808, 3b7fffffffffffffff"
    })
    void writesIntegersInTheirShortestForm(long value, String hex) {
        byte[] bytes = new CborWriter().integer(value).toBytes();
        assertThat(bytes).isEqualTo(HexFormat.of().parseHex(hex));
        assertThat(new CborReader(bytes).integer()).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({"1800", "190017", "1a0000ffff", "1b00000000ffffffff", "1bffffffffffffffff", "1f", "1c"})
    void refusesIntegersInALongerForm(String hex) {
        CborReader reader = new CborReader(HexFormat.of().parseHex(hex));
        assertThat(Decoded.reading(reader, reader::integer)).isInstanceOf(Decoded.Malformed.class);
    }

    @ParameterizedTest
    @CsvSource({"fa3f800000", "fb3ff0000000000000", "f97e01", "fb7ff8000000000000", "fa7fc00000"})
    void refusesFloatsInALongerForm(String hex) {
        CborReader reader = new CborReader(HexFormat.of().parseHex(hex));
        assertThat(Decoded.reading(reader, reader::number)).isInstanceOf(Decoded.Malformed.class);
    }

    @Test
    void keepsABlockInOrder() {
        List<Item> items = Samples.oneOfEach(Samples.JPN);
        assertThat(ItemCbor.decodeAll(ItemCbor.encodeAll(items))).isEqualTo(new Decoded.Value<>(items));
    }

    @Test
    void saysWhereATruncatedItemEnds() {
        byte[] whole = ItemCbor.encode(Samples.warning(Samples.KOR, 1, 1));
        for (int length = 0; length < whole.length; length++) {
            byte[] part = java.util.Arrays.copyOf(whole, length);
            assertThat(ItemCbor.decode(part))
                    .isInstanceOfSatisfying(
                            Decoded.Malformed.class,
                            malformed -> assertThat(malformed.offset()).isLessThanOrEqualTo(part.length));
        }
    }

    @ParameterizedTest
    @MethodSource("items")
    void takesNoHarmFromChangedBytes(Item item) {
        Random random = new Random(11);
        byte[] whole = ItemCbor.encode(item);
        for (int i = 0; i < 5000; i++) {
            byte[] changed = whole.clone();
            for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt();
            }
            switch (ItemCbor.decode(changed)) {
                // one content, one encoding: whatever reads must write the same bytes again
                case Decoded.Value<Item>(Item read) ->
                    assertThat(ItemCbor.encode(read)).isEqualTo(changed);
                case Decoded.Malformed<Item> malformed ->
                    assertThat(malformed.reason()).isNotEmpty();
            }
        }
    }

    @Test
    void takesNoHarmFromRandomBytes() {
        Random random = new Random(12);
        for (int i = 0; i < 50_000; i++) {
            byte[] bytes = new byte[random.nextInt(64)];
            random.nextBytes(bytes);
            assertThat(Envelope.parse(bytes)).isInstanceOf(Decoded.Malformed.class);
            assertThat(ItemCbor.decodeAll(bytes)).isNotNull();
        }
    }
}
