package org.watchfire.astro;

import static org.watchfire.astro.Wgs84.GM;
import static org.watchfire.astro.Wgs84.OMEGA;

import java.util.Locale;
import org.watchfire.model.Geodetic;

/**
 * What was reported of a ballistic flight, and whether range, apogee and time can be true together.
 *
 * <p>Two models of the time of flight over a turning sphere of the mean radius: A, the Kepler arc from ground to ground; B,
 * the same arc whose first part, from the ground to burn-out, takes the burn time of a generic booster instead. Burn-out is
 * where the way along the arc equals 0.42 times the speed there times the burn time. No air. The class of booster fixes the
 * burn time; a burn longer or shorter by 30 % moves B by about 17 % of the burn time.
 *
 * <p>A report is inconsistent when B misses the reported time by more than the grade allows, or A does not leave the 0 to
 * 270 s that a boost can explain. The limits were set after the residuals of 2017 to 2024 had been seen: this checks
 * reports, and proves nothing of a tracker.
 *
 * @param site launch pad
 * @param bearingRadians from the pad to the impact point, clockwise from north
 * @param rangeMetres over the ground
 * @param apogeeMetres greatest height
 * @param reportedSeconds from launch to impact
 * @param booster its class
 * @param grade how exact the report is
 */
public record ReportedFlight(
        Geodetic site,
        double bearingRadians,
        double rangeMetres,
        double apogeeMetres,
        double reportedSeconds,
        Booster booster,
        Grade grade) {
    private static final double RADIUS = Wgs84.MEAN_RADIUS_METRES;
    private static final double MEAN_OVER_FINAL_SPEED = 0.42;
    private static final double MOST_BOOST_SECONDS = 270;
    private static final int ARC_STEPS = 4000;
    private static final int ROUNDS = 30;

    public ReportedFlight {
        if (!(rangeMetres > 0 && rangeMetres < 20_000e3 && apogeeMetres > 0 && apogeeMetres < 50_000e3)) {
            throw new IllegalArgumentException(
                    "range " + rangeMetres + " m, apogee " + apogeeMetres + " m are no flight");
        }
        if (!(reportedSeconds > 0)) {
            throw new IllegalArgumentException("reportedSeconds " + reportedSeconds + " is not above 0");
        }
    }

    /** Classes of booster with their generic burn times. */
    public enum Booster {
        /** Short and medium range: 90 s. */
        MEDIUM(90),
        /** Intermediate range: 150 s. */
        INTERMEDIATE(150),
        /** Intercontinental, liquid: 300 s. */
        LIQUID(300),
        /** Intercontinental, solid: 180 s. */
        SOLID(180);

        private final double burnSeconds;

        Booster(double burnSeconds) {
            this.burnSeconds = burnSeconds;
        }

        /** How long it is taken to burn. */
        public double burnSeconds() {
            return burnSeconds;
        }
    }

    /** How exact a report is. */
    public enum Grade {
        /** Time to the second, range and apogee to a kilometre or better. */
        SECONDS(60, 0.015, 0),
        /** Time to a minute or two. */
        MINUTES(120, 0.06, 60);

        private final double slackSeconds;
        private final double slackPart;
        private final double roundingSeconds;

        Grade(double slackSeconds, double slackPart, double roundingSeconds) {
            this.slackSeconds = slackSeconds;
            this.slackPart = slackPart;
            this.roundingSeconds = roundingSeconds;
        }
    }

    /** What came of the check. */
    public sealed interface Verdict {
        /** Time of flight of the bare Kepler arc, seconds. */
        double keplerSeconds();

        /** Time of flight with a boost of the booster's class, seconds. */
        double boostedSeconds();

        /** The three quantities can be true together. */
        record Consistent(double keplerSeconds, double boostedSeconds) implements Verdict {}

        /** They cannot, if the time is from launch to impact. */
        record Inconsistent(double keplerSeconds, double boostedSeconds, String reason) implements Verdict {}
    }

    /** Checks the report. */
    public Verdict check() {
        double kepler = keplerSeconds();
        double boosted = boostedSeconds(kepler);
        double overKepler = reportedSeconds - kepler;
        double overBoosted = reportedSeconds - boosted;
        double slack = Math.max(grade.slackSeconds, grade.slackPart * reportedSeconds);
        if (overKepler < 0) {
            return inconsistent(kepler, boosted, "%.0f s are %.0f s less than the bare Kepler arc needs", -overKepler);
        }
        if (overKepler > MOST_BOOST_SECONDS + grade.roundingSeconds) {
            return inconsistent(
                    kepler, boosted, "%.0f s are %.0f s more than the Kepler arc, too much for a boost", overKepler);
        }
        if (Math.abs(overBoosted) > slack) {
            return inconsistent(kepler, boosted, "%.0f s miss the boosted flight by %.0f s", overBoosted);
        }
        return new Verdict.Consistent(kepler, boosted);
    }

    private Verdict inconsistent(double kepler, double boosted, String format, double by) {
        return new Verdict.Inconsistent(kepler, boosted, String.format(Locale.ROOT, format, reportedSeconds, by));
    }

    /** Model A: seconds from ground to ground on the Kepler arc, the Earth turning below. */
    double keplerSeconds() {
        double seconds = 1000;
        for (int i = 0; i < ROUNDS; i++) {
            Arc arc = arc(seconds);
            seconds = 2 * (arc.secondsAt(Math.PI) - arc.secondsAt(arc.groundAnomaly()));
        }
        return seconds;
    }

    /** Velocity relative to the ground at the foot of the Kepler arc: east, north, up in m/s. */
    double[] departureEnu() {
        double seconds = keplerSeconds();
        Arc arc = arc(seconds);
        double speed = Math.sqrt(GM * (2 / RADIUS - 1 / arc.axis));
        double level = Math.sqrt(GM * arc.axis * (1 - arc.eccentricity * arc.eccentricity)) / RADIUS;
        double lat = site.latitudeRadians();
        double toLat = toLatitude();
        double turned = toLongitude() + OMEGA * seconds;
        double bearing = Math.atan2(
                Math.sin(turned) * Math.cos(toLat),
                Math.cos(lat) * Math.sin(toLat) - Math.sin(lat) * Math.cos(toLat) * Math.cos(turned));
        return new double[] {
            level * Math.sin(bearing) - OMEGA * RADIUS * Math.cos(lat),
            level * Math.cos(bearing),
            Math.sqrt(Math.max(0, speed * speed - level * level))
        };
    }

    /** Model B: the way up to burn-out takes the burn time. */
    private double boostedSeconds(double keplerSeconds) {
        double seconds = keplerSeconds;
        for (int i = 0; i < ROUNDS; i++) {
            Arc arc = arc(seconds);
            double ground = arc.groundAnomaly();
            double burnOut = arc.burnOutAnomaly(booster.burnSeconds());
            seconds = 2 * (arc.secondsAt(Math.PI) - arc.secondsAt(ground))
                    - (arc.secondsAt(burnOut) - arc.secondsAt(ground))
                    + booster.burnSeconds();
        }
        return seconds;
    }

    /** The ellipse from the pad to where the impact point will have turned to after some seconds. */
    private Arc arc(double seconds) {
        double lat = site.latitudeRadians();
        double toLat = toLatitude();
        double cos = Math.sin(lat) * Math.sin(toLat)
                + Math.cos(lat) * Math.cos(toLat) * Math.cos(toLongitude() + OMEGA * seconds);
        double half = Math.acos(Math.clamp(cos, -1, 1)) / 2;
        double top = RADIUS + apogeeMetres;
        double e = (top - RADIUS) / (top - RADIUS * Math.cos(half));
        return new Arc(top / (1 + e), e);
    }

    private double toLatitude() {
        double s = rangeMetres / RADIUS;
        double lat = site.latitudeRadians();
        return Math.asin(Math.sin(lat) * Math.cos(s) + Math.cos(lat) * Math.sin(s) * Math.cos(bearingRadians));
    }

    /** Of the impact point, east of the pad. */
    private double toLongitude() {
        double s = rangeMetres / RADIUS;
        double lat = site.latitudeRadians();
        return Math.atan2(
                Math.sin(bearingRadians) * Math.sin(s) * Math.cos(lat),
                Math.cos(s) - Math.sin(lat) * Math.sin(toLatitude()));
    }

    /** An ellipse about the Earth's centre; places on it by eccentric anomaly, π at apogee. */
    private record Arc(double axis, double eccentricity) {
        double groundAnomaly() {
            return Math.acos(Math.clamp((1 - RADIUS / axis) / eccentricity, -1, 1));
        }

        double secondsAt(double anomaly) {
            return (anomaly - eccentricity * Math.sin(anomaly)) * Math.sqrt(axis * axis * axis / GM);
        }

        double burnOutAnomaly(double burnSeconds) {
            double anomaly = groundAnomaly();
            double step = (Math.PI - anomaly) / ARC_STEPS;
            double way = 0;
            for (int i = 0; i < ARC_STEPS; i++) {
                double radius = axis * (1 - eccentricity * Math.cos(anomaly));
                double speed = Math.sqrt(GM * (2 / radius - 1 / axis));
                double missing = MEAN_OVER_FINAL_SPEED * speed * burnSeconds - way;
                double cos = Math.cos(anomaly + step / 2);
                double piece = axis * Math.sqrt(1 - eccentricity * eccentricity * cos * cos) * step;
                if (missing <= piece) {
                    return anomaly + step * Math.max(0, missing) / piece;
                }
                way += piece;
                anomaly += step;
            }
            return anomaly;
        }
    }
}
