package org.watchfire.model;

/**
 * What a target says of itself through its transponder.
 *
 * @param mode3A four octal digits as a number 0..4095, or -1 when not known
 * @param aircraftAddress 24-bit ICAO address, or -1 when not known
 * @param callsign up to 8 characters, trimmed; empty when not known
 */
public record Identity(int mode3A, int aircraftAddress, String callsign) {
    /** Nothing known. */
    public static final Identity NONE = new Identity(-1, -1, "");

    public Identity {
        if (mode3A < -1 || mode3A > 07777) {
            throw new IllegalArgumentException("mode3A " + mode3A + " is outside 0..4095");
        }
        if (aircraftAddress < -1 || aircraftAddress > 0xFFFFFF) {
            throw new IllegalArgumentException("aircraftAddress " + aircraftAddress + " is outside 24 bits");
        }
        if (callsign.length() > 8) {
            throw new IllegalArgumentException("callsign \"" + callsign + "\" is longer than 8 characters");
        }
    }

    /** Whether anything is known. */
    public boolean isKnown() {
        return mode3A >= 0 || aircraftAddress >= 0 || !callsign.isEmpty();
    }

    /** This identity, with what it lacks taken from {@code other}. */
    public Identity orElse(Identity other) {
        return new Identity(
                mode3A >= 0 ? mode3A : other.mode3A,
                aircraftAddress >= 0 ? aircraftAddress : other.aircraftAddress,
                callsign.isEmpty() ? other.callsign : callsign);
    }
}
