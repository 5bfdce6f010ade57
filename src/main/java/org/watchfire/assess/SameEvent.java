package org.watchfire.assess;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.watchfire.model.Comparison;
import org.watchfire.model.Comparison.Answer;
import org.watchfire.model.Contribution;
import org.watchfire.model.GroundPoint;
import org.watchfire.model.NationId;
import org.watchfire.model.Warning;

/**
 * Whether a partner's warning and this node's own, fused assessment are of the same event, with the number behind the answer.
 *
 * <p>Launch point and time are compared, and impact region and time where both fly free (the impact point of a thrusting
 * object runs on). Both come from one estimate on either side, so that they are not independent of each other: the farther
 * one counts, its probability doubled for having looked twice (Bonferroni), which holds whatever they have in common.
 *
 * <p>"Different" is said at {@link #DIFFERENT}: once in 1,000 wrongly, less often where data are shared, since those draw the
 * estimates together. For the same reason agreement proves the less the more of the fused estimate is the partner's own data:
 * that share is known. A difference of two events shows in the fused estimate only by the rest, and "same" is said only where
 * that would still stand out.
 */
final class SameEvent {
    /** Probability below which they are different. */
    static final double DIFFERENT = 0.001;

    /** Probability below which the difference is odd, though not beyond chance. */
    static final double ODD = 0.01;

    /** How far apart in place and in time another event may be and must not be taken for the same one. */
    private static final double OTHER_METRES = 100_000;

    private static final double OTHER_SECONDS = 60;

    /** So many sigmas off, another event is called different with 0.93: normal, 5.5 against the gate of 4.03 for 0.001. */
    private static final double TELLING_SIGMAS = 5.5;

    private SameEvent() {}

    /** Holds a warning against an object's assessment. */
    static Comparison compare(Warning warning, Dossier object) {
        boolean free = !warning.thrusting() && !object.evidence.isThrusting();
        return compare(
                warning,
                object.launch(),
                free ? object.impact() : Optional.empty(),
                1 - shareOf(warning.by(), object.track.contributions()));
    }

    /**
     * Holds a warning against launch and impact as they are assessed here.
     *
     * @param launch where known
     * @param impact where it may be compared with what the warning says
     * @param ownShare share of the estimate behind them that is not of the warning nation's own tracks
     */
    static Comparison compare(
            Warning warning, Optional<GroundPoint> launch, Optional<GroundPoint> impact, double ownShare) {
        Optional<Discrepancy> start = discrepancy(warning.launch(), launch);
        Optional<Discrepancy> end = discrepancy(warning.impact(), impact);
        List<Discrepancy> both = new ArrayList<>();
        start.ifPresent(both::add);
        end.ifPresent(both::add);
        OptionalDouble probability = both.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(Math.min(
                        1,
                        both.size()
                                * Collections.min(both.stream()
                                        .map(Discrepancy::probability)
                                        .toList())));
        boolean telling = both.stream()
                .anyMatch(s -> s.tellsApart(ownShare * OTHER_METRES, ownShare * OTHER_SECONDS, TELLING_SIGMAS));
        return new Comparison(
                warning.event(),
                warning.version(),
                warning.by(),
                answer(probability, telling),
                probability,
                probability(start),
                probability(end),
                ownShare);
    }

    private static Answer answer(OptionalDouble probability, boolean telling) {
        if (probability.isEmpty()) {
            return Answer.CANNOT_TELL;
        }
        if (probability.getAsDouble() < DIFFERENT) {
            return Answer.DIFFERENT;
        }
        return telling && probability.getAsDouble() >= ODD ? Answer.SAME : Answer.CANNOT_TELL;
    }

    private static Optional<Discrepancy> discrepancy(Optional<GroundPoint> one, Optional<GroundPoint> other) {
        return one.isPresent() && other.isPresent()
                ? Optional.of(Discrepancy.of(one.get(), other.get()))
                : Optional.empty();
    }

    private static OptionalDouble probability(Optional<Discrepancy> discrepancy) {
        return discrepancy.map(s -> OptionalDouble.of(s.probability())).orElse(OptionalDouble.empty());
    }

    /** Share of the fused estimate that is of one nation's tracks. */
    private static double shareOf(NationId nation, List<Contribution> contributions) {
        double share = contributions.stream()
                .filter(c -> c.track().nation().equals(nation))
                .mapToDouble(Contribution::share)
                .sum();
        return Math.clamp(share, 0, 1);
    }
}
