package org.watchfire.release;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.watchfire.model.Ellipse;
import org.watchfire.model.EventId;
import org.watchfire.model.Geodetic;
import org.watchfire.model.GroundPoint;
import org.watchfire.model.Identity;
import org.watchfire.model.Motion;
import org.watchfire.model.NationId;
import org.watchfire.model.ObjectClass;
import org.watchfire.model.RadarId;
import org.watchfire.model.Stamps;
import org.watchfire.model.StateEstimate;
import org.watchfire.model.SystemTrackId;
import org.watchfire.model.Threat;
import org.watchfire.model.TimeTag;
import org.watchfire.model.TrackId;

/** Parts that several kinds of items have in common, read from the fields of one item. */
final class ItemParts {
    private static final TimeTag NO_TIME = TimeTag.of(0);

    private final Fields item;

    ItemParts(Fields item) {
        this.item = item;
    }

    StateEstimate estimate() {
        TimeTag time = requiredTime("time");
        Geodetic place = place(item.requiredFields("position"));
        double[] east = {0, 0, 0};
        item.fields("velocity").ifPresent(velocity -> {
            east[0] = velocity.requiredNumber("eastMps", -2e4, 2e4);
            east[1] = velocity.requiredNumber("northMps", -2e4, 2e4);
            east[2] = velocity.requiredNumber("upMps", -2e4, 2e4);
            velocity.refuseUnknown();
        });
        double sigma = item.number("sigmaMetres", 0, 1e7).orElse(100.0);
        double sigmaMps = item.number("sigmaMps", 0, 1e5).orElse(10.0);
        double[] ecef = Wgs84.toEcef(place);
        double[][] axes = Wgs84.eastNorthUp(place);
        double[] state = {ecef[0], ecef[1], ecef[2], 0, 0, 0};
        double[] covariance = new double[StateEstimate.COVARIANCE];
        for (int i = 0; i < 3; i++) {
            state[i + 3] = axes[0][i] * east[0] + axes[1][i] * east[1] + axes[2][i] * east[2];
            covariance[StateEstimate.index(i, i)] = sigma * sigma;
            covariance[StateEstimate.index(i + 3, i + 3)] = sigmaMps * sigmaMps;
        }
        return new StateEstimate(time, state, covariance);
    }

    Motion motion() {
        return item.fields("motion")
                .flatMap(given -> {
                    double air = given.number("air", 0, 1).orElse(0.0);
                    double boost = given.number("boost", 0, 1).orElse(0.0);
                    double coast = given.number("coast", 0, 1).orElse(0.0);
                    double reentry = given.number("reentry", 0, 1).orElse(0.0);
                    double thrust = given.number("thrustMps2", 0, 1e4).orElse(Double.NaN);
                    given.refuseUnknown();
                    return given.make(given.line(), "", nothing -> new Motion(air, boost, coast, reentry, thrust));
                })
                .orElse(Motion.UNKNOWN);
    }

    Identity identity() {
        return item.fields("identity")
                .flatMap(given -> {
                    int mode3A = given.whole("mode3A", 0, 07777).orElse(-1L).intValue();
                    int address = given.whole("aircraftAddress", 0, 0xFFFFFF)
                            .orElse(-1L)
                            .intValue();
                    String callsign = given.text("callsign").orElse("");
                    given.refuseUnknown();
                    return given.make(given.line(), "", nothing -> new Identity(mode3A, address, callsign));
                })
                .orElse(Identity.NONE);
    }

    Optional<GroundPoint> ground(String name) {
        return item.fields(name).flatMap(given -> {
            Geodetic centre =
                    Geodetic.ofDegrees(given.requiredNumber("lat", -90, 90), given.requiredNumber("lon", -180, 180), 0);
            double major = given.requiredNumber("semiMajorMetres", 0, 2.1e7);
            double minor = given.requiredNumber("semiMinorMetres", 0, 2.1e7);
            double azimuth = given.number("azimuthDegrees", 0, 180).orElse(0.0);
            double probability = given.number("probability", 0, 1).orElse(0.95);
            TimeTag time = given.time("time").orElseGet(() -> {
                given.missing("time");
                return NO_TIME;
            });
            double timeSigma = given.number("timeSigmaSeconds", 0, 1e5).orElse(0.0);
            given.refuseUnknown();
            return given.make(
                    given.line(),
                    "",
                    nothing -> new GroundPoint(
                            new Ellipse(centre, major, minor, Math.toRadians(azimuth), probability), time, timeSigma));
        });
    }

    List<Threat> threats() {
        return item.listOfFields("threatened").stream()
                .flatMap(given -> {
                    String area = given.requiredText("area");
                    Threat.Basis basis = given.required("basis", text -> Fields.choose(text, Threat.Basis.class))
                            .orElse(Threat.Basis.IMPACT);
                    double probability = given.requiredNumber("probability", 0, 1);
                    TimeTag from = given.required("from", Fields::parseTime).orElse(NO_TIME);
                    TimeTag to = given.required("to", Fields::parseTime).orElse(from);
                    given.refuseUnknown();
                    return given
                            .make(given.line(), "", nothing -> new Threat(area, basis, probability, from, to))
                            .stream();
                })
                .toList();
    }

    Geodetic place(Fields given) {
        Geodetic place = Geodetic.ofDegrees(
                given.requiredNumber("lat", -90, 90),
                given.requiredNumber("lon", -180, 180),
                given.number("heightMetres", -12_000, 1e9).orElse(0.0));
        given.refuseUnknown();
        return place;
    }

    Stamps stamps(TimeTag time) {
        Instant utc = Utc.toUtc(time);
        long unix = utc.getEpochSecond() * TimeTag.NANOS + utc.getNano();
        return item.fields("stamps")
                .map(given -> {
                    Stamps stamps = new Stamps(
                            given.whole("arrivedUnixNanos", 0, 1L << 62).orElse(unix),
                            given.whole("decidedUnixNanos", 0, 1L << 62).orElse(unix));
                    given.refuseUnknown();
                    return stamps;
                })
                .orElse(new Stamps(unix, unix));
    }

    ObjectClass objectClass() {
        return item.required("class", text -> Fields.choose(text, ObjectClass.class))
                .orElse(ObjectClass.UNDECIDED);
    }

    EventId event() {
        return item.required("event", ItemParts::eventId).orElse(new EventId(new NationId("XXX"), 1));
    }

    int version() {
        return item.whole("version", 1, Integer.MAX_VALUE).orElse(1L).intValue();
    }

    NationId requiredNation(String name) {
        return item.required(name, NationId::new).orElse(new NationId("XXX"));
    }

    TimeTag requiredTime(String name) {
        return item.required(name, Fields::parseTime).orElse(NO_TIME);
    }

    static TrackId trackId(String text) {
        return new TrackId(new NationId(before(text, "-", "KOR-17")), number(text, "-", "KOR-17"));
    }

    static EventId eventId(String text) {
        return new EventId(new NationId(before(text, "-E", "KOR-E1")), number(text, "-E", "KOR-E1"));
    }

    static SystemTrackId systemTrackId(String text) {
        before(text, "S", "S17");
        return new SystemTrackId(number(text, "S", "S17"));
    }

    static RadarId radarId(String text) {
        return new RadarId(new NationId(before(text, "/", "KOR/K1")), text.substring(text.indexOf('/') + 1));
    }

    private static String before(String text, String mark, String example) {
        int at = text.indexOf(mark);
        if (at < 0) {
            throw new IllegalArgumentException("\"" + text + "\" is not of the form " + example);
        }
        return text.substring(0, at);
    }

    private static long number(String text, String mark, String example) {
        String digits = text.substring(text.indexOf(mark) + mark.length());
        if (!digits.matches("[0-9]{1,18}")) {
            throw new IllegalArgumentException("\"" + text + "\" is not of the form " + example);
        }
        return Long.parseLong(digits);
    }
}
