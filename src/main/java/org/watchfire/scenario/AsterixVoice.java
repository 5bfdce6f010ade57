package org.watchfire.scenario;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.watchfire.asterix.BlockWriter;
import org.watchfire.asterix.Catalogue;
import org.watchfire.asterix.DataRecord;
import org.watchfire.asterix.Edition;
import org.watchfire.astro.TimeScales;
import org.watchfire.model.Geodetic;
import org.watchfire.model.Radar;
import org.watchfire.model.TimeTag;

/**
 * Plots as ASTERIX: Cat 015 edition 1.2, Cat 034 edition 1.29, Cat 048 edition 1.32. Every report says that its target is
 * simulated (I015/020 TTAX, I048/020 SIM).
 */
final class AsterixVoice {
    /** Sectors of a turn: many radars have 32; 16 halve the datagrams. */
    private static final int SECTORS = 16;

    private static final byte[] NOTHING = {};
    private static final int NORTH_MARKER = 1;
    private static final int SECTOR_CROSSING = 2;
    private static final int MEASUREMENT_PLOT = 1;
    private static final int SIMULATED_TARGET = 3;
    private static final int PRIMARY_ALONE = 1;
    private static final int MODE_S_ROLL_CALL = 5;

    /** Largest datagram: one Ethernet frame. */
    private static final int MAX_BLOCK = 1400;

    private static final double NAUTICAL_MILE = 1852;
    private static final double FLIGHT_LEVEL = 30.48;
    private static final double CAT048_RANGE_METRES = (256 - 1.0 / 512) * NAUTICAL_MILE;

    private final Scenario scenario;
    private final DataRecord record015;
    private final DataRecord record034;
    private final DataRecord record048;
    private final BlockWriter block015 = BlockWriter.canonical(15);
    private final BlockWriter block034 = BlockWriter.canonical(34);
    private final BlockWriter block048 = BlockWriter.canonical(48);

    AsterixVoice(Scenario scenario) {
        this.scenario = scenario;
        Catalogue catalogue = Catalogue.standard();
        record015 = new DataRecord(catalogue.edition(15));
        record034 = new DataRecord(catalogue.edition(34));
        record048 = new DataRecord(catalogue.edition(48));
    }

    /** One plot as a block of Cat 015. */
    byte[] plot015(RadarSite site, Detection plot) {
        Radar radar = site.radar();
        Edition e = record015.edition();
        record015
                .clear()
                .setRaw(e.field("010/SAC"), site.sac())
                .setRaw(e.field("010/SIC"), site.sic())
                .setRaw(e.field("000/MT"), MEASUREMENT_PLOT)
                .setRaw(e.field("000/RG"), 0)
                .setRaw(e.field("015"), 1)
                .setRaw(e.field("020/TTAX"), SIMULATED_TARGET)
                .set(e.field("145"), timeOfDay(plot.seconds()))
                .set(e.field("050/UPD"), Math.min(127, radar.periodSeconds()))
                .set(e.field("625/R"), plot.rangeMetres())
                .set(e.field("625/SDR"), radar.rangeSigmaMetres())
                .set(e.field("627/AZ"), degrees(plot.azimuthRadians()))
                .set(e.field("627/SDASZ"), Math.toDegrees(radar.azimuthSigmaRadians()))
                .set(e.field("628/EL"), Math.toDegrees(plot.elevationRadians()))
                .set(e.field("628/SDEL"), Math.toDegrees(radar.elevationSigmaRadians()));
        if (radar.measuresRangeRate()) {
            record015
                    .set(e.field("625/RR"), plot.rangeRateMps())
                    .set(e.field("625/SDRR/SDRR"), radar.rangeRateSigmaMps())
                    .set(e.field("626/DV"), plot.rangeRateMps())
                    .set(e.field("626/SDDV"), radar.rangeRateSigmaMps());
        }
        return block015.clear().add(record015).bytes();
    }

    /**
     * A turn: a north mark, then at the end of each sector one datagram with the plots in it and the mark of the next
     * sector. Several datagrams where the plots do not fit one.
     */
    List<RadarDatagram> sectors(RadarSite site, double startSeconds, List<Detection> plots) {
        List<RadarDatagram> out = new ArrayList<>();
        double period = site.radar().periodSeconds();
        out.add(datagram(site, startSeconds, NOTHING, mark(site, NORTH_MARKER, 0, startSeconds)));
        int at = 0;
        for (int sector = 0; sector < SECTORS; sector++) {
            double end = startSeconds + period * (sector + 1) / SECTORS;
            boolean last = sector == SECTORS - 1;
            block048.clear();
            while (at < plots.size() && (last || plots.get(at).seconds() < end)) {
                Detection plot = plots.get(at++);
                if (plot.rangeMetres() >= CAT048_RANGE_METRES) {
                    continue;
                }
                fill048(site, plot);
                if (!block048.add(record048, MAX_BLOCK)) {
                    out.add(datagram(site, end, block048.bytes(), NOTHING));
                    block048.clear().add(record048);
                }
            }
            byte[] reports = block048.records() > 0 ? block048.bytes() : NOTHING;
            byte[] mark = last ? NOTHING : mark(site, SECTOR_CROSSING, sector + 1, end);
            if (reports.length + mark.length > 0) {
                out.add(datagram(site, end, reports, mark));
            }
        }
        return out;
    }

    private void fill048(RadarSite site, Detection plot) {
        Edition e = record048.edition();
        boolean secondary = plot.identity().isKnown();
        record048
                .clear()
                .setRaw(e.field("010/SAC"), site.sac())
                .setRaw(e.field("010/SIC"), site.sic())
                .set(e.field("140"), timeOfDay(plot.seconds()))
                .setRaw(e.field("020/TYP"), secondary ? MODE_S_ROLL_CALL : PRIMARY_ALONE)
                .setRaw(e.field("020/SIM"), 1)
                .set(e.field("040/RHO"), plot.rangeMetres() / NAUTICAL_MILE)
                .set(e.field("040/THETA"), degrees(plot.azimuthRadians()));
        if (secondary) {
            record048
                    .setRaw(e.field("070/MODE3A"), plot.identity().mode3A())
                    .set(e.field("090/FL"), plot.levelMetres() / FLIGHT_LEVEL)
                    .setRaw(e.field("220"), plot.identity().aircraftAddress())
                    .setText(e.field("240"), plot.identity().callsign());
        }
    }

    /** A north mark alone: a radar's sign of life. */
    RadarDatagram northMark(RadarSite site, double seconds) {
        return datagram(site, seconds, mark(site, NORTH_MARKER, 0, seconds), NOTHING);
    }

    private byte[] mark(RadarSite site, int type, int sector, double seconds) {
        Edition e = record034.edition();
        record034
                .clear()
                .setRaw(e.field("010/SAC"), site.sac())
                .setRaw(e.field("010/SIC"), site.sic())
                .setRaw(e.field("000"), type)
                .set(e.field("030"), timeOfDay(seconds));
        if (type == NORTH_MARKER) {
            Geodetic place = site.radar().site();
            record034
                    .set(e.field("041"), site.radar().periodSeconds())
                    .set(e.field("120/HGT"), Math.rint(place.heightMetres()))
                    .set(e.field("120/LAT"), place.latitudeDegrees())
                    .set(e.field("120/LON"), place.longitudeDegrees());
        } else {
            record034.setRaw(e.field("020"), sector * 256L / SECTORS);
        }
        return block034.clear().add(record034).bytes();
    }

    private RadarDatagram datagram(RadarSite site, double seconds, byte[] first, byte[] second) {
        byte[] payload = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, payload, first.length, second.length);
        TimeTag time = scenario.start().plusSeconds(seconds + site.latencySeconds());
        return new RadarDatagram(time, site.id(), payload);
    }

    /** UTC time of day; plots are measured at whole 1/128 s, so that nothing is lost. */
    private double timeOfDay(double seconds) {
        return TimeScales.secondsOfDay(scenario.start().plusSeconds(seconds).taiNanos());
    }

    /** Whole 360/2^16 degrees short of a full turn, which the 16 bits cannot say. */
    private static double degrees(double azimuthRadians) {
        double degrees = Math.toDegrees(azimuthRadians);
        return degrees < 360 - 180 / 65536.0 ? degrees : 0;
    }
}
