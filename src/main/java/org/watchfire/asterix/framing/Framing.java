package org.watchfire.asterix.framing;

/** How data blocks lie in a file. */
public enum Framing {
    /** Block after block, nothing between. */
    RAW,
    /** Each stretch of blocks in a header of 8 octets (length, error, line, day, time of day in 10 ms) and four times A5. */
    FINAL,
    /** 2200 octets of preamble, then blocks each followed by 10 octets that hold the time of day in 1/128 s. */
    GPS,
    /** Packet capture, classic; blocks in UDP, also where each stretch of them has a length and a time before it (ORADIS). */
    PCAP,
    /** Packet capture, next generation; blocks in UDP. */
    PCAPNG
}
