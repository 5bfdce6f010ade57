package org.watchfire.astro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.orekit.time.AbsoluteDate;
import org.orekit.time.DateTimeComponents;
import org.orekit.time.LazyLoadedTimeScales;

class TimeScalesTest {
    @Test
    void has28EntriesTheLastOf37Seconds() {
        assertThat(TimeScales.entries()).isEqualTo(28);
        assertThat(TimeScales.taiMinusUtc(Instant.parse("2016-12-31T23:59:59Z").getEpochSecond()))
                .isEqualTo(36);
        assertThat(TimeScales.taiMinusUtc(Instant.parse("2017-01-01T00:00:00Z").getEpochSecond()))
                .isEqualTo(37);
        assertThat(TimeScales.taiMinusUtc(Instant.parse("2026-11-22T00:00:00Z").getEpochSecond()))
                .isEqualTo(37);
        assertThat(TimeScales.taiMinusUtc(Instant.parse("1972-01-01T00:00:00Z").getEpochSecond()))
                .isEqualTo(10);
    }

    @Test
    void utcAndBackIsTheSameFrom1972To2100() {
        Random random = new Random(3);
        long from = Instant.parse("1972-01-01T00:00:00Z").getEpochSecond();
        long to = Instant.parse("2100-01-01T00:00:00Z").getEpochSecond();
        for (int i = 0; i < 10_000; i++) {
            Instant utc = Instant.ofEpochSecond(random.nextLong(from, to), random.nextInt(1_000_000_000));
            assertThat(TimeScales.utc(TimeScales.taiNanos(utc))).isEqualTo(utc);
        }
        for (int i = 0; i < TimeScales.entries(); i++) {
            Instant start = Instant.parse(TimeScales.entryDate(i) + "T00:00:00Z");
            assertThat(TimeScales.utc(TimeScales.taiNanos(start))).isEqualTo(start);
            assertThat(TimeScales.utc(TimeScales.taiNanos(start.minusNanos(1)))).isEqualTo(start.minusNanos(1));
        }
    }

    @Test
    void withinALeapSecondUtcStandsStillBeforeMidnight() {
        long midnight = TimeScales.taiNanos(Instant.parse("2017-01-01T00:00:00Z"));
        assertThat(TimeScales.utc(midnight - 500_000_000)).isEqualTo(Instant.parse("2016-12-31T23:59:59.999999999Z"));
        assertThat(midnight - TimeScales.taiNanos(Instant.parse("2016-12-31T23:59:59Z")))
                .isEqualTo(2_000_000_000L);
    }

    @Test
    void agreesWithOrekit() {
        LazyLoadedTimeScales orekit = OrekitContext.timeScales();
        AbsoluteDate epoch = new AbsoluteDate(1970, 1, 1, orekit.getTAI());
        for (String text : new String[] {"1985-06-30T23:59:58.25Z", "2016-12-31T23:59:59.5Z", "2023-05-30T21:27:00Z"}) {
            Instant utc = Instant.parse(text);
            AbsoluteDate date = new AbsoluteDate(
                    DateTimeComponents.parseDateTime(text.substring(0, text.length() - 1)), orekit.getUTC());
            assertThat(TimeScales.taiNanos(utc) * 1e-9).isCloseTo(date.durationFrom(epoch), within(1e-6));
        }
    }

    @Test
    void aTimeOfDayBelongsToTheNearestDay() {
        long justAfterMidnight = TimeScales.taiNanos(Instant.parse("2023-06-01T00:00:01Z"));
        assertThat(TimeScales.utc(TimeScales.ofSecondsOfDay(justAfterMidnight, 86399.5)))
                .isEqualTo(Instant.parse("2023-05-31T23:59:59.500Z"));
        long justBefore = TimeScales.taiNanos(Instant.parse("2023-05-31T23:59:59Z"));
        assertThat(TimeScales.utc(TimeScales.ofSecondsOfDay(justBefore, 0.5)))
                .isEqualTo(Instant.parse("2023-06-01T00:00:00.500Z"));
        assertThat(TimeScales.secondsOfDay(justBefore)).isEqualTo(86399.0);
        assertThat(TimeScales.ofSecondsOfDay(justBefore, TimeScales.secondsOfDay(justBefore)))
                .isEqualTo(justBefore);
    }
}
