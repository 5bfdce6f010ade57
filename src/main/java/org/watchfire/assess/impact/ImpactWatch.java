package org.watchfire.assess.impact;

import java.util.Optional;
import java.util.function.Supplier;
import org.watchfire.model.GroundPoint;
import org.watchfire.model.StateEstimate;

/**
 * Where one object would come down, flown when asked for: under thrust for each look, of what coasts anew every other second only, since its
 * region changes more slowly. Mutable, of one object.
 */
public final class ImpactWatch {
    private static final double COASTING_SECONDS = 2;

    private Optional<Flown> last = Optional.empty();

    private record Flown(StateEstimate from, boolean thrusting, Optional<GroundPoint> impact) {
        /** Whether it is what would be found now too, or near enough. */
        boolean stands(StateEstimate now, boolean thrustsNow) {
            double least = thrustsNow ? 0 : COASTING_SECONDS;
            return thrusting == thrustsNow && (now.equals(from) || now.time().secondsSince(from.time()) < least);
        }
    }

    /**
     * The region.
     *
     * @param estimate where it is
     * @param quietSeconds since thrust ended, 0 while it thrusts
     * @param drag what is known of how the air slows it, asked where it is flown anew; nothing for free flight to the ground
     */
    public Optional<GroundPoint> region(
            StateEstimate estimate, double quietSeconds, Supplier<Optional<BallisticCoefficient>> drag) {
        boolean thrusting = quietSeconds == 0;
        if (last.filter(flown -> flown.stands(estimate, thrusting)).isEmpty()) {
            Optional<GroundPoint> impact = ImpactRegion.of(CutOffDoubt.widened(estimate, quietSeconds), drag.get());
            last = Optional.of(new Flown(estimate, thrusting, impact));
        }
        return last.get().impact();
    }
}
