package org.watchfire.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.watchfire.astro.Geodesic;
import org.watchfire.astro.Wgs84;
import org.watchfire.model.Geodetic;
import org.watchfire.model.Identity;

/**
 * Aircraft in level flight over the ellipsoid: a number of them scattered over a circle, each with a level, a speed, a
 * heading and now and then a turn. All drawn from the seed.
 *
 * @param count aircraft, 0 to 5,000
 * @param centre of the circle
 * @param radiusMetres of the circle they start in
 * @param minHeightMetres lowest level
 * @param maxHeightMetres highest level
 * @param minSpeedMps slowest
 * @param maxSpeedMps fastest
 * @param callsigns prefix of their callsigns, one to four letters
 */
public record AirTraffic(
        int count,
        Geodetic centre,
        double radiusMetres,
        double minHeightMetres,
        double maxHeightMetres,
        double minSpeedMps,
        double maxSpeedMps,
        String callsigns) {
    private static final double NODE_SECONDS = 1;
    private static final double FOOT = 0.3048;
    private static final double LEVEL_METRES = 1000 * FOOT;

    /** A turn of airliners: 3 degrees a second at most at low level, half of it en route. */
    private static final double TURN_RATE = Math.toRadians(1.5);

    public AirTraffic {
        if (count < 0 || count > 5000) {
            throw new IllegalArgumentException("count " + count + " is outside 0 to 5000");
        }
        if (!(minHeightMetres >= 0 && maxHeightMetres >= minHeightMetres && maxHeightMetres <= 20e3)) {
            throw new IllegalArgumentException("levels " + minHeightMetres + " to " + maxHeightMetres + " m are none");
        }
        if (!(minSpeedMps > 10 && maxSpeedMps >= minSpeedMps && maxSpeedMps <= 700)) {
            throw new IllegalArgumentException("speeds " + minSpeedMps + " to " + maxSpeedMps + " m/s are none");
        }
        if (!callsigns.matches("[A-Z]{1,4}")) {
            throw new IllegalArgumentException("callsigns \"" + callsigns + "\" is not one to four capital letters");
        }
    }

    /** One aircraft. */
    record Flown(Identity identity, Trajectory trajectory) {}

    List<Flown> fly(double endSeconds, SplittableRandom random) {
        List<Flown> out = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            SplittableRandom own = random.split();
            Geodetic start =
                    Geodesic.direct(centre, 2 * Math.PI * own.nextDouble(), radiusMetres * Math.sqrt(own.nextDouble()));
            double height = minHeightMetres + (maxHeightMetres - minHeightMetres) * own.nextDouble();
            height = Math.clamp(Math.rint(height / LEVEL_METRES) * LEVEL_METRES, 300, 20e3);
            double speed = minSpeedMps + (maxSpeedMps - minSpeedMps) * own.nextDouble();
            int mode3A = ((1 + own.nextInt(6)) << 9) | own.nextInt(512);
            int address = 0x700000 | own.nextInt(0x100000);
            String callsign = String.format(Locale.ROOT, "%s%03d", callsigns, 100 + i % 900);
            out.add(new Flown(
                    new Identity(mode3A, address, callsign),
                    level(start, height, speed, 2 * Math.PI * own.nextDouble(), endSeconds, own)));
        }
        return out;
    }

    /** Level flight along a geodesic, broken by turns at about one in ten minutes. */
    private static Trajectory level(
            Geodetic start, double height, double speed, double heading, double endSeconds, SplittableRandom random) {
        Trajectory.Builder path = new Trajectory.Builder();
        double[] state = new double[6];
        double[] enu = new double[9];
        double lat = start.latitudeRadians();
        double lon = start.longitudeRadians();
        double course = heading;
        double turnLeft = 0;
        for (double t = 0; t <= endSeconds + NODE_SECONDS; t += NODE_SECONDS) {
            Wgs84.toEcef(lat, lon, height, state);
            Wgs84.eastNorthUp(lat, lon, enu);
            for (int k = 0; k < 3; k++) {
                state[3 + k] = speed * (Math.sin(course) * enu[k] + Math.cos(course) * enu[3 + k]);
            }
            path.add(t, state, "air");
            if (turnLeft == 0 && random.nextDouble() < NODE_SECONDS / 600) {
                turnLeft = (random.nextDouble() - 0.5) * Math.PI;
            }
            double turn = Math.clamp(turnLeft, -TURN_RATE * NODE_SECONDS, TURN_RATE * NODE_SECONDS);
            turnLeft = Math.abs(turnLeft - turn) < 1e-9 ? 0 : turnLeft - turn;
            double middle = course + turn / 2;
            double sin = Math.sin(lat);
            double w = Math.sqrt(1 - Wgs84.ECCENTRICITY_SQUARED * sin * sin);
            double primeVertical = Wgs84.EQUATORIAL_RADIUS_METRES / w + height;
            double meridian = Wgs84.EQUATORIAL_RADIUS_METRES * (1 - Wgs84.ECCENTRICITY_SQUARED) / (w * w * w) + height;
            double north = speed * NODE_SECONDS * Math.cos(middle) / meridian;
            double east = speed * NODE_SECONDS * Math.sin(middle) / (primeVertical * Math.cos(lat));
            course += turn + east * Math.sin(lat + north / 2);
            lat += north;
            lon += east;
        }
        return path.build();
    }
}
