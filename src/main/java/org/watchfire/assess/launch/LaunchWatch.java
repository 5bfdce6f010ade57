package org.watchfire.assess.launch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.watchfire.model.GroundPoint;
import org.watchfire.model.StateEstimate;
import org.watchfire.model.TimeTag;

/**
 * The looks of the first minute that a launch is fitted to: some seconds apart while it thrusts, later ones, which say less of the launch, farther;
 * of a body first seen coasting the newest one, which holds them all. Mutable, of one object.
 */
public final class LaunchWatch {
    private static final int LOOKS = 10;
    private static final double SPACING_SECONDS = 4;
    private static final double SPACING_SHARE = 0.3;
    private static final double FIRST_SECONDS = 60;
    private static final double SOON_SECONDS = 6;
    private static final double LATER_SECONDS = 15;

    private final TimeTag firstTime;
    private final List<StateEstimate> looks = new ArrayList<>();
    private final boolean air;
    private boolean coasting;
    private Optional<LaunchFit.Found> boost = Optional.empty();
    private Optional<TimeTag> fitted = Optional.empty();
    private Optional<TimeTag> newestFitted = Optional.empty();

    /** @param air whether the boost is slowed by any */
    public LaunchWatch(StateEstimate first, boolean coasting, boolean air) {
        this.air = air;
        this.firstTime = first.time();
        this.coasting = coasting;
        looks.add(first);
    }

    /** Keeps a new estimate where it adds something. */
    public void add(StateEstimate estimate, boolean thrusting) {
        if (estimate.time().secondsSince(firstTime) > FIRST_SECONDS) {
            return;
        }
        if (coasting) {
            coasting = !thrusting;
            looks.clear();
            looks.add(estimate);
        } else if (thrusting
                && looks.size() < LOOKS
                && estimate.time().secondsSince(looks.getLast().time()) >= spacing()) {
            looks.add(estimate);
        }
    }

    /** Seconds to the next look, by how long after the first one the newest was. */
    private double spacing() {
        return Math.max(SPACING_SECONDS, SPACING_SHARE * looks.getLast().time().secondsSince(firstTime));
    }

    /** Fits launch point and time anew where that is due. */
    public void fit(TimeTag now) {
        double every = looks.size() < LOOKS && !coasting ? SOON_SECONDS : LATER_SECONDS;
        boolean due = fitted.isEmpty() || now.secondsSince(fitted.get()) >= every;
        Optional<TimeTag> newest = Optional.of(looks.getLast().time());
        if (!due || newestFitted.equals(newest)) {
            return;
        }
        newestFitted = newest;
        fitted = Optional.of(now);
        boost = LaunchFit.fit(looks, coasting, air, boost).or(() -> boost);
    }

    /** Where and when it was launched, by the newest fit that succeeded. */
    public Optional<GroundPoint> launch() {
        return boost.map(LaunchFit.Found::point);
    }
}
