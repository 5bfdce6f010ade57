package org.watchfire.ingest;

import java.util.IdentityHashMap;
import java.util.Optional;
import org.watchfire.asterix.DataRecord;
import org.watchfire.asterix.Edition;
import org.watchfire.asterix.FieldHandle;
import org.watchfire.model.Identity;
import org.watchfire.model.Plot;
import org.watchfire.model.RadarId;
import org.watchfire.model.TimeTag;

/**
 * Plots out of ASTERIX records: EUROCONTROL Cat 048 (monoradar target reports) and Cat 015 (non-cooperative sensors).
 */
final class PlotRecords {
    private final IdentityHashMap<Edition, Cat048> cat048 = new IdentityHashMap<>();
    private final IdentityHashMap<Edition, Cat015> cat015 = new IdentityHashMap<>();

    /** The plot of a record, or nothing where it has no position or is marked as a test target. */
    Optional<Plot> read(DataRecord record, RadarId radar, long arrivedUnixNanos, TimeTag now) {
        return record.edition().category() == 48
                ? cat048.computeIfAbsent(record.edition(), Cat048::of).read(record, radar, arrivedUnixNanos, now)
                : cat015.computeIfAbsent(record.edition(), Cat015::of).read(record, radar, arrivedUnixNanos, now);
    }

    /** Handles of Cat 048; I048/020 TYP and TST, 040, 070, 090, 110, 140, 220, 240. */
    private record Cat048(
            FieldHandle type,
            FieldHandle test,
            FieldHandle range,
            FieldHandle azimuth,
            FieldHandle timeOfDay,
            FieldHandle mode3A,
            FieldHandle mode3AInvalid,
            FieldHandle flightLevel,
            FieldHandle flightLevelInvalid,
            FieldHandle height3D,
            FieldHandle address,
            FieldHandle callsign) {
        static Cat048 of(Edition edition) {
            return new Cat048(
                    edition.field("020/TYP"),
                    edition.field("020/TST"),
                    edition.field("040/RHO"),
                    edition.field("040/THETA"),
                    edition.field("140"),
                    edition.field("070/MODE3A"),
                    edition.field("070/V"),
                    edition.field("090/FL"),
                    edition.field("090/V"),
                    edition.field("110/3DH"),
                    edition.field("220"),
                    edition.field("240"));
        }

        Optional<Plot> read(DataRecord record, RadarId radar, long arrivedUnixNanos, TimeTag now) {
            boolean undetected = record.has(type) && record.raw(type) == 0;
            boolean testTarget = record.has(test) && record.raw(test) == 1;
            double rangeMetres = record.value(range) * AsterixUnits.METRES_PER_NAUTICAL_MILE;
            if (undetected || testTarget || !(rangeMetres > 0)) {
                return Optional.empty();
            }
            return Optional.of(new Plot(
                    radar,
                    AsterixUnits.time(record.value(timeOfDay), now),
                    rangeMetres,
                    Math.toRadians(record.value(azimuth)),
                    Double.NaN,
                    heightMetres(record),
                    Double.NaN,
                    identity(record),
                    arrivedUnixNanos));
        }

        /** A measured height before a pressure altitude; the ellipsoid and the standard atmosphere are not told apart. */
        private double heightMetres(DataRecord record) {
            if (record.has(height3D)) {
                return record.value(height3D) * AsterixUnits.METRES_PER_FOOT;
            }
            return record.has(flightLevel) && record.raw(flightLevelInvalid) == 0
                    ? AsterixUnits.metresOfFlightLevel(record.value(flightLevel))
                    : Double.NaN;
        }

        private Identity identity(DataRecord record) {
            boolean code = record.has(mode3A) && record.raw(mode3AInvalid) == 0;
            return new Identity(
                    code ? (int) record.raw(mode3A) : -1,
                    record.has(address) ? (int) record.raw(address) : -1,
                    record.has(callsign) ? record.text(callsign).trim() : "");
        }
    }

    /** Handles of Cat 015; I015/145, 625, 627, 628. */
    private record Cat015(
            FieldHandle timeOfDay,
            FieldHandle range,
            FieldHandle rangeRate,
            FieldHandle azimuth,
            FieldHandle elevation) {
        static Cat015 of(Edition edition) {
            return new Cat015(
                    edition.field("145"),
                    edition.field("625/R"),
                    edition.field("625/RR"),
                    edition.field("627/AZ"),
                    edition.field("628/EL"));
        }

        Optional<Plot> read(DataRecord record, RadarId radar, long arrivedUnixNanos, TimeTag now) {
            double rangeMetres = record.value(range);
            double azimuthRadians = Math.toRadians(record.value(azimuth)) % (2 * Math.PI);
            if (!(rangeMetres > 0) || Double.isNaN(azimuthRadians)) {
                return Optional.empty();
            }
            return Optional.of(new Plot(
                    radar,
                    AsterixUnits.time(record.value(timeOfDay), now),
                    rangeMetres,
                    azimuthRadians,
                    Math.toRadians(record.value(elevation)),
                    Double.NaN,
                    record.value(rangeRate),
                    Identity.NONE,
                    arrivedUnixNanos));
        }
    }
}
