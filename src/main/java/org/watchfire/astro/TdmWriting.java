package org.watchfire.astro;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.hipparchus.util.FastMath;
import org.orekit.files.ccsds.definitions.OrekitCcsdsFrameMapper;
import org.orekit.files.ccsds.definitions.TimeSystem;
import org.orekit.files.ccsds.ndm.WriterBuilder;
import org.orekit.files.ccsds.ndm.tdm.AngleType;
import org.orekit.files.ccsds.ndm.tdm.DataQuality;
import org.orekit.files.ccsds.ndm.tdm.ObservationType;
import org.orekit.files.ccsds.ndm.tdm.ObservationsBlock;
import org.orekit.files.ccsds.ndm.tdm.RangeUnits;
import org.orekit.files.ccsds.ndm.tdm.TdmHeader;
import org.orekit.files.ccsds.ndm.tdm.TdmMetadata;
import org.orekit.files.ccsds.ndm.tdm.TdmWriter;
import org.orekit.files.ccsds.ndm.tdm.TimetagReference;
import org.orekit.files.ccsds.ndm.tdm.TrackingMode;
import org.orekit.files.ccsds.section.Segment;
import org.orekit.files.ccsds.utils.generation.Generator;
import org.orekit.files.ccsds.utils.generation.KvnGenerator;
import org.orekit.files.ccsds.utils.generation.XmlGenerator;
import org.orekit.time.AbsoluteDate;
import org.orekit.time.TimeOffset;
import org.orekit.utils.Constants;
import org.orekit.utils.IERSConventions;
import org.watchfire.model.TimeTag;

/** {@link Tdm} to Orekit's objects and bytes. */
final class TdmWriting {
    private static final String NAME = "tdm";
    private static final String SCHEMA = "https://sanaregistry.org/r/ndmxml_unqualified/ndmxml-2.0.0-master-2.0.xsd";
    private static final double VERSION = 2.0;

    private TdmWriting() {}

    static byte[] write(Tdm.Message message, Tdm.Form form) {
        TdmHeader header = new TdmHeader();
        header.setFormatVersion(VERSION);
        header.setOriginator(message.originator());
        header.setCreationDate(date(message.created().taiNanos()));
        List<Segment<TdmMetadata, ObservationsBlock>> segments = new ArrayList<>();
        for (Tdm.Segment segment : message.segments()) {
            segments.add(segment(segment));
        }
        TdmWriter writer = new WriterBuilder(OrekitContext.get()).buildTdmWriter();
        StringBuilder text = new StringBuilder(2048);
        try (Generator generator = generator(text, form)) {
            writer.writeMessage(
                    generator,
                    new org.orekit.files.ccsds.ndm.tdm.Tdm(
                            header, segments, IERSConventions.IERS_2010, OrekitContext.get()));
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot be written", e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Units are not written: the schema of TDM forbids the attribute. */
    private static Generator generator(StringBuilder text, Tdm.Form form) throws IOException {
        return switch (form) {
            case KVN -> new KvnGenerator(text, 0, NAME, Double.POSITIVE_INFINITY, -1);
            case XML -> new XmlGenerator(text, 0, NAME, Double.POSITIVE_INFINITY, false, SCHEMA);
        };
    }

    @SuppressWarnings("deprecation") // Orekit 13.1.8 deprecates the only constructor that needs no frame mapper
    private static Segment<TdmMetadata, ObservationsBlock> segment(Tdm.Segment segment) {
        if (segment.observations().isEmpty() || !(segment.dwellSeconds() > 0)) {
            throw new IllegalArgumentException("segment of " + segment.radar() + " has "
                    + segment.observations().size() + " observations and a dwell of " + segment.dwellSeconds() + " s");
        }
        ObservationsBlock block = new ObservationsBlock();
        AbsoluteDate first = AbsoluteDate.FUTURE_INFINITY;
        AbsoluteDate last = AbsoluteDate.PAST_INFINITY;
        for (Tdm.Observation observation : segment.observations()) {
            AbsoluteDate received = received(observation);
            first = received.isBefore(first) ? received : first;
            last = received.isAfter(last) ? received : last;
            block.addObservation(ObservationType.RANGE, received, observation.rangeMetres());
            block.addObservation(ObservationType.ANGLE_1, received, observation.azimuthRadians());
            block.addObservation(ObservationType.ANGLE_2, received, observation.elevationRadians());
            if (!Double.isNaN(observation.rangeRateMps())) {
                block.addObservation(ObservationType.DOPPLER_INSTANTANEOUS, received, observation.rangeRateMps());
            }
        }
        TdmMetadata metadata = new TdmMetadata(new OrekitCcsdsFrameMapper());
        metadata.setTimeSystem(TimeSystem.UTC);
        metadata.setStartTime(first);
        metadata.setStopTime(last);
        metadata.addParticipant(1, segment.radar());
        metadata.addParticipant(2, segment.target());
        metadata.setMode(TrackingMode.SEQUENTIAL);
        metadata.setPath(new int[] {1, 2, 1});
        metadata.setTimetagRef(TimetagReference.RECEIVE);
        // Without it Orekit writes 0.0, which the schema refuses.
        metadata.setIntegrationInterval(segment.dwellSeconds());
        metadata.setRangeUnits(RangeUnits.km);
        metadata.setAngleType(AngleType.AZEL);
        metadata.setDataQuality(DataQuality.RAW);
        return new Segment<>(metadata, block);
    }

    /** When the echo was back at the radar. */
    private static AbsoluteDate received(Tdm.Observation observation) {
        return date(observation.time().taiNanos() + lightNanos(observation.rangeMetres()));
    }

    /** How long a signal takes over a range, whole nanoseconds. */
    static long lightNanos(double rangeMetres) {
        return FastMath.round(rangeMetres / Constants.SPEED_OF_LIGHT * 1e9);
    }

    static AbsoluteDate date(long taiNanos) {
        return new AbsoluteDate(
                epoch(),
                new TimeOffset(
                        Math.floorDiv(taiNanos, TimeTag.NANOS),
                        Math.floorMod(taiNanos, TimeTag.NANOS) * TimeTag.NANOS));
    }

    static AbsoluteDate epoch() {
        return new AbsoluteDate(1970, 1, 1, OrekitContext.timeScales().getTAI());
    }
}
