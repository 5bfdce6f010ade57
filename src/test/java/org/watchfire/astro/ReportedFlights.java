package org.watchfire.astro;

import java.util.List;
import org.watchfire.astro.ReportedFlight.Booster;
import org.watchfire.astro.ReportedFlight.Grade;
import org.watchfire.model.Geodetic;

/**
 * Reported flights of 2017 to 2024. Range, apogee and time as given by KCNA, the Ministry of Defense of Japan (MoD), the
 * Joint Chiefs of Staff of the Republic of Korea (JCS) or USPACOM, named in each row; bearings from the CNS missile test
 * database (nagix/nk-missile-tests, Apache-2.0), within 10 degrees. Clock minutes where a time is not to the second.
 * Segmented, failed and gliding flights are left out, and those without a time.
 */
final class ReportedFlights {
    /** What is known of a row beforehand. */
    enum Is {
        TRUE,
        /** Cannot hold: the bare Kepler arc takes longer than the reported time. */
        FALSE,
        /** Apogee "over 6,000" or "over 7,000 km": a lower bound, so that nothing can be asserted but the arithmetic. */
        LOWER_BOUND,
        /** 2017-08-29: broke up; marginal even with a minute of rounding at each end. */
        EXCLUDED
    }

    /** One report, with the times of models A and B as an independent program computed them. */
    record Row(
            String source,
            double lat,
            double lon,
            double bearing,
            double rangeKm,
            double apogeeKm,
            double seconds,
            Booster booster,
            Grade grade,
            double modelA,
            double modelB,
            Is is) {
        ReportedFlight flight() {
            return new ReportedFlight(
                    Geodetic.ofDegrees(lat, lon, 0),
                    Math.toRadians(bearing),
                    rangeKm * 1000,
                    apogeeKm * 1000,
                    seconds,
                    booster,
                    grade);
        }

        /** A line of the table: as the record, but the source stands last. */
        static Row of(String line) {
            String[] is = line.split(" +", 12);
            return new Row(
                    is[11],
                    Double.parseDouble(is[0]),
                    Double.parseDouble(is[1]),
                    Double.parseDouble(is[2]),
                    Double.parseDouble(is[3]),
                    Double.parseDouble(is[4]),
                    Double.parseDouble(is[5]),
                    Booster.valueOf(is[6]),
                    Grade.valueOf(is[7]),
                    Double.parseDouble(is[8]),
                    Double.parseDouble(is[9]),
                    Is.valueOf(is[10]));
        }

        @Override
        public String toString() {
            return source;
        }
    }

    /**
     * Latitude, longitude, bearing (degrees); range, apogee (km); time as reported (s); kind of booster; grade of the time; times of
     * models A and B (s); what is known; source.
     */
    static final List<Row> ROWS = """
            40.0  125.2  71     787  2111.5  1800  INTERMEDIATE  MINUTES  1685.8  1776.7  TRUE         2017-05-14 HS-12 lofted, KCNA range+apogee; MoD ~30 min
            39.9  125.2  86     933    2802  2340  LIQUID        MINUTES  2080.1  2266.3  TRUE         2017-07-04 HS-14 lofted, KCNA
            39.9  125.2  86     933    2802  2220  LIQUID        MINUTES  2080.1  2266.3  TRUE         2017-07-04 HS-14 lofted, USPACOM time 37 min
            39.9  125.2  86     900    2802  2400  LIQUID        MINUTES  2079.2  2265.4  TRUE         2017-07-04 HS-14 lofted, MoD ~40 min, >2500 km, ~900
            40.6  126.4  70     998  3724.9  2832  LIQUID        MINUTES  2605.3  2790.5  TRUE         2017-07-28 HS-14 lofted, KCNA
            40.6  126.4  70    1000  3724.9  2700  LIQUID        MINUTES  2605.4  2790.5  TRUE         2017-07-28 HS-14 lofted, MoD ~45 min, >3500 km, ~1000
            39.2  125.7  73    2700     550   840  INTERMEDIATE  MINUTES   824.8   917.7  EXCLUDED     2017-08-29 HS-12 (std, low), MoD 05:58-06:12
            39.2  125.7  72    3700     800  1140  INTERMEDIATE  MINUTES  1059.4  1151.5  TRUE         2017-09-15 HS-12 (std), MoD 06:57-07:16
            39.2  125.7  72    3700     770  1140  INTERMEDIATE  MINUTES  1041.0  1133.1  TRUE         2017-09-15 HS-12 (std), ROK JCS apogee 770
            39.3  125.9  76     950    4475  3180  LIQUID        MINUTES  3039.5  3224.2  TRUE         2017-11-29 HS-15 lofted, KCNA
            39.3  125.9  76    1000    4475  3180  LIQUID        MINUTES  3040.9  3225.6  TRUE         2017-11-29 HS-15 lofted, MoD 03:18-04:11
            39.2  127.5  90     450     910  1020  MEDIUM        MINUTES   969.8  1024.0  TRUE         2019-10-02 Pukguksong-3 lofted, ROK JCS 910/450; MoD 07:10-07:27
            40.6  126.4  75     800    2000  1800  INTERMEDIATE  MINUTES  1622.8  1713.7  TRUE         2022-01-30 HS-12 lofted, ROK JCS + MoD ~30 min
            39.2  125.7  72    1090  6248.5  4052  LIQUID        SECONDS  4110.8  4294.8  FALSE        2022-03-24 ICBM lofted, KCNA
            39.2  125.7  72    1100    6200  4260  LIQUID        MINUTES  4081.1  4265.1  TRUE         2022-03-24 ICBM lofted, MoD 14:33-15:44 ~71 min, >6000, ~1100
            40.6  126.4  80    4600    1000  1320  INTERMEDIATE  MINUTES  1253.0  1344.8  TRUE         2022-10-04 IRBM (std), MoD 07:22-07:44
            40.6  126.4  80    4500     970  1320  INTERMEDIATE  MINUTES  1226.9  1318.8  TRUE         2022-10-04 IRBM (std), ROK JCS
            39.2  125.7  70   999.2  6040.9  4135  LIQUID        SECONDS  3979.3  4163.4  TRUE         2022-11-18 HS-17 lofted, KCNA
            39.2  125.7  70    1000    6000  4140  LIQUID        MINUTES  3954.2  4138.3  TRUE         2022-11-18 HS-17 lofted, MoD 10:14-11:23
            39.2  125.7  72     989  5768.5  4015  LIQUID        SECONDS  3812.6  3996.7  TRUE         2023-02-18 HS-15 lofted, KCNA
            39.2  125.7  72     900    5700  3960  LIQUID        MINUTES  3768.1  3952.2  TRUE         2023-02-18 HS-15 lofted, MoD 17:21-18:27
            39.2  125.7  65  1000.2    6045  4151  LIQUID        SECONDS  3981.1  4165.0  TRUE         2023-03-16 HS-17 lofted, KCNA
            39.2  125.7  65    1000    6000  4200  LIQUID        MINUTES  3953.4  4137.4  LOWER_BOUND  2023-03-16 HS-17 lofted, MoD 07:09-08:19
            39.1  126.1  62  1001.2  6648.4  4491  SOLID         SECONDS  4355.1  4463.7  TRUE         2023-07-12 HS-18 lofted, KCNA
            39.1  126.1  62    1000    6000  4440  SOLID         MINUTES  3952.9  4061.6  LOWER_BOUND  2023-07-12 HS-18 lofted, MoD 09:59-11:13
            39.1  126.1  61  1002.3  6518.2  4415  SOLID         SECONDS  4273.5  4382.1  TRUE         2023-12-18 HS-18 lofted, KCNA
            39.1  126.1  61    1000    6000  4380  SOLID         MINUTES  3952.7  4061.3  LOWER_BOUND  2023-12-18 HS-18 lofted, MoD 08:24-09:37
            39.1  126.1  62  1001.2  7687.5  5156  SOLID         SECONDS  5017.6  5126.1  TRUE         2024-10-31 HS-19 lofted, KCNA
            39.1  126.1  62    1000    7000  5160  SOLID         MINUTES  4576.7  4685.3  LOWER_BOUND  2024-10-31 HS-19 lofted, MoD 07:11-08:37
            """.lines().map(String::strip).map(Row::of).toList();

    private ReportedFlights() {}
}
