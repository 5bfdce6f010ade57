package org.watchfire.scenario;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.watchfire.model.Geodetic;
import org.watchfire.model.ObjectClass;

/**
 * A flight under thrust, by stages and a steering programme that does not look at where it goes.
 *
 * @param name such as {@code Chollima-1}
 * @param objectClass what it is in truth: {@code BALLISTIC} or {@code SPACE_LAUNCH}
 * @param launchSeconds of the scenario
 * @param site launch pad
 * @param stages in order of burning, at least one
 * @param pitch rows of seconds since launch and radians of thrust above the horizontal; straight lines between
 * @param azimuth rows of seconds since launch and radians clockwise from north; straight lines between
 * @param drops parts that come off in flight, with seconds since launch
 * @param failure where it fails
 * @param dragKgPerM2 ballistic coefficient of what is left at the end
 */
public record Rocket(
        String name,
        ObjectClass objectClass,
        double launchSeconds,
        Geodetic site,
        List<Stage> stages,
        List<double[]> pitch,
        List<double[]> azimuth,
        List<Drop> drops,
        Optional<Failure> failure,
        double dragKgPerM2) {
    public Rocket {
        stages = List.copyOf(stages);
        pitch = List.copyOf(pitch);
        azimuth = List.copyOf(azimuth);
        drops = List.copyOf(drops);
        if (stages.isEmpty() || stages.size() > 6) {
            throw new IllegalArgumentException(name + " has " + stages.size() + " stages, not 1 to 6");
        }
        if (!(dragKgPerM2 > 0)) {
            throw new IllegalArgumentException(name + ": drag " + dragKgPerM2 + " kg/m2 is not above 0");
        }
    }

    /**
     * A part that comes off at a moment.
     *
     * @param atSeconds since launch
     * @param part what
     */
    public record Drop(double atSeconds, Stage.Part part) {}

    /**
     * Thrust ends early.
     *
     * @param atSeconds since launch
     * @param pieces that break off, 0 to 20
     * @param spreadMps one standard deviation of each component of their velocity against the whole
     * @param dragKgPerM2 of each piece
     * @param cause for people
     */
    public record Failure(double atSeconds, int pieces, double spreadMps, double dragKgPerM2, String cause) {
        public Failure {
            if (!(atSeconds > 0 && pieces >= 0 && pieces <= 20 && spreadMps >= 0 && dragKgPerM2 > 0)) {
                throw new IllegalArgumentException("failure at " + atSeconds + " s with " + pieces + " pieces is none");
            }
        }
    }

    /** Seconds since launch at which it fails, where it does. */
    public OptionalDouble failureSeconds() {
        return failure.map(f -> OptionalDouble.of(f.atSeconds())).orElse(OptionalDouble.empty());
    }

    /** End of the last burn as planned, seconds since launch. */
    public double burnOutSeconds() {
        return stages.stream()
                .mapToDouble(stage -> stage.coastSeconds() + stage.burnSeconds())
                .sum();
    }

    /** A programme's value at a moment; constant beyond its ends. */
    static double programme(List<double[]> rows, double seconds) {
        if (seconds <= rows.getFirst()[0]) {
            return rows.getFirst()[1];
        }
        for (int i = 1; i < rows.size(); i++) {
            double[] b = rows.get(i);
            if (seconds <= b[0]) {
                double[] a = rows.get(i - 1);
                return b[0] == a[0] ? b[1] : a[1] + (b[1] - a[1]) * (seconds - a[0]) / (b[0] - a[0]);
            }
        }
        return rows.getLast()[1];
    }
}
