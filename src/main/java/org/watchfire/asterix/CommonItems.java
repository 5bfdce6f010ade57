package org.watchfire.asterix;

import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The items that most users want, under one name whatever the category, in SI units and radians. Made once an edition;
 * then each call is one array access. What a record does not carry is {@code NaN}, or an empty optional.
 *
 * <p>Angles: azimuth clockwise from true north, elevation above the local horizontal. Heights name their reference.
 */
public final class CommonItems {
    private static final double METRES_PER_NM = 1852;
    private static final double METRES_PER_FOOT = 0.3048;
    private static final double MPS_PER_KNOT = METRES_PER_NM / 3600;

    private static final Map<String, Double> TO_SI = Map.ofEntries(
            Map.entry("1", 1.0),
            Map.entry("s", 1.0),
            Map.entry("m", 1.0),
            Map.entry("m/s", 1.0),
            Map.entry("m/s2", 1.0),
            Map.entry("NM", METRES_PER_NM),
            Map.entry("NM/s", METRES_PER_NM),
            Map.entry("kt", MPS_PER_KNOT),
            Map.entry("ft", METRES_PER_FOOT),
            Map.entry("FL", 100 * METRES_PER_FOOT),
            Map.entry("ft/min", METRES_PER_FOOT / 60),
            Map.entry("deg", Math.PI / 180),
            Map.entry("deg/s", Math.PI / 180));

    private final Edition edition;
    private final @Nullable FieldHandle sac;
    private final @Nullable FieldHandle sic;
    private final @Nullable FieldHandle messageType;
    private final @Nullable FieldHandle time;
    private final @Nullable FieldHandle range;
    private final @Nullable FieldHandle azimuth;
    private final @Nullable FieldHandle elevation;
    private final @Nullable FieldHandle rangeRate;
    private final @Nullable FieldHandle doppler;
    private final @Nullable FieldHandle rangeSigma;
    private final @Nullable FieldHandle azimuthSigma;
    private final @Nullable FieldHandle elevationSigma;
    private final @Nullable FieldHandle dopplerSigma;
    private final @Nullable FieldHandle x;
    private final @Nullable FieldHandle y;
    private final @Nullable FieldHandle latitude;
    private final @Nullable FieldHandle longitude;
    private final @Nullable FieldHandle geometricHeight;
    private final @Nullable FieldHandle measuredHeight;
    private final @Nullable FieldHandle flightLevel;
    private final @Nullable FieldHandle mode3A;
    private final @Nullable FieldHandle address;
    private final @Nullable FieldHandle callsign;
    private final @Nullable FieldHandle speed;
    private final @Nullable FieldHandle heading;
    private final @Nullable FieldHandle vx;
    private final @Nullable FieldHandle vy;
    private final @Nullable FieldHandle verticalRate;
    private final @Nullable FieldHandle trackNumber;
    private final @Nullable FieldHandle trackEnd;

    /** Looks up the handles of an edition. */
    public CommonItems(Edition edition) {
        this.edition = edition;
        int c = edition.category();
        sac = find("010/SAC");
        sic = find("010/SIC");
        messageType = find(c == 15 ? "000/MT" : "000");
        time = find(
                switch (c) {
                    case 15 -> "145";
                    case 2, 34, 63, 65 -> "030";
                    case 23, 62 -> "070";
                    case 21 -> edition.findField("073").isPresent() ? "073" : "030";
                    default -> "140";
                });
        range = find(c == 15 ? "625/R" : "040/RHO");
        azimuth = find(c == 15 ? "627/AZ" : "040/THETA");
        elevation = find("628/EL");
        rangeRate = find("625/RR");
        doppler = find(c == 15 ? "626/DV" : "120/CAL/CAL");
        rangeSigma = find("625/SDR");
        azimuthSigma = find("627/SDASZ");
        elevationSigma = find("628/SDEL");
        dopplerSigma = find("626/SDDV");
        x = find(c == 62 ? "100/X" : "042/X");
        y = find(c == 62 ? "100/Y" : "042/Y");
        String position = switch (c) {
            case 15 -> "600/P84/L%sITUDE";
            case 34 -> "120/L%s";
            case 62 -> "105/L%s";
            case 21 -> "130/L%s";
            default -> "041/L%s";
        };
        latitude = find(position.formatted("AT"));
        longitude = find(position.formatted(c == 15 ? "ONG" : "ON"));
        geometricHeight = find(
                switch (c) {
                    case 15 -> "601/GH";
                    case 62 -> "130";
                    case 34 -> "120/HGT";
                    case 21 -> "140";
                    default -> "105";
                });
        measuredHeight = find(c == 62 ? "340/HEIGHT" : "110/3DH");
        flightLevel = find(
                switch (c) {
                    case 62 -> "136";
                    case 21 -> "145";
                    default -> "090/FL";
                });
        mode3A = find(c == 62 ? "060/MODE3A" : "070/MODE3A");
        address = find(
                switch (c) {
                    case 62 -> "380/ADR";
                    case 21 -> "080";
                    default -> "220";
                });
        callsign = find(
                switch (c) {
                    case 62 -> "380/ID";
                    case 21 -> "170";
                    default -> "240";
                });
        speed = find("200/GSP");
        heading = find("200/HDG");
        vx = find(c == 62 ? "185/VX" : "602/HV/X");
        vy = find(c == 62 ? "185/VY" : "602/HV/Y");
        verticalRate = find(c == 62 ? "220" : "604/VV");
        trackNumber = find(
                switch (c) {
                    case 62 -> "040";
                    case 15 -> "161";
                    default -> "161/TRN";
                });
        trackEnd = find(c == 62 ? "080/TSE" : "170/TRE");
    }

    private @Nullable FieldHandle find(String path) {
        return edition.findField(path).orElse(null);
    }

    private static double si(DataRecord record, @Nullable FieldHandle field) {
        if (field == null || !record.has(field)) {
            return Double.NaN;
        }
        return record.value(field) * TO_SI.getOrDefault(field.scale().unit(), Double.NaN);
    }

    private static OptionalInt number(DataRecord record, @Nullable FieldHandle field) {
        return field == null || !record.has(field) ? OptionalInt.empty() : OptionalInt.of((int) record.raw(field));
    }

    /** The edition whose records it reads. */
    public Edition edition() {
        return edition;
    }

    /** System area code. */
    public OptionalInt sac(DataRecord r) {
        return number(r, sac);
    }

    /** System identification code. */
    public OptionalInt sic(DataRecord r) {
        return number(r, sic);
    }

    /** Message type (Cat 015, 034, 065: item 000). */
    public OptionalInt messageType(DataRecord r) {
        return number(r, messageType);
    }

    /** Seconds since midnight UTC, [0, 86400) from a correct sender; see {@link TimeOfDay} for the date. */
    public double timeOfDaySeconds(DataRecord r) {
        return si(r, time);
    }

    /** Slant range from the radar, metres (I048/040, I015/625; bistatic ranges of Cat 015 may be negative). */
    public double rangeMetres(DataRecord r) {
        return si(r, range);
    }

    /** Azimuth at the radar, radians (I048/040, I015/627). */
    public double azimuthRadians(DataRecord r) {
        return si(r, azimuth);
    }

    /** Elevation at the radar, radians (I015/628). */
    public double elevationRadians(DataRecord r) {
        return si(r, elevation);
    }

    /** Range rate, metres per second, positive when the target recedes (I015/625 RR). */
    public double rangeRateMps(DataRecord r) {
        return si(r, rangeRate);
    }

    /** Doppler velocity, metres per second (I015/626 DV, I048/120 CAL); its sign is the sender's convention. */
    public double dopplerMps(DataRecord r) {
        return si(r, doppler);
    }

    /** Standard deviation of range, metres (I015/625 SDR). */
    public double rangeSigmaMetres(DataRecord r) {
        return si(r, rangeSigma);
    }

    /** Standard deviation of azimuth, radians (I015/627 SDASZ). */
    public double azimuthSigmaRadians(DataRecord r) {
        return si(r, azimuthSigma);
    }

    /** Standard deviation of elevation, radians (I015/628 SDEL). */
    public double elevationSigmaRadians(DataRecord r) {
        return si(r, elevationSigma);
    }

    /** Standard deviation of the Doppler velocity, metres per second (I015/626 SDDV). */
    public double dopplerSigmaMps(DataRecord r) {
        return si(r, dopplerSigma);
    }

    /** East component of the calculated position in the sender's plane, metres (I048/042, I062/100). */
    public double xMetres(DataRecord r) {
        return si(r, x);
    }

    /** North component of the calculated position in the sender's plane, metres (I048/042, I062/100). */
    public double yMetres(DataRecord r) {
        return si(r, y);
    }

    /** WGS84 latitude, radians (I062/105, I015/600; of the radar itself: I034/120). */
    public double latitudeRadians(DataRecord r) {
        return si(r, latitude);
    }

    /** WGS84 longitude, radians, east positive (I062/105, I015/600; of the radar itself: I034/120). */
    public double longitudeRadians(DataRecord r) {
        return si(r, longitude);
    }

    /** Height above the WGS84 ellipsoid, metres (I062/130, I015/601, I021/140; of the radar itself: I034/120). */
    public double geometricHeightMetres(DataRecord r) {
        return si(r, geometricHeight);
    }

    /** Height measured by a three-dimensional radar, metres above mean sea level (I048/110, I062/340). */
    public double measuredHeightMetres(DataRecord r) {
        return si(r, measuredHeight);
    }

    /** Pressure altitude, metres of the standard atmosphere: flight level times 30.48 (I048/090, I062/136, I021/145). */
    public double pressureAltitudeMetres(DataRecord r) {
        return si(r, flightLevel);
    }

    /** Mode 3/A code as a number of twelve bits: print it in octal (I048/070, I062/060). */
    public OptionalInt mode3A(DataRecord r) {
        return number(r, mode3A);
    }

    /** Mode S address, 24 bits (I048/220, I062/380 ADR, I021/080). */
    public OptionalInt address(DataRecord r) {
        return number(r, address);
    }

    /** Callsign, trailing blanks cut off; empty when there is none (I048/240, I062/380 ID, I021/170). */
    public String callsign(DataRecord r) {
        return callsign == null || !r.has(callsign) ? "" : r.text(callsign);
    }

    /** Ground speed, metres per second (I048/200). */
    public double groundSpeedMps(DataRecord r) {
        return si(r, speed);
    }

    /** Heading, radians clockwise from true north (I048/200). */
    public double headingRadians(DataRecord r) {
        return si(r, heading);
    }

    /** East component of velocity, metres per second (I062/185, I015/602). */
    public double velocityEastMps(DataRecord r) {
        return si(r, vx);
    }

    /** North component of velocity, metres per second (I062/185, I015/602). */
    public double velocityNorthMps(DataRecord r) {
        return si(r, vy);
    }

    /** Rate of climb, metres per second, up positive (I062/220, I015/604). */
    public double climbMps(DataRecord r) {
        return si(r, verticalRate);
    }

    /** Track number of the sender (I048/161, I062/040, I015/161). */
    public OptionalInt trackNumber(DataRecord r) {
        return number(r, trackNumber);
    }

    /** Whether the sender says this is the track's last message (I048/170 TRE, I062/080 TSE, Cat 015 message type 5). */
    public boolean endsTrack(DataRecord r) {
        if (edition.category() == 15) {
            return messageType(r).orElse(0) == 5;
        }
        return number(r, trackEnd).orElse(0) == 1;
    }
}
