package org.watchfire.node.settings;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;
import org.watchfire.model.Geodetic;
import org.watchfire.model.NationId;
import org.watchfire.model.Radar;
import org.watchfire.model.RadarId;
import org.watchfire.scenario.RadarSite;

/**
 * A radar.
 *
 * @param id short name
 * @param place town-level name for people; may be empty
 * @param sac system area code of its ASTERIX records
 * @param sic system identification code
 * @param latitudeDegrees WGS84
 * @param longitudeDegrees WGS84
 * @param heightMetres of the antenna above the ellipsoid
 * @param rangeSigmaMetres one standard deviation
 * @param azimuthSigmaRadians one standard deviation
 * @param elevationSigmaRadians absent for a radar that measures none
 * @param rangeRateSigmaMps absent for a radar that measures none
 * @param periodSeconds between looks
 * @param detectionProbability at one look
 * @param clutterPerScan expected false plots a scan
 * @param maxRangeMetres instrumented range
 * @param bent whether its ranges and elevations are as the air bends them, to be corrected here; by default the radar does it
 */
public record RadarSettings(
        @JsonProperty(required = true) String id,
        Optional<String> place,
        @JsonProperty(required = true) int sac,
        @JsonProperty(required = true) int sic,
        @JsonProperty(required = true) double latitudeDegrees,
        @JsonProperty(required = true) double longitudeDegrees,
        double heightMetres,
        @JsonProperty(required = true) double rangeSigmaMetres,
        @JsonProperty(required = true) double azimuthSigmaRadians,
        Optional<Double> elevationSigmaRadians,
        Optional<Double> rangeRateSigmaMps,
        @JsonProperty(required = true) double periodSeconds,
        Optional<Double> detectionProbability,
        double clutterPerScan,
        @JsonProperty(required = true) double maxRangeMetres,
        boolean bent) {
    private static final String OF_ONE_MEASUREMENT = "give one standard deviation of a measurement";

    public RadarSettings {
        Require.orElse("id", "write 1 to 16 letters, digits, _ or -", () -> new RadarId(new NationId("XXX"), id));
        place.ifPresent(town -> Require.line("place", town, 200, "write a town's name on one line"));
        Require.octet("sac", sac);
        Require.octet("sic", sic);
        Require.within("latitudeDegrees", latitudeDegrees, -90, 90, "give degrees in WGS84");
        Require.within("longitudeDegrees", longitudeDegrees, -180, 360, "give degrees in WGS84, east positive");
        Require.within("heightMetres", heightMetres, -1_000, 100_000, "give metres above the ellipsoid");
        Require.above0("rangeSigmaMetres", rangeSigmaMetres, OF_ONE_MEASUREMENT);
        Require.above0("azimuthSigmaRadians", azimuthSigmaRadians, OF_ONE_MEASUREMENT);
        elevationSigmaRadians.ifPresent(
                sigma -> Require.above0("elevationSigmaRadians", sigma, OF_ONE_MEASUREMENT + ", or leave it out"));
        rangeRateSigmaMps.ifPresent(
                sigma -> Require.above0("rangeRateSigmaMps", sigma, OF_ONE_MEASUREMENT + ", or leave it out"));
        Require.above0("periodSeconds", periodSeconds, "give the seconds between two looks");
        detectionProbability.ifPresent(probability -> {
            String remedy = "give the probability at one look, above 0 and at most 1";
            Require.within("detectionProbability", probability, 0, 1, remedy);
            Require.above0("detectionProbability", probability, remedy);
        });
        Require.within("clutterPerScan", clutterPerScan, 0, 1e9, "give the false plots expected in a scan");
        Require.above0("maxRangeMetres", maxRangeMetres, "give the instrumented range");
    }

    /** A simulated radar as a configuration tells of it. */
    public static RadarSettings of(RadarSite site) {
        Radar radar = site.radar();
        return new RadarSettings(
                radar.id().name(),
                Optional.of(site.town() + ", " + site.kind()),
                site.sac(),
                site.sic(),
                radar.site().latitudeDegrees(),
                radar.site().longitudeDegrees(),
                radar.site().heightMetres(),
                radar.rangeSigmaMetres(),
                radar.azimuthSigmaRadians(),
                radar.measuresElevation() ? Optional.of(radar.elevationSigmaRadians()) : Optional.empty(),
                radar.measuresRangeRate() ? Optional.of(radar.rangeRateSigmaMps()) : Optional.empty(),
                radar.periodSeconds(),
                Optional.of(radar.detectionProbability()),
                radar.clutterPerScan(),
                radar.maxRangeMetres(),
                site.bent());
    }

    /** The radar as the stages know it. */
    public Radar toRadar(NationId nation) {
        return new Radar(
                new RadarId(nation, id),
                Geodetic.ofDegrees(latitudeDegrees, longitudeDegrees, heightMetres),
                rangeSigmaMetres,
                azimuthSigmaRadians,
                elevationSigmaRadians.orElse(Double.NaN),
                rangeRateSigmaMps.orElse(Double.NaN),
                periodSeconds,
                detectionProbability.orElse(0.9),
                clutterPerScan,
                maxRangeMetres);
    }
}
