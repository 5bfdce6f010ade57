package org.watchfire.astro;

import java.util.List;
import org.watchfire.model.TimeTag;

/**
 * Radar measurements as CCSDS Tracking Data Messages (CCSDS 503.0-B-2, edition of 2020, version 2.0): what a radar sends
 * of targets beyond the reach of ASTERIX. Written and read through Orekit, as key-value text or XML.
 *
 * <p>What we mean by the fields that the standard leaves to agreement: RANGE is the slant range (one way) in km, angles
 * are AZEL in degrees, DOPPLER_INSTANTANEOUS is the range rate in km/s, positive when receding. On the wire a time tag is
 * that of reception at the radar; an {@link Observation} has the moment at the target, earlier by range / c.
 */
public final class Tdm {
    /** Longest message that is read, bytes; a longer one is malformed. */
    public static final int MAX_BYTES = 1 << 20;

    /** Most observations in one message; more are malformed. */
    public static final int MAX_OBSERVATIONS = 10_000;

    private Tdm() {}

    /** Which of the standard's two ways of writing. */
    public enum Form {
        /** Key-value text. */
        KVN,
        /** NDM/XML. */
        XML
    }

    /** What came of reading. */
    public sealed interface Read permits Message, Malformed {}

    /**
     * One message.
     *
     * @param originator who made it; a non-empty line
     * @param created when
     * @param segments at least one
     */
    public record Message(String originator, TimeTag created, List<Segment> segments) implements Read {
        public Message {
            requireLine("originator", originator);
            segments = List.copyOf(segments);
            if (segments.isEmpty()) {
                throw new IllegalArgumentException("a message needs a segment");
            }
        }
    }

    /**
     * Measurements of one target by one radar.
     *
     * @param radar PARTICIPANT_1
     * @param target PARTICIPANT_2; {@code UNKNOWN} or a number of the radar's own
     * @param dwellSeconds INTEGRATION_INTERVAL, how long one measurement takes, above 0; 0 when read and not given
     * @param observations complete ones, in order of time
     * @param unused values of the segment that belong to no complete observation of range and angles, or
     *     to one out of bounds
     */
    public record Segment(
            String radar, String target, double dwellSeconds, List<Observation> observations, int unused) {
        public Segment {
            requireLine("radar", radar);
            requireLine("target", target);
            observations = List.copyOf(observations);
            if (!(dwellSeconds >= 0 && dwellSeconds < 1e6)) {
                throw new IllegalArgumentException("dwellSeconds " + dwellSeconds + " is outside [0, 1e6)");
            }
        }
    }

    /**
     * One measurement, as {@link org.watchfire.model.Plot}.
     *
     * @param time when the signal was at the target
     * @param rangeMetres slant range, above 0, below 1e9
     * @param azimuthRadians clockwise from true north, in [0, 2π)
     * @param elevationRadians within ±π/2
     * @param rangeRateMps positive receding, or NaN when not measured
     */
    public record Observation(
            TimeTag time, double rangeMetres, double azimuthRadians, double elevationRadians, double rangeRateMps) {
        public Observation {
            if (!(rangeMetres > 0 && rangeMetres < 1e9)) {
                throw new IllegalArgumentException("rangeMetres " + rangeMetres + " is outside (0, 1e9)");
            }
            if (!(azimuthRadians >= 0 && azimuthRadians < 2 * Math.PI)) {
                throw new IllegalArgumentException("azimuthRadians " + azimuthRadians + " is outside [0, 2π)");
            }
            if (!(Math.abs(elevationRadians) <= Math.PI / 2)) {
                throw new IllegalArgumentException("elevationRadians " + elevationRadians + " is outside ±π/2");
            }
            if (Math.abs(rangeRateMps) > 1e6) {
                throw new IllegalArgumentException("rangeRateMps " + rangeRateMps + " is outside ±1e6");
            }
        }
    }

    /**
     * Bytes that are no message.
     *
     * @param reason what is wrong, for a person
     * @param line where, from 1; 0 when it is the whole
     */
    public record Malformed(String reason, int line) implements Read {}

    /**
     * Writes a message. XML is valid against the NDM/XML 2.0.0 schema.
     *
     * @throws IllegalArgumentException when a segment has no observation or no dwell time, which the standard demands
     */
    public static byte[] write(Message message, Form form) {
        return TdmWriting.write(message, form);
    }

    /** Reads a message, in either form; whatever the bytes, it throws nothing. Documents with a DOCTYPE are refused. */
    public static Read read(byte[] bytes) {
        return TdmReading.read(bytes);
    }

    private static void requireLine(String name, String value) {
        if (value.isBlank()
                || !value.equals(value.strip())
                || value.chars().anyMatch(c -> c < ' ')
                || value.length() > 250) {
            throw new IllegalArgumentException(name + " \"" + value + "\" is not a line of 1 to 250 characters");
        }
    }
}
