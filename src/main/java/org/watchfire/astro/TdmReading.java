package org.watchfire.astro;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.orekit.data.DataSource;
import org.orekit.errors.OrekitException;
import org.orekit.files.ccsds.ndm.ParserBuilder;
import org.orekit.files.ccsds.ndm.tdm.AngleType;
import org.orekit.files.ccsds.ndm.tdm.Observation;
import org.orekit.files.ccsds.ndm.tdm.ObservationsBlock;
import org.orekit.files.ccsds.ndm.tdm.TdmMetadata;
import org.orekit.files.ccsds.ndm.tdm.TimetagReference;
import org.orekit.files.ccsds.section.Segment;
import org.orekit.time.AbsoluteDate;
import org.orekit.time.TimeOffset;
import org.watchfire.model.TimeTag;

/** Bytes to {@link Tdm}, through Orekit, with nothing thrown. */
final class TdmReading {
    private static final Pattern LINE = Pattern.compile("line (\\d{1,9})\\b|lineNumber: (\\d{1,9})\\b");

    private TdmReading() {}

    static Tdm.Read read(byte[] bytes) {
        if (bytes.length > Tdm.MAX_BYTES) {
            return new Tdm.Malformed(bytes.length + " bytes are more than " + Tdm.MAX_BYTES, 0);
        }
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return new Tdm.Malformed("the bytes are not UTF-8", 0);
        }
        if (text.toUpperCase(Locale.ROOT).contains("<!DOCTYPE")) {
            return new Tdm.Malformed("a DOCTYPE is not allowed", 0);
        }
        if (text.chars().noneMatch(c -> c > ' ')) {
            return new Tdm.Malformed("the message is empty", 0);
        }
        try {
            org.orekit.files.ccsds.ndm.tdm.Tdm tdm = new ParserBuilder(OrekitContext.get())
                    .buildTdmParser()
                    .parseMessage(new DataSource("tdm", () -> new StringReader(text)));
            return message(tdm);
        } catch (OrekitException e) {
            return malformed(e.getMessage(Locale.ROOT));
        } catch (RuntimeException e) {
            // Orekit promises an OrekitException for bad input and does not always keep it; whatever comes is bad
            // input.
            return malformed(Objects.toString(e.getMessage(), e.getClass().getSimpleName()));
        }
    }

    private static Tdm.Malformed malformed(String reason) {
        Matcher line = LINE.matcher(reason);
        int at = line.find() ? Integer.parseInt(Objects.requireNonNullElse(line.group(1), line.group(2))) : 0;
        String oneLine = reason.strip().replaceAll("\\s+", " ");
        return new Tdm.Malformed(oneLine.substring(0, Math.min(oneLine.length(), 300)), at);
    }

    private static Tdm.Read message(org.orekit.files.ccsds.ndm.tdm.Tdm tdm) {
        List<Tdm.Segment> segments = new ArrayList<>();
        int total = 0;
        for (Segment<TdmMetadata, ObservationsBlock> segment : tdm.getSegments()) {
            Tdm.Segment read = segment(segment.getMetadata(), segment.getData().getObservations());
            total += read.observations().size();
            if (total > Tdm.MAX_OBSERVATIONS) {
                return new Tdm.Malformed("more than " + Tdm.MAX_OBSERVATIONS + " observations", 0);
            }
            segments.add(read);
        }
        return new Tdm.Message(
                tdm.getHeader().getOriginator().strip(), tag(tdm.getHeader().getCreationDate()), segments);
    }

    private static Tdm.Segment segment(TdmMetadata metadata, List<Observation> values) {
        Gathering gathering = new Gathering(metadata);
        values.forEach(gathering::take);
        gathering.close();
        Map<Integer, String> participants = metadata.getParticipants();
        double dwell = metadata.getIntegrationInterval();
        return new Tdm.Segment(
                participants.getOrDefault(1, "UNKNOWN"),
                participants.getOrDefault(2, "UNKNOWN"),
                dwell > 0 ? dwell : 0,
                gathering.done,
                gathering.unused);
    }

    /** Puts values of one moment together: an observation ends where the moment changes or a quantity comes again. */
    private static final class Gathering {
        final List<Tdm.Observation> done = new ArrayList<>();
        int unused;
        private final boolean azimuthElevation;
        private final TimetagReference reference;
        private final double[] values = {Double.NaN, Double.NaN, Double.NaN, Double.NaN};
        private AbsoluteDate moment = AbsoluteDate.PAST_INFINITY;

        Gathering(TdmMetadata metadata) {
            azimuthElevation = metadata.getAngleType() == AngleType.AZEL;
            reference = Objects.requireNonNullElse(metadata.getTimetagRef(), TimetagReference.RECEIVE);
        }

        void take(Observation value) {
            int slot = switch (value.getType()) {
                case RANGE -> 0;
                case ANGLE_1 -> azimuthElevation ? 1 : -1;
                case ANGLE_2 -> azimuthElevation ? 2 : -1;
                case DOPPLER_INSTANTANEOUS -> 3;
                default -> -1;
            };
            if (slot < 0) {
                unused++;
                return;
            }
            if (!value.getEpoch().equals(moment) || !Double.isNaN(values[slot])) {
                close();
                moment = value.getEpoch();
            }
            values[slot] = value.getMeasurement();
        }

        void close() {
            int given = 0;
            for (double value : values) {
                given += Double.isNaN(value) ? 0 : 1;
            }
            if (!usable()) {
                unused += given;
            } else {
                double azimuth = values[1] % (2 * Math.PI);
                azimuth = azimuth < 0 ? azimuth + 2 * Math.PI : azimuth;
                long light = TdmWriting.lightNanos(values[0]);
                TimeTag time =
                        TimeTag.of(tag(moment).taiNanos() + (reference == TimetagReference.TRANSMIT ? light : -light));
                done.add(new Tdm.Observation(
                        time, values[0], azimuth < 2 * Math.PI ? azimuth : 0, values[2], values[3]));
            }
            Arrays.fill(values, Double.NaN);
        }

        /** Complete, and of this Earth: a deep-space range is no plot of ours. */
        private boolean usable() {
            return values[0] > 0
                    && values[0] < 1e9
                    && Math.abs(values[1]) < 1e3
                    && Math.abs(values[2]) <= Math.PI / 2
                    && !(Math.abs(values[3]) > 1e6);
        }
    }

    private static TimeTag tag(AbsoluteDate date) {
        TimeOffset offset = date.accurateDurationFrom(TdmWriting.epoch());
        long nanos = Math.addExact(
                Math.multiplyExact(offset.getSeconds(), TimeTag.NANOS),
                (offset.getAttoSeconds() + 500_000_000L) / TimeTag.NANOS);
        return TimeTag.of(nanos);
    }
}
