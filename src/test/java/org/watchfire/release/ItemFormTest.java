package org.watchfire.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.watchfire.model.Item;
import org.watchfire.model.Realm;
import org.watchfire.model.Track;

/** The form in which people write an item. */
class ItemFormTest {
    private static final String TRACK = """
            {"kind": "TRACK", "realm": "EXERCISE", "id": "KOR-17", "time": "2023-05-30T21:29:40Z",
             "position": {"lat": 38.5, "lon": 124.4, "heightMetres": 60000},
             "velocity": {"eastMps": 100, "northMps": -1500, "upMps": 900},
             "radars": ["KOR/K1"], "label": {"level": 2, "caveats": ["LIMITED"], "releasableTo": ["JPN"]}}
            """;

    @Test
    void aTrackIsReadAsItIsWritten() {
        assertThat(ItemRead.parse("item.json", TRACK)).isInstanceOfSatisfying(ItemRead.Complete.class, complete -> {
            assertThat(complete.realm()).isEqualTo(Realm.EXERCISE);
            Track track = (Track) complete.item();
            assertThat(track.id()).hasToString("KOR-17");
            assertThat(track.estimate().speedMps()).isCloseTo(Math.sqrt(1e4 + 2.25e6 + 8.1e5), within(1e-6));
            assertThat(track.label()).isEqualTo(Samples.label(2, List.of("LIMITED"), Samples.JPN));
            assertThat(track.lineage().radars()).hasToString("[KOR/K1]");
            assertThat(Wgs84.toGeodetic(
                                    track.estimate().state(0),
                                    track.estimate().state(1),
                                    track.estimate().state(2))
                            .latitudeDegrees())
                    .isCloseTo(38.5, within(1e-9));
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "TRACK"          | "TRUCK"           | 1 | "TRUCK" is not one of
                    "realm"          | "relm"            | 1 | "relm" is not a field here
                    "id": "KOR-17"   | "id": "KOR17"     | 1 | "KOR17" is not of the form KOR-17
                    21:29:40Z        | 21:29:40          | 1 | is not UTC such as
                    2023-05-30T      | 1999-05-30T       | 1 | is outside 2017..2199
                    "lat": 38.5      | "lat": 98.5       | 2 | "lat" 98.5 is outside
                    "lat": 38.5      | "lat": "38.5"     | 2 | "lat" is not a number
                    "lat": 38.5,     |                   | 2 | "lat" is missing
                    "upMps"          | "upMs"            | 3 | "upMps" is missing
                    "KOR/K1"         | "K1"              | 4 | "K1" is not of the form KOR/K1
                    "level": 2       | "level": 2.5      | 4 | "level" is not a whole number
                    ["JPN"]          | "JPN"             | 4 | "releasableTo" is not a list
                    """)
    void aMistakeIsRefusedWithItsLine(String good, String bad, int line, String says) {
        assertThat(TRACK).contains(good);
        assertThat(ItemRead.parse("item.json", TRACK.replace(good, bad == null ? "" : bad)))
                .isInstanceOfSatisfying(
                        ItemRead.Refused.class,
                        refused -> assertThat(refused.faults())
                                .anySatisfy(fault -> assertThat(fault.toString())
                                        .startsWith("item.json:" + line + ": ")
                                        .contains(says)));
    }

    @Test
    void anItemWithoutALabelIsToldApartFromAWrongOne() {
        String bare = TRACK.replaceFirst(",\\s*\"label\".*", "}");
        assertThat(ItemRead.parse("item.json", bare)).isEqualTo(new ItemRead.Unlabelled(Kind.TRACK));
    }

    @Test
    void everyKindComesBackAsItWasWritten() {
        Random random = new Random(11);
        for (int i = 0; i < 2000; i++) {
            Item item = ChanceItems.item(random);
            Realm realm = item.statedRealm().orElse(Realm.TEST);
            String text = ItemRead.write(item, realm);
            assertThat(ItemRead.parse("item.json", text))
                    .as(text)
                    .isInstanceOfSatisfying(ItemRead.Complete.class, complete -> {
                        assertThat(complete.realm()).isEqualTo(realm);
                        assertThat(complete.item().getClass()).isEqualTo(item.getClass());
                        // Written once more it says the same, but for the last digits of angles that went through ECEF.
                        assertThat(rounded(ItemRead.write(complete.item(), complete.realm())))
                                .isEqualTo(rounded(text));
                    });
        }
    }

    @Test
    void randomTextNeverThrows() {
        Random random = new Random(13);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder damaged = new StringBuilder(TRACK);
            for (int k = 0; k < 4; k++) {
                damaged.setCharAt(random.nextInt(damaged.length()), (char) random.nextInt(1, 128));
            }
            assertThat(ItemRead.parse("item.json", damaged.toString())).isNotNull();
        }
    }

    private static String rounded(String json) {
        return java.util.regex.Pattern.compile("-?[0-9]+\\.[0-9]+(E-?[0-9]+)?")
                .matcher(json)
                .replaceAll(number -> {
                    double value = Double.parseDouble(number.group());
                    return Double.toString(Math.rint(value * 1e3) / 1e3 + 0.0);
                });
    }
}
