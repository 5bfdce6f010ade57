package org.watchfire.cli.calibration;

/** What flies, and how many of 100: as many space launches as ballistic flights, one launch in nine a failure. */
enum FlightKind {
    SPACE_LAUNCH(32),
    FAILED_SPACE_LAUNCH(4),
    LEAST_ENERGY(14),
    LOFTED(12),
    DEPRESSED(10),
    AIRCRAFT(10),
    SATELLITE(10),
    DEBRIS(8);

    private final int share;

    FlightKind(int share) {
        this.share = share;
    }

    /** The kind of a flight by its number; every hundred flights hold each kind by its share. */
    static FlightKind of(int flight) {
        int left = flight * 37 % 100; // 37 has no factor in common with 100: every hundred is a shuffle
        for (FlightKind kind : values()) {
            left -= kind.share;
            if (left < 0) {
                return kind;
            }
        }
        return DEBRIS;
    }

    boolean isLaunch() {
        return switch (this) {
            case SPACE_LAUNCH, FAILED_SPACE_LAUNCH, LEAST_ENERGY, LOFTED, DEPRESSED -> true;
            case AIRCRAFT, SATELLITE, DEBRIS -> false;
        };
    }
}
