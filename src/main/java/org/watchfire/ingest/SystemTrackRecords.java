package org.watchfire.ingest;

import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.watchfire.asterix.DataRecord;
import org.watchfire.asterix.Edition;
import org.watchfire.asterix.FieldHandle;
import org.watchfire.astro.Wgs84;
import org.watchfire.model.Bounded;
import org.watchfire.model.Geodetic;
import org.watchfire.model.Identity;
import org.watchfire.model.Label;
import org.watchfire.model.Lineage;
import org.watchfire.model.Motion;
import org.watchfire.model.NationId;
import org.watchfire.model.RadarId;
import org.watchfire.model.Stamps;
import org.watchfire.model.StateEstimate;
import org.watchfire.model.TimeTag;
import org.watchfire.model.Track;
import org.watchfire.model.TrackId;

/**
 * System tracks of another tracker (EUROCONTROL Cat 062) as tracks of this nation. Their numbers stand far above those of
 * our own tracker, their lineage names the system, and where it states no accuracy a cautious one is assumed.
 */
final class SystemTrackRecords {
    /** Tracks remembered for their first plot; beyond this the one longest unheard is forgotten. */
    static final int MAX_TRACKS = 65_536;

    /** Numbers of foreign tracks begin here: 1 + SAC, SIC and the 16-bit track number in 48 bits. */
    private static final long FIRST_NUMBER = 1L << 40;

    private static final double SECONDS_PER_MINUTE = 60;

    /** Assumed where the system states nothing: a civil system's requirement class, taken generously. */
    private static final double HORIZONTAL_SIGMA_METRES = 300;

    private static final double VERTICAL_SIGMA_METRES = 150;
    private static final double VERTICAL_UNKNOWN_SIGMA_METRES = 5_000;
    private static final double VELOCITY_SIGMA_MPS = 10;

    private final NationId nation;
    private final Label label;
    private final IdentityHashMap<Edition, Cat062> handles = new IdentityHashMap<>();

    /** First plot and count of each track, oldest unheard first. */
    private final Map<Long, Life> lives;

    private record Life(TimeTag first, int updates) {}

    /** What is known of tracks heard before. */
    record Memory(Map<Long, Life> lives) {
        static Memory empty() {
            return new Memory(new Bounded<>(MAX_TRACKS));
        }
    }

    SystemTrackRecords(NationId nation, Label label, Memory memory) {
        this.nation = nation;
        this.label = label;
        this.lives = memory.lives;
    }

    Memory memory() {
        return new Memory(lives);
    }

    /** The track of a record, or nothing where it has no number, no position or none that can be reckoned with. */
    Optional<Track> read(DataRecord record, long arrivedUnixNanos, TimeTag now) {
        Cat062 at = handles.computeIfAbsent(record.edition(), Cat062::of);
        if (!record.has(at.number)
                || !record.has(at.sac)
                || !record.has(at.latitude)
                || !at.latitude.bounds().holds(record.value(at.latitude))
                || !(Math.abs(record.value(at.longitude)) <= 360)) {
            return Optional.empty();
        }
        int sac = (int) record.raw(at.sac);
        int sic = (int) record.raw(at.sic);
        long number = FIRST_NUMBER + ((long) sac << 24 | (long) sic << 16 | record.raw(at.number));
        TimeTag time = AsterixUnits.time(record.value(at.timeOfDay), now);
        boolean ended = at.is(record, at.ended);
        Life life = lives.merge(number, new Life(time, 1), (old, one) -> new Life(old.first, old.updates + 1));
        if (ended) {
            lives.remove(number);
        }
        Track track = new Track(
                new TrackId(nation, number),
                label,
                estimate(record, at, time),
                new Motion(1, 0, 0, 0, Double.NaN),
                1,
                ended
                        ? Track.Status.DROPPED
                        : at.is(record, at.coasting) ? Track.Status.COASTING : Track.Status.CONFIRMED,
                at.identity(record),
                lineage(sac, sic),
                life.first,
                time,
                life.updates,
                Optional.empty(),
                new Stamps(arrivedUnixNanos, arrivedUnixNanos));
        return Optional.of(track).filter(Track::isSound);
    }

    private Lineage lineage(int sac, int sic) {
        return new Lineage(new TreeSet<>(Set.of(new RadarId(nation, "SYS-" + sac + "-" + sic))));
    }

    private static StateEstimate estimate(DataRecord record, Cat062 at, TimeTag time) {
        double heightMetres = at.heightMetres(record);
        boolean heightKnown = !Double.isNaN(heightMetres);
        Geodetic place = Geodetic.ofDegrees(
                record.value(at.latitude), wrapped(record.value(at.longitude)), heightKnown ? heightMetres : 0);
        double[] enu = new double[9];
        Wgs84.eastNorthUp(place.latitudeRadians(), place.longitudeRadians(), enu);
        double[] position = Wgs84.toEcef(place);
        double[] state = Arrays.copyOf(position, StateEstimate.STATE);
        double[] velocityEnu = at.velocityEnu(record);
        for (int i = 0; i < 3; i++) {
            for (int k = 0; k < 3; k++) {
                state[3 + i] += enu[3 * k + i] * velocityEnu[k];
            }
        }
        double vertical = heightKnown ? VERTICAL_SIGMA_METRES : VERTICAL_UNKNOWN_SIGMA_METRES;
        double[] east = at.horizontalSigmas(record);
        double[] positionVariances = {east[0] * east[0], east[1] * east[1], vertical * vertical};
        double[] covariance = new double[StateEstimate.COVARIANCE];
        for (int i = 0; i < 3; i++) {
            for (int j = i; j < 3; j++) {
                double sum = 0;
                for (int k = 0; k < 3; k++) {
                    sum += enu[3 * k + i] * positionVariances[k] * enu[3 * k + j];
                }
                covariance[StateEstimate.index(i, j)] = sum;
            }
            covariance[StateEstimate.index(3 + i, 3 + i)] = VELOCITY_SIGMA_MPS * VELOCITY_SIGMA_MPS;
        }
        return new StateEstimate(time, state, covariance);
    }

    private static double wrapped(double longitudeDegrees) {
        return longitudeDegrees > 180 ? longitudeDegrees - 360 : longitudeDegrees;
    }

    /** Handles of Cat 062; I062/010, 040, 060, 070, 080, 105, 130, 136, 185, 220, 245, 380 ADR, 500 APC. */
    private record Cat062(
            FieldHandle sac,
            FieldHandle sic,
            FieldHandle number,
            FieldHandle timeOfDay,
            FieldHandle ended,
            FieldHandle coasting,
            FieldHandle latitude,
            FieldHandle longitude,
            FieldHandle geometricHeight,
            FieldHandle flightLevel,
            FieldHandle velocityX,
            FieldHandle velocityY,
            FieldHandle climb,
            FieldHandle mode3A,
            FieldHandle callsign,
            FieldHandle address,
            FieldHandle sigmaX,
            FieldHandle sigmaY) {
        static Cat062 of(Edition edition) {
            return new Cat062(
                    edition.field("010/SAC"),
                    edition.field("010/SIC"),
                    edition.field("040"),
                    edition.field("070"),
                    edition.field("080/TSE"),
                    edition.field("080/CST"),
                    edition.field("105/LAT"),
                    edition.field("105/LON"),
                    edition.field("130"),
                    edition.field("136"),
                    edition.field("185/VX"),
                    edition.field("185/VY"),
                    edition.field("220"),
                    edition.field("060/MODE3A"),
                    edition.field("245/CHR"),
                    edition.field("380/ADR"),
                    edition.field("500/APC/X"),
                    edition.field("500/APC/Y"));
        }

        boolean is(DataRecord record, FieldHandle flag) {
            return record.has(flag) && record.raw(flag) == 1;
        }

        double heightMetres(DataRecord record) {
            return record.has(geometricHeight)
                    ? record.value(geometricHeight) * AsterixUnits.METRES_PER_FOOT
                    : AsterixUnits.metresOfFlightLevel(record.value(flightLevel));
        }

        /** East, north, up, m/s; 0 where the system states none. */
        double[] velocityEnu(DataRecord record) {
            return new double[] {
                orZero(record.value(velocityX)),
                orZero(record.value(velocityY)),
                orZero(record.value(climb) * AsterixUnits.METRES_PER_FOOT / SECONDS_PER_MINUTE)
            };
        }

        double[] horizontalSigmas(DataRecord record) {
            return record.has(sigmaX)
                    ? new double[] {Math.max(1, record.value(sigmaX)), Math.max(1, record.value(sigmaY))}
                    : new double[] {HORIZONTAL_SIGMA_METRES, HORIZONTAL_SIGMA_METRES};
        }

        Identity identity(DataRecord record) {
            return new Identity(
                    record.has(mode3A) ? (int) record.raw(mode3A) : -1,
                    record.has(address) ? (int) record.raw(address) : -1,
                    record.has(callsign) ? record.text(callsign).trim() : "");
        }

        private static double orZero(double value) {
            return Double.isNaN(value) ? 0 : value;
        }
    }
}
