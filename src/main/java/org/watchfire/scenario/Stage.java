package org.watchfire.scenario;

import java.util.Optional;

/**
 * One stage of a rocket, by what it does to the motion: thrust divided by mass, which grows as propellant burns.
 *
 * @param name such as {@code first stage}
 * @param coastSeconds between separation of the stage before and ignition, at least 0
 * @param burnSeconds above 0
 * @param startMps2 thrust acceleration at ignition, above 0
 * @param endMps2 at burn-out, at least {@code startMps2}
 * @param dragKgPerM2 ballistic coefficient of the whole while this stage is its lowest, above 0
 * @param remains what becomes of the empty stage; absent when it stays on
 */
public record Stage(
        String name,
        double coastSeconds,
        double burnSeconds,
        double startMps2,
        double endMps2,
        double dragKgPerM2,
        Optional<Part> remains) {
    public Stage {
        if (!(coastSeconds >= 0 && burnSeconds > 0 && burnSeconds < 2000)) {
            throw new IllegalArgumentException(
                    name + ": coast " + coastSeconds + " s, burn " + burnSeconds + " s are not at least 0 and above 0");
        }
        if (!(startMps2 > 0 && endMps2 >= startMps2 && endMps2 < 500)) {
            throw new IllegalArgumentException(
                    name + ": thrust from " + startMps2 + " to " + endMps2 + " m/s2 does not grow within 500");
        }
        if (!(dragKgPerM2 > 0)) {
            throw new IllegalArgumentException(name + ": drag " + dragKgPerM2 + " kg/m2 is not above 0");
        }
    }

    /** Thrust acceleration some seconds after ignition, for a constant flow of propellant. */
    double thrustMps2(double secondsSinceIgnition) {
        return startMps2 / (1 - secondsSinceIgnition / burnSeconds * (1 - startMps2 / endMps2));
    }

    /**
     * A part that comes off and falls.
     *
     * @param name such as {@code fairing}
     * @param dragKgPerM2 its ballistic coefficient, above 0
     * @param kickMps how fast it is pushed back along the flight path, at least 0
     */
    public record Part(String name, double dragKgPerM2, double kickMps) {
        public Part {
            if (!(dragKgPerM2 > 0 && kickMps >= 0)) {
                throw new IllegalArgumentException(name + ": drag " + dragKgPerM2 + " kg/m2, kick " + kickMps + " m/s");
            }
        }
    }
}
