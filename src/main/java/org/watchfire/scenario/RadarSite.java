package org.watchfire.scenario;

import org.watchfire.astro.Wgs84;
import org.watchfire.model.Radar;
import org.watchfire.model.RadarId;

/**
 * A notional radar: what its users know of it, and what the simulation needs to play it.
 *
 * @param radar what its users know
 * @param sac system area code in its ASTERIX data, 0 to 255; notional
 * @param sic system identification code, 0 to 255; SAC and SIC together are unique in a scenario
 * @param town where it is, at town level, for people
 * @param kind what it stands for, for people
 * @param coverage what it can see
 * @param rotates whether it turns once in its period; otherwise it looks everywhere once in its period
 * @param output how it speaks
 * @param dwellSeconds one measurement takes, above 0
 * @param latencySeconds from the echo to its datagram, at least 0
 * @param seesAircraft whether it reports aircraft
 * @param seesMissiles whether it reports anything else
 * @param bent whether it reports ranges and elevations as the air bends them, uncorrected
 */
public record RadarSite(
        Radar radar,
        int sac,
        int sic,
        String town,
        String kind,
        Coverage coverage,
        boolean rotates,
        Output output,
        double dwellSeconds,
        double latencySeconds,
        boolean seesAircraft,
        boolean seesMissiles,
        boolean bent) {
    public RadarSite {
        if (!(dwellSeconds > 0 && dwellSeconds < 1 && latencySeconds >= 0 && latencySeconds < 5)) {
            throw new IllegalArgumentException(
                    "dwell " + dwellSeconds + " s, latency " + latencySeconds + " s are outside (0, 1) and [0, 5)");
        }
        if (radar.periodSeconds() < 0.1 || radar.periodSeconds() > 60) {
            throw new IllegalArgumentException("period " + radar.periodSeconds() + " s is outside 0.1 to 60 s");
        }
        if (output == Output.ASTERIX048 && radar.measuresElevation()) {
            throw new IllegalArgumentException(
                    "Cat 048 has no elevation; asterix048 and a sigma of elevation do not go together");
        }
        if (output != Output.ASTERIX048 && !radar.measuresElevation()) {
            throw new IllegalArgumentException("a radar of output " + output + " needs a sigma of elevation");
        }
        if (output == Output.ASTERIX048 && !rotates) {
            throw new IllegalArgumentException("Cat 048 is sent by sectors of a turn; give a rotation, not a look");
        }
    }

    /** Its unique name. */
    public RadarId id() {
        return radar.id();
    }

    /** How a radar speaks. */
    public enum Output {
        /** Cat 048 plots and Cat 034 marks, by sectors. */
        ASTERIX048,
        /** Cat 015 plot by plot; TDM where the range passes what Cat 015 can say; Cat 034 marks as signs of life. */
        ASTERIX015,
        /** CCSDS TDM always. */
        TDM
    }

    /**
     * What a radar can see.
     *
     * @param minRangeMetres nearest
     * @param maxRangeMetres farthest (slant)
     * @param minElevationRadians lowest apparent elevation
     * @param maxElevationRadians highest
     * @param fromAzimuthRadians start of the sector, clockwise
     * @param sectorRadians its width, 2π for all round
     * @param ceilingMetres greatest height above the ellipsoid
     */
    public record Coverage(
            double minRangeMetres,
            double maxRangeMetres,
            double minElevationRadians,
            double maxElevationRadians,
            double fromAzimuthRadians,
            double sectorRadians,
            double ceilingMetres) {
        /** Effective radius of the Earth over the true one, for rays in a standard atmosphere near the ground. */
        static final double EFFECTIVE_RADIUS = 4.0 / 3;

        public Coverage {
            if (!(minRangeMetres > 0 && maxRangeMetres > minRangeMetres)) {
                throw new IllegalArgumentException("range " + minRangeMetres + " to " + maxRangeMetres + " m is none");
            }
            if (!(minElevationRadians < maxElevationRadians && Math.abs(minElevationRadians) <= Math.PI / 2)) {
                throw new IllegalArgumentException(
                        "elevation " + minElevationRadians + " to " + maxElevationRadians + " rad is none");
            }
            if (!(sectorRadians > 0 && sectorRadians <= 2 * Math.PI)) {
                throw new IllegalArgumentException("sector of " + sectorRadians + " rad is outside (0, 2π]");
            }
        }

        /**
         * Whether a target at a true slant range, azimuth and height is in view of an antenna at a height. The ray is
         * straight over an Earth of 4/3 the radius (J. C. Schelleng, C. R. Burrows, E. B. Ferrell, Proc. IRE 21, 1933): from
         * the ground a target is above the horizon at 500 km from 15 km of height on, at 1,000 km from 59 km.
         */
        boolean sees(double rangeMetres, double azimuthRadians, double heightMetres, double antennaMetres) {
            if (rangeMetres < minRangeMetres || rangeMetres > maxRangeMetres || heightMetres > ceilingMetres) {
                return false;
            }
            double turn = azimuthRadians - fromAzimuthRadians;
            turn -= 2 * Math.PI * Math.floor(turn / (2 * Math.PI));
            if (turn > sectorRadians) {
                return false;
            }
            double elevation = apparentElevation(rangeMetres, heightMetres, antennaMetres);
            return elevation >= minElevationRadians
                    && elevation <= maxElevationRadians
                    && (elevation >= -dip(antennaMetres)
                            || (heightMetres >= 0 && rangeMetres < horizon(antennaMetres)));
        }

        /** How far below the horizontal an antenna sees its horizon, radians. */
        private static double dip(double antennaMetres) {
            double radius = EFFECTIVE_RADIUS * Wgs84.MEAN_RADIUS_METRES;
            return Math.acos(radius / (radius + Math.max(0, antennaMetres)));
        }

        /** How far away that is, metres. */
        private static double horizon(double antennaMetres) {
            double height = Math.max(0, antennaMetres);
            return Math.sqrt(height * (2 * EFFECTIVE_RADIUS * Wgs84.MEAN_RADIUS_METRES + height));
        }

        /** Elevation at which the ray arrives, radians. */
        static double apparentElevation(double rangeMetres, double heightMetres, double antennaMetres) {
            double radius = EFFECTIVE_RADIUS * Wgs84.MEAN_RADIUS_METRES;
            double antenna = radius + antennaMetres;
            double target = radius + heightMetres;
            double sin =
                    (target * target - antenna * antenna - rangeMetres * rangeMetres) / (2 * antenna * rangeMetres);
            return Math.asin(Math.clamp(sin, -1, 1));
        }
    }
}
