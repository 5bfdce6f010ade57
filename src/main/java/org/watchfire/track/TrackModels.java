package org.watchfire.track;

import java.util.List;
import org.watchfire.track.motion.Boost;
import org.watchfire.track.motion.Coast;
import org.watchfire.track.motion.CoordinatedTurn;
import org.watchfire.track.motion.LevelFlight;
import org.watchfire.track.motion.Reentry;

/** The two model sets of a tracker: what flies through the air, and what is thrown or driven out of it. */
final class TrackModels {
    /** Exhaust speed of the mean launcher, m/s: specific impulses of 235 to 320 s at sea level and in vacuum. */
    private static final double EXHAUST_MPS = 2650;

    /**
     * How often free flight begins to burn again, 1/s: one coast of ten minutes in eighty. More of it, and a plot of four sigmas alone
     * is taken for a burn: at 5e-5 in one of 17,000 looks, its velocity thrown off by some 50 m/s until the next one; at this, in one of 200,000.
     */
    private static final double REIGNITION = 1e-5;

    /**
     * How soon what is thrown is felt to fall through air, where there is any, 1/s: nothing falls through it as if there were none, and to wait
     * until the plots show it leaves the speed wrong by many of its sigmas for half a minute.
     */
    private static final double INTO_AIR = 2;

    final ModelSet air;
    final ModelSet thrown;

    TrackModels(MeasurementUpdate update) {
        air = new ModelSet(
                List.of(
                        new LevelFlight(0.05, 0.05, 0.05),
                        new CoordinatedTurn(-15, 10, 1, 4, 1, 2),
                        new CoordinatedTurn(15, 10, 1, 4, 1, 2)),
                new double[][] {
                    {0, 1 / 300.0, 1 / 300.0},
                    {1 / 25.0, 0, 1 / 200.0},
                    {1 / 25.0, 1 / 200.0, 0}
                },
                new double[] {1, 0, 0},
                update);
        thrown = new ModelSet(
                List.of(
                        new Coast(1e-7),
                        new Boost(0.1, 1, EXHAUST_MPS, 30),
                        new Boost(900, 9, Double.POSITIVE_INFINITY, 40),
                        new Reentry(1e-7, 1e-3, 0.03)),
                new double[][] {
                    {0, REIGNITION, REIGNITION, INTO_AIR},
                    {1 / 120.0, 0, 1 / 300.0, 0},
                    {0.1, 0.5, 0, 0},
                    {0, REIGNITION, REIGNITION, 0}
                },
                new double[] {0.55, 0.35, 0.08, 0.02},
                update);
    }
}
