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

    /** No path. */
    private static final String NONE = "";

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
        sac = first("010/SAC");
        sic = first("010/SIC");
        messageType = first("000/MT", "000");
        time = first(timeItem(c), c == 21 ? "030" : NONE);
        range = first("625/R", "040/RHO");
        azimuth = first("627/AZ", "040/THETA", "040/TH");
        elevation = first("628/EL");
        rangeRate = first("625/RR");
        doppler = first("626/DV", "120/CAL/CAL");
        rangeSigma = first("625/SDR");
        azimuthSigma = first("627/SDASZ");
        elevationSigma = first("628/SDEL");
        dopplerSigma = first("626/SDDV");
        x = first(c == 62 ? "100/X" : "042/X");
        y = first(c == 62 ? "100/Y" : "042/Y");
        latitude = first("105/LAT", "600/P84/LATITUDE", "131/LAT", "130/LAT", "041/LAT", "120/LAT", "600/LAT");
        longitude = first("105/LON", "600/P84/LONGITUDE", "131/LON", "130/LON", "041/LON", "120/LON", "600/LON");
        geometricHeight = first(
                switch (c) {
                    case 15 -> "601/GH";
                    case 20 -> "105";
                    case 21 -> "140";
                    case 34 -> "120/HGT";
                    case 62 -> "130";
                    default -> NONE;
                });
        measuredHeight = first("110/3DH", "340/HEIGHT", c == 20 ? "110" : NONE, c == 10 ? "091" : NONE);
        flightLevel = first("090/FL", "090/HGT", c == 62 ? "136" : NONE, c == 21 ? "145" : NONE);
        mode3A = first("070/MODE3A", "060/MODE3A");
        address = first("380/ADR", c == 21 ? "080" : NONE, c == 10 || c == 20 || c == 48 ? "220" : NONE);
        callsign = first("380/ID", "245/CHR", c == 48 ? "240" : NONE, c == 21 ? "170" : NONE);
        speed = first("200/GSP", c == 21 ? "160/GS" : NONE);
        heading = first("200/HDG", "200/TRA", c == 21 ? "160/TA" : NONE);
        vx = first("185/VX", "602/HV/X", "202/VX");
        vy = first("185/VY", "602/HV/Y", "202/VY");
        verticalRate = first("604/VV", c == 62 ? "220" : NONE, "157/GVR", c == 21 ? "157" : NONE);
        trackNumber = first("161/TRN", "161/TRNUM", "161/TRK", "161", c == 62 ? "040" : NONE);
        trackEnd = first("170/TRE", "080/TSE");
    }

    private static String timeItem(int category) {
        return switch (category) {
            case 15 -> "145";
            case 2, 34, 63, 65 -> "030";
            case 23, 62 -> "070";
            case 21 -> "073";
            default -> "140";
        };
    }

    /** The first of some elements that the edition has. */
    private @Nullable FieldHandle first(String... paths) {
        for (String path : paths) {
            FieldHandle found = edition.findField(path).orElse(null);
            if (found != null) {
                return found;
            }
        }
        return null;
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

    /**
     * Seconds since midnight UTC, [0, 86400) from a correct sender; see {@link TimeOfDay} for the date. Of Cat 021 the time
     * of message reception for position (I021/073; I021/030 in edition 0.26).
     */
    public double timeOfDaySeconds(DataRecord r) {
        return si(r, time);
    }

    /** Slant range from the radar, metres (I048/040, I015/625; bistatic ranges of Cat 015 may be negative). */
    public double rangeMetres(DataRecord r) {
        return si(r, range);
    }

    /** Azimuth at the radar, radians (I048/040, I001/040, I010/040, I015/627). */
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

    /** Mode 3/A code as a number of twelve bits: print it in octal (I048/070, I062/060 and their like). */
    public OptionalInt mode3A(DataRecord r) {
        return number(r, mode3A);
    }

    /** Mode S address, 24 bits (I048/220, I062/380 ADR, I021/080, I010/220, I020/220). */
    public OptionalInt address(DataRecord r) {
        return number(r, address);
    }

    /** Callsign, trailing blanks cut off; empty when there is none (I048/240, I062/380 ID, I021/170, I010/245, I020/245). */
    public String callsign(DataRecord r) {
        return callsign == null || !r.has(callsign) ? "" : r.text(callsign);
    }

    /** Ground speed, metres per second (I048/200, I001/200, I010/200, I021/160). */
    public double groundSpeedMps(DataRecord r) {
        return si(r, speed);
    }

    /** Heading, radians clockwise from true north (I048/200, I001/200, I010/200, I021/160). */
    public double headingRadians(DataRecord r) {
        return si(r, heading);
    }

    /** East component of velocity, metres per second (I062/185, I015/602, I010/202, I020/202). */
    public double velocityEastMps(DataRecord r) {
        return si(r, vx);
    }

    /** North component of velocity, metres per second (I062/185, I015/602, I010/202, I020/202). */
    public double velocityNorthMps(DataRecord r) {
        return si(r, vy);
    }

    /** Rate of climb, metres per second, up positive (I062/220, I015/604, I021/157). */
    public double climbMps(DataRecord r) {
        return si(r, verticalRate);
    }

    /** Track number of the sender (item 161, of Cat 062 item 040). */
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
