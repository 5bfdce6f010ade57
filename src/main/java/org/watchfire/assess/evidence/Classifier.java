package org.watchfire.assess.evidence;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.watchfire.assess.numbers.Normal;
import org.watchfire.astro.Drag;
import org.watchfire.astro.Glance;
import org.watchfire.model.ObjectClass;

/**
 * Probabilities of the classes, by Bayes from what a state says at a glance and what is remembered of its track.
 *
 * <ul>
 *   <li>Aircraft or not: the probability that the true value lies outside what aircraft do (climb 280 m/s, or 150 m/s
 *       at more than 50° to the level; {@link Rise} kept up for 8 s; speed 1,000 m/s; height 35 km; reach 45
 *       km), against a prior of one launch in 10,000 tracks. What has surely been beyond that once stays so: stages come
 *       back low and slow. A new track that climbs steeply as the tracker's
 *       models of flight do not explain is a launch with up to 0.23.
 *   <li>Orbit or not, for what does not thrust: density of the measured perigee under orbits (150-1,500 km) and under
 *       ballistic paths (any below 100 km), each blurred by its sigma. What was first seen in space starts with the
 *       odds of the catalogue, 1,000 to 1 for an orbit; what was seen to rise starts with even odds.
 *   <li>Space launch or ballistic: what the burns say ({@link BurnEvidence}), evened out over seconds ({@link Intent}).
 * </ul>
 *
 * <p>What is not there (1 - existence) counts as undecided. Figures are fitted to no single flight; docs/assessment.md has
 * the reliability table.
 */
public final class Classifier {
    private static final double LAUNCH_PRIOR = 1e-4;

    /** The odds that a tracker begins with for what does not fly through the air. */
    static final double TRACKER_THROWN_ODDS = 1 / 19.0;

    private static final double MOST_TOLD_BY_MOTION = 3_000;
    private static final double RISING_TANGENT = Math.tan(Math.toRadians(35));

    /** Some nine times what space launchers bear (35 kPa), and more than missiles do that rise steeply. */
    private static final double BREAKING_PASCAL = 300e3;

    private static final double CLIMB_LIMIT_MPS = 280;
    private static final double STEEP_CLIMB_LIMIT_MPS = 150;
    private static final double STEEP_TANGENT = Math.tan(Math.toRadians(50));
    private static final double SPEED_LIMIT_MPS = 1000;
    private static final double HEIGHT_LIMIT_METRES = 35_000;
    private static final double REACH_LIMIT_METRES = 45_000;

    private static final double CATALOGUE_ODDS = 1000;
    private static final double LOWEST_ORBIT_METRES = 150_000;
    private static final double HIGHEST_PERIGEE_METRES = 1_500_000;
    private static final double EARTH_RADIUS_METRES = 6_371_000;

    /** Perigee height from which an orbit lasts; {@link #ORBIT_SIGMAS} beyond it an orbit is beyond doubt. */
    static final double ORBIT_METRES = 100_000;

    static final double ORBIT_SIGMAS = 3;

    private static final double STATED = 0.7;
    private static final double STILL_STATED = 0.6;

    private Classifier() {}

    /**
     * What is remembered of a track.
     *
     * @param existence of the track, in [0, 1]
     * @param thrownOdds by the tracker's models that it does not fly through the air, 0 or more
     * @param boosting by the tracker's models, at this look
     * @param rise over the last seconds, once it was watched for long enough
     * @param sawRise whether it was first seen low, or thrust and its launch was found
     * @param thrusting now, or so new and low that it cannot but thrust
     * @param unlikely whether it is new and its newest plot made it slower, in thick air, than gravity does, or thrust harder than launchers do
     * @param quietSeconds since thrust ended; 0 while thrusting, infinite where none was seen
     * @param beyondAircraft the greatest settled probability so far that it flies as no aircraft does
     * @param space probability, by its burns, that a launch is meant for orbit
     * @param lastBurnSeconds which the last burn took; infinite where its beginning is not known
     */
    public record Memory(
            double existence,
            double thrownOdds,
            boolean boosting,
            Optional<Rise> rise,
            boolean sawRise,
            boolean thrusting,
            boolean unlikely,
            double quietSeconds,
            double beyondAircraft,
            double space,
            double lastBurnSeconds) {
        /** The same with what all objects of the launch together say of its burns. */
        public Memory with(double quiet, double spaceOfAll, double burnOfAll) {
            return new Memory(
                    existence,
                    thrownOdds,
                    boosting,
                    rise,
                    sawRise,
                    thrusting,
                    unlikely,
                    quiet,
                    beyondAircraft,
                    spaceOfAll,
                    burnOfAll);
        }
    }

    /** Probabilities of every class, summing to 1. */
    public static Map<ObjectClass, Double> probabilities(Glance now, Memory memory) {
        double flying = Math.max(memory.beyondAircraft, beyondAircraft(now, memory));
        double orbit = orbit(now, memory.sawRise);
        double space = memory.thrusting
                ? memory.space
                : BurnEvidence.follows(memory.space, memory.quietSeconds, memory.lastBurnSeconds, now);
        double undecided = 1 - memory.existence;
        double ballistic;
        if (memory.thrusting) {
            // Never an orbit under thrust: what looks like one is a space launch if it was seen to rise, else
            // undecided.
            double decided = memory.sawRise ? 1 : 1 - orbit;
            undecided += memory.existence * flying * (1 - decided);
            ballistic = decided * (memory.sawRise ? (1 - space) * (1 - orbit) : 1 - space);
            space = decided - ballistic;
            orbit = 0;
        } else {
            space *= 1 - orbit;
            ballistic = Math.max(0, 1 - orbit - space);
        }
        EnumMap<ObjectClass, Double> out = new EnumMap<>(ObjectClass.class);
        double exists = memory.existence;
        out.put(ObjectClass.AIRCRAFT, exists * (1 - flying));
        out.put(ObjectClass.BALLISTIC, exists * flying * ballistic);
        out.put(ObjectClass.SPACE_LAUNCH, exists * flying * space);
        out.put(ObjectClass.ORBITAL, exists * flying * orbit);
        out.put(ObjectClass.UNDECIDED, undecided);
        return out;
    }

    /**
     * The class to state: the most probable one from 0.7 on, or the one stated before down to 0.6; an orbit only beyond
     * doubt; else undecided.
     */
    public static ObjectClass stated(Map<ObjectClass, Double> probabilities, Glance now, ObjectClass before) {
        ObjectClass best = ObjectClass.UNDECIDED;
        double most = STATED;
        for (Map.Entry<ObjectClass, Double> entry : probabilities.entrySet()) {
            if (entry.getValue() >= most) {
                best = entry.getKey();
                most = entry.getValue();
            }
        }
        if (best == ObjectClass.UNDECIDED && probabilities.getOrDefault(before, 0.0) >= STILL_STATED) {
            best = before;
        }
        return best == ObjectClass.ORBITAL && !isOrbitBeyondDoubt(now) ? ObjectClass.UNDECIDED : best;
    }

    /** Beyond doubt an orbit. */
    public static boolean isOrbitBeyondDoubt(Glance now) {
        return now.perigeeMetres() - ORBIT_METRES > ORBIT_SIGMAS * now.perigeeSigmaMetres();
    }

    /** Beyond doubt no orbit. */
    public static boolean isSuborbital(Glance now) {
        return now.perigeeMetres() + ORBIT_SIGMAS * now.perigeeSigmaMetres() < ORBIT_METRES;
    }

    /**
     * Probability that it flies as no aircraft does: from one state, from how it rose before, and from the tracker's models of how it
     * moves, which raise the prior of what is new and rises steeply. None of the first two where it would thrust through air that
     * breaks every launcher, as an aircraft does that is lost in a turn, and where it slows down or is driven too hard, as false plots and an
     * aircraft's in one track make it seem.
     */
    public static double beyondAircraft(Glance g, Memory memory) {
        double told = toldByMotion(g, memory.thrownOdds);
        double byMotion = LAUNCH_PRIOR * told / (1 + LAUNCH_PRIOR * told);
        double pressure = Drag.pressurePascal(g.heightMetres(), g.speedMps());
        if (memory.unlikely || (memory.boosting && pressure > BREAKING_PASCAL)) {
            return byMotion;
        }
        double z = sigmasBeyondAircraft(g);
        if (g.climbMps() > 0) { // what rose and sinks a look later is two objects in one track
            z = Math.max(z, memory.rise.map(Rise::sigmasBeyondAircraft).orElse(z));
        }
        double in = LAUNCH_PRIOR * Math.max(1, told) * Normal.below(z);
        double out = Normal.below(-z);
        return Math.max(byMotion, in / (in + out));
    }

    private static double sigmasBeyondAircraft(Glance g) {
        double z = (g.climbMps() - CLIMB_LIMIT_MPS) / floor(g.climbSigmaMps(), 5);
        double steep = g.climbMps() - STEEP_TANGENT * g.levelMps();
        z = Math.max(
                z,
                Math.min(
                        (g.climbMps() - STEEP_CLIMB_LIMIT_MPS) / floor(g.climbSigmaMps(), 5),
                        steep / floor(both(g.climbSigmaMps(), STEEP_TANGENT * g.speedSigmaMps()), 5)));
        z = Math.max(z, (g.speedMps() - SPEED_LIMIT_MPS) / floor(g.speedSigmaMps(), 5));
        z = Math.max(z, (g.heightMetres() - HEIGHT_LIMIT_METRES) / floor(g.heightSigmaMetres(), 200));
        return Math.max(z, (g.reachMetres() - REACH_LIMIT_METRES) / floor(g.reachSigmaMetres(), 500));
    }

    /**
     * How much likelier the motion alone makes a launch of what rises steeply, 0 of all else: the tracker's odds against ordinary flight, without
     * those that it begins with. One aircraft in {@link #MOST_TOLD_BY_MOTION} moves in no
     * ordinary way, so that this alone says no more.
     */
    private static double toldByMotion(Glance now, double thrownOdds) {
        if (now.climbMps() < Math.max(now.climbSigmaMps(), RISING_TANGENT * now.levelMps())) {
            return 0;
        }
        return Math.min(thrownOdds / TRACKER_THROWN_ODDS, MOST_TOLD_BY_MOTION);
    }

    private static double orbit(Glance g, boolean sawRise) {
        double sigma = floor(g.perigeeSigmaMetres(), 500);
        double perigee = g.perigeeMetres();
        double orbital = (Normal.below((HIGHEST_PERIGEE_METRES - perigee) / sigma)
                        - Normal.below((LOWEST_ORBIT_METRES - perigee) / sigma))
                / (HIGHEST_PERIGEE_METRES - LOWEST_ORBIT_METRES);
        if (perigee > HIGHEST_PERIGEE_METRES) {
            orbital = Math.max(orbital, 1e-7);
        }
        double ballistic = (Normal.below((ORBIT_METRES - perigee) / sigma)
                        - Normal.below((-EARTH_RADIUS_METRES - perigee) / sigma))
                / (ORBIT_METRES + EARTH_RADIUS_METRES);
        double odds = (sawRise ? 1 : CATALOGUE_ODDS) * orbital / Math.max(ballistic, 1e-300);
        return odds / (1 + odds);
    }

    private static double both(double oneSigma, double otherSigma) {
        return Math.sqrt(oneSigma * oneSigma + otherSigma * otherSigma);
    }

    private static double floor(double sigma, double least) {
        return Math.max(sigma, least);
    }
}
