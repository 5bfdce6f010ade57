package org.watchfire.assess.launch;

import org.watchfire.astro.FreeFlight;
import org.watchfire.astro.Geodesic;
import org.watchfire.astro.Glance;
import org.watchfire.astro.Wgs84;
import org.watchfire.model.Geodetic;
import org.watchfire.model.StateEstimate;

/**
 * A launch as a first look suggests it, to begin a search at: an even thrust along an arc.
 *
 * @param levelMetres from the launch point
 * @param coastSeconds since the end of the boost
 * @param boostSeconds before
 * @param speedMps at the end of the boost, or now
 * @param pathAngleRadians then, above the level
 */
record LaunchGuess(
        double levelMetres, double coastSeconds, double boostSeconds, double speedMps, double pathAngleRadians) {
    private static final double HIGH_METRES = 60_000;
    private static final double LONGEST_SECONDS = 3600;

    /** Of what thrusts now. */
    static LaunchGuess boosting(Glance at) {
        return boosting(at, 0);
    }

    private static LaunchGuess boosting(Glance at, double coastSeconds) {
        double angle = Math.max(0.05, at.pathAngleRadians());
        double mean = (angle + Math.PI / 2) / 2;
        double path = at.heightMetres() / Math.sin(mean);
        double seconds = Math.clamp(2 * path / at.speedMps(), 5, 300);
        return new LaunchGuess(path * Math.cos(mean), coastSeconds, seconds, at.speedMps(), angle);
    }

    /** Of what coasts now: back along the free flight to where boosts end, then the boost. */
    static LaunchGuess coasting(StateEstimate look) {
        double[] s = look.toState();
        Geodetic now = Wgs84.toGeodetic(s[0], s[1], s[2]);
        double back = 0;
        while (back < LONGEST_SECONDS && Wgs84.heightMetres(s[0], s[1], s[2]) > HIGH_METRES) {
            FreeFlight.propagate(s, -5, 5);
            back += 5;
        }
        Glance at = Glance.at(new StateEstimate(look.time(), s, look.toCovariance()));
        LaunchGuess boost = boosting(at, back);
        return new LaunchGuess(
                boost.levelMetres + at.metresTo(now), back, boost.boostSeconds, boost.speedMps, boost.pathAngleRadians);
    }

    /** The launch point. */
    Geodetic place(Glance now) {
        return Geodesic.direct(now.place(), (now.headingRadians() + Math.PI) % (2 * Math.PI), levelMetres);
    }

    double seconds() {
        return coastSeconds + boostSeconds;
    }
}
