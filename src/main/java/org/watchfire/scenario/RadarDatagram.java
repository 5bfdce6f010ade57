package org.watchfire.scenario;

import org.watchfire.model.RadarId;
import org.watchfire.model.TimeTag;

/** Bytes that a simulated radar sends, and when. Two datagrams are equal only when they are the same object. */
public final class RadarDatagram {
    private final TimeTag time;
    private final RadarId radar;
    private final byte[] payload;

    RadarDatagram(TimeTag time, RadarId radar, byte[] payload) {
        this.time = time;
        this.radar = radar;
        this.payload = payload;
    }

    /** When it is sent. */
    public TimeTag time() {
        return time;
    }

    /** Which radar sends it. */
    public RadarId radar() {
        return radar;
    }

    /** ASTERIX blocks or one TDM, at most 65,507 bytes (the limit of UDP); not copied, not to be changed. */
    public byte[] payload() {
        return payload;
    }
}
