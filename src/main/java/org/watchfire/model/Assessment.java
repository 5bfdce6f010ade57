package org.watchfire.model;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a system track means at one moment. What is not known is absent, never 0.
 *
 * @param track the system track assessed
 * @param origin the nation whose node assessed it
 * @param label marking, that of the track
 * @param time of the assessment
 * @param objectClass the class stated
 * @param probabilities of every class, summing to 1; unmodifiable
 * @param launch where and when it was launched, once known
 * @param impact where and when it will come down (while thrusting: if thrust ended now), where there is one
 * @param threatened areas in danger, most probable first
 * @param thrusting whether it is under thrust
 * @param perigee lowest and highest plausible perigee height, once there is one to state
 * @param failed whether the flight ended earlier than it was meant to
 * @param compared with what other nations say of it; made anew at each node, so that it does not cross the link
 */
public record Assessment(
        SystemTrackId track,
        NationId origin,
        Label label,
        TimeTag time,
        ObjectClass objectClass,
        Map<ObjectClass, Double> probabilities,
        Optional<GroundPoint> launch,
        Optional<GroundPoint> impact,
        List<Threat> threatened,
        boolean thrusting,
        Optional<Perigee> perigee,
        boolean failed,
        List<Comparison> compared)
        implements Item {
    /**
     * Launch probability from which an object is a launch candidate: a hundred times that of any new track. A candidate may be
     * wrong, at a rate measured in docs/assessment.md; it is no warning.
     */
    public static final double CANDIDATE = 0.01;

    public Assessment {
        probabilities = Collections.unmodifiableMap(new EnumMap<>(probabilities));
        threatened = List.copyOf(threatened);
        compared = List.copyOf(compared);
    }

    /** Probability that it is a ballistic flight or a space launch. */
    public double launchProbability() {
        return probabilities.getOrDefault(ObjectClass.BALLISTIC, 0.0)
                + probabilities.getOrDefault(ObjectClass.SPACE_LAUNCH, 0.0);
    }

    /** Whether it is a launch candidate, or more. */
    public boolean isCandidate() {
        return launchProbability() >= CANDIDATE;
    }

    /**
     * Perigee height above the ellipsoid's mean radius, as an interval of 95 %.
     *
     * @param lowMetres lower end; negative inside the Earth
     * @param highMetres upper end
     */
    public record Perigee(double lowMetres, double highMetres) {}
}
