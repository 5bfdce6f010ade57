package org.watchfire.assess.areas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AreasTest {
    /** Places that anybody can look up on a map. */
    @ParameterizedTest
    @CsvSource({
        "26.2124, 127.6809, JP-47", // Naha
        "24.8055, 125.2811, JP-47", // Miyakojima
        "37.5665, 126.9780, KR-11", // Seoul
        "39.0392, 125.7625, KP-01", // Pyongyang
        "39.6602, 124.7050, KP-03", // the Sohae launch site
        "35.6895, 139.6917, JP-13", // Tokyo
        "40.8244, 140.7400, JP-02", // Aomori
        "14.5995, 120.9842, PH-MNL", // Manila
        "33.4996, 126.5312, KR-49", // Jeju
        "38.9072, -77.0369, US-DC", // Washington
        "-33.8688, 151.2093, AU-NSW", // Sydney
    })
    void knowsTheAreaOfAPlace(double latitude, double longitude, String code) {
        assertThat(Areas.world().at(Math.toRadians(latitude), Math.toRadians(longitude)))
                .map(Areas.Area::code)
                .contains(code);
    }

    @ParameterizedTest
    @CsvSource({"36.1, 123.7", "0, -30", "20, 135", "37.9, 133.0", "-55, 179.99", "89.9, 0", "0, 180", "-90, -180"})
    void callsTheSeaTheSea(double latitude, double longitude) {
        assertThat(Areas.world().indexAt(Math.toRadians(latitude), Math.toRadians(longitude)))
                .satisfiesAnyOf(
                        index -> assertThat(index).isEqualTo(Areas.SEA),
                        index -> assertThat(Areas.world().area(index).code()).startsWith("AQ"));
    }

    @Test
    void aPlaceIsTheSameOneTurnFurtherOn() {
        double latitude = Math.toRadians(26.2124);
        double longitude = Math.toRadians(127.6809);
        assertThat(Areas.world().indexAt(latitude, longitude + 2 * Math.PI))
                .isEqualTo(Areas.world().indexAt(latitude, longitude))
                .isEqualTo(Areas.world().indexAt(latitude, longitude - 2 * Math.PI));
    }

    @Test
    void allFortySevenPrefecturesOfJapanAndSeventeenAreasOfKoreaAreThere() {
        for (int i = 1; i <= 47; i++) {
            assertThat(Areas.world().indexOf("JP-%02d".formatted(i))).isPresent();
        }
        for (int number : new int[] {11, 26, 27, 28, 29, 30, 31, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50}) {
            assertThat(Areas.world().indexOf("KR-" + number)).isPresent();
        }
    }

    @Test
    void aHoleIsNotPartOfItsArea() throws Exception {
        // A square of 10 degrees with a square hole of 2 degrees, in base 36 thousandths of a degree.
        String square = ring(0, 0, 10_000);
        String hole = ring(4000, 4000, 2000);
        Areas areas = AreasFile.read(new StringReader("XX-A\tA\t" + square + ";" + hole + "\n"));
        assertThat(areas.indexAt(Math.toRadians(1), Math.toRadians(1))).isZero();
        assertThat(areas.indexAt(Math.toRadians(5), Math.toRadians(5))).isEqualTo(Areas.SEA);
        assertThat(areas.indexAt(Math.toRadians(11), Math.toRadians(5))).isEqualTo(Areas.SEA);
    }

    @Test
    void namesTheLineItCannotRead() {
        assertThatThrownBy(() -> AreasFile.read(new StringReader("# fine\nJP-47\tOkinawa\n")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("line 2");
    }

    private static String ring(int x, int y, int side) {
        int[] steps = {x, y, side, 0, 0, side, -side, 0};
        StringBuilder out = new StringBuilder();
        for (int step : steps) {
            out.append(out.isEmpty() ? "" : ",").append(Integer.toString(step, 36));
        }
        return out.toString();
    }
}
