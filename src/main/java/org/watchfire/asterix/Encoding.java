package org.watchfire.asterix;

/** How the bits of an element are to be read. */
public enum Encoding {
    /** An unsigned number without a unit, or a value of an enumeration. */
    RAW,
    /** An unsigned quantity: number times scale. */
    UNSIGNED,
    /** A two's complement quantity: number times scale. */
    SIGNED,
    /** Three bits a digit, shown as octal digits (Mode 1, 2, 3/A). */
    OCTAL,
    /** Eight bits a character. */
    ASCII,
    /** Six bits a character, ICAO Annex 10 volume IV, table 3-9. */
    ICAO,
    /** Wide bits without an inner meaning here, shown as hexadecimal digits. */
    HEX,
    /** The 56 bits of a Mode S transponder register; which one is in the next two elements, BDS1 and BDS2. */
    BDS,
    /** Bits that the edition does not use; kept, so that a record can be written back as it came. */
    SPARE
}
