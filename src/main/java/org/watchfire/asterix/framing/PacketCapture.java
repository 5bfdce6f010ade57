package org.watchfire.asterix.framing;

import java.io.IOException;

/** The packets of a capture file that carry UDP; where the file itself is cut or broken, they end. */
sealed interface PacketCapture permits ClassicCapture, NextGenerationCapture {
    /** No captured packet is longer. */
    int MAX_PACKET = 262_144;

    /** Goes to the next packet with a UDP payload. */
    boolean next() throws IOException;

    /** The payload. */
    UdpDatagram datagram();

    /** Octets of the window that carry the packet, what the file says about it included. */
    int packetOctets();

    /** When it was captured, nanoseconds since 1970, or {@link FrameReader#NO_TIME}. */
    long timeNanos();
}
