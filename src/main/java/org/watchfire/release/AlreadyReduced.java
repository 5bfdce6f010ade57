package org.watchfire.release;

import java.util.Optional;
import org.watchfire.model.Assessment;
import org.watchfire.model.Ellipse;
import org.watchfire.model.GroundPoint;
import org.watchfire.model.Item;
import org.watchfire.model.StateEstimate;
import org.watchfire.model.Track;
import org.watchfire.model.Warning;

/**
 * Whether an item is a version from which a reduction takes nothing more. A reduction of a version widens what it says of its own
 * uncertainty once more, so versions are compared without the sizes of covariances and regions; these must be as a reduction
 * leaves them: round, and at least the floor.
 */
final class AlreadyReduced {
    /** A cell's centre comes back from a conversion to this, metres; what is not on the grid lies farther off. */
    private static final double SAME_METRES = 0.01;

    private static final double SAME_RADIANS = SAME_METRES / 6_400_000;

    private AlreadyReduced() {}

    /**
     * Whether an item is as its own reduction.
     *
     * @param version what the reduction makes of the item
     */
    static boolean is(Item item, Item version, Reduction reduction) {
        double floor = reduction.grid().map(Reduction.Grid::floorMetres).orElse(0.0);
        return switch (item) {
            case Track track
            when version instanceof Track reduced ->
                isSame(
                                track.estimate(),
                                reduced.estimate(),
                                floor,
                                reduction.grid().isPresent())
                        && track.equals(with(reduced, track.estimate()));
            case Warning warning
            when version instanceof Warning reduced ->
                isSame(warning.launch(), reduced.launch(), floor)
                        && isSame(warning.impact(), reduced.impact(), floor)
                        && warning.equals(with(reduced, warning.launch(), warning.impact()));
            case Assessment assessment
            when version instanceof Assessment reduced ->
                isSame(assessment.launch(), reduced.launch(), floor)
                        && isSame(assessment.impact(), reduced.impact(), floor)
                        && assessment.equals(with(reduced, assessment.launch(), assessment.impact()));
            default -> item.equals(version);
        };
    }

    private static boolean isSame(StateEstimate item, StateEstimate version, double floor, boolean onGrid) {
        if (!onGrid) {
            return item.equals(version);
        }
        boolean same = item.time().equals(version.time());
        for (int i = 0; i < StateEstimate.STATE; i++) {
            same &= Math.abs(item.state(i) - version.state(i)) < SAME_METRES;
            for (int j = i; j < StateEstimate.STATE; j++) {
                double expected = i != j ? 0 : item.covariance(i < 3 ? 0 : 3, i < 3 ? 0 : 3);
                same &= item.covariance(i, j) == expected;
            }
        }
        return same && item.covariance(0, 0) >= floor * floor;
    }

    private static boolean isSame(Optional<GroundPoint> item, Optional<GroundPoint> version, double floor) {
        if (item.isEmpty() || version.isEmpty() || item.equals(version)) {
            return item.equals(version);
        }
        Ellipse region = item.get().region();
        Ellipse reduced = version.get().region();
        return Math.abs(region.centre().latitudeRadians() - reduced.centre().latitudeRadians()) < SAME_RADIANS
                && Math.abs(region.centre().longitudeRadians()
                                - reduced.centre().longitudeRadians())
                        < SAME_RADIANS
                && region.semiMinorMetres() == region.semiMajorMetres()
                && region.azimuthRadians() == 0
                && region.semiMajorMetres() >= floor;
    }

    private static Track with(Track track, StateEstimate estimate) {
        return new Track(
                track.id(),
                track.label(),
                estimate,
                track.motion(),
                track.existence(),
                track.status(),
                track.identity(),
                track.lineage(),
                track.firstPlot(),
                track.lastPlot(),
                track.plots(),
                track.parent(),
                track.stamps());
    }

    private static Assessment with(Assessment a, Optional<GroundPoint> launch, Optional<GroundPoint> impact) {
        return new Assessment(
                a.track(),
                a.origin(),
                a.label(),
                a.time(),
                a.objectClass(),
                a.probabilities(),
                launch,
                impact,
                a.threatened(),
                a.thrusting(),
                a.perigee(),
                a.failed(),
                a.compared());
    }

    private static Warning with(Warning warning, Optional<GroundPoint> launch, Optional<GroundPoint> impact) {
        return new Warning(
                warning.event(),
                warning.version(),
                warning.by(),
                warning.realm(),
                warning.label(),
                warning.objectClass(),
                warning.confidence(),
                warning.track(),
                launch,
                impact,
                warning.threatened(),
                warning.thrusting(),
                warning.failed(),
                warning.notice(),
                warning.decided(),
                warning.stamps());
    }
}
