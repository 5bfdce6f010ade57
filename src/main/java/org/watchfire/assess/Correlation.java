package org.watchfire.assess;

import java.util.Optional;
import java.util.OptionalDouble;
import org.watchfire.model.GroundPoint;
import org.watchfire.model.TimeTag;

/**
 * Whether two views are of one launch. The same track inside both says yes at once; so do a parting from an object of the
 * other and a common fall; otherwise launch points and times must agree within their own errors (chi-square with three degrees of freedom, one wrong
 * refusal in 1,000).
 */
final class Correlation {
    private static final double GATE = 16.27;

    /** Launches whose regions are wider than this tell nothing. */
    private static final double USELESS_METRES = 500_000;

    /** Launches of one salvo are at least this far apart in time, as they are fitted. */
    private static final double SALVO_SECONDS = 5;

    private static final double TOGETHER_SECONDS = 5;
    private static final double APART_METRES = 3_000;

    private Correlation() {}

    /** Whether a track shows an object of an event. */
    static boolean sameLaunch(LaunchEvent event, Dossier dossier) {
        return farness(event, dossier).isPresent();
    }

    /**
     * How far a track is from showing an object of an event, to choose among several: 0 for the same track, 1 for what
     * parted from one of its objects, to 2 for a common fall and to 3 for a common launch by how nearly they are one; absent where it shows none.
     */
    static OptionalDouble farness(LaunchEvent event, Dossier dossier) {
        if (dossier.track.contributions().stream().anyMatch(c -> event.tracks.contains(c.track()))) {
            return OptionalDouble.of(0);
        }
        long parent = dossier.track.parent();
        if (parent != 0 && event.members.stream().anyMatch(m -> m.track.id().number() == parent)) {
            return OptionalDouble.of(1);
        }
        if (event.members.stream().anyMatch(member -> areTwoRockets(member, dossier))) {
            return OptionalDouble.empty();
        }
        double fall = event.members.stream()
                .mapToDouble(member -> Fall.farness(member, dossier))
                .min()
                .orElse(1);
        if (fall < 1) {
            return OptionalDouble.of(1 + fall);
        }
        Optional<GroundPoint> theirs = event.launch;
        Optional<GroundPoint> ours = dossier.launch();
        return theirs.isPresent() && ours.isPresent() && agree(theirs.get(), ours.get())
                ? OptionalDouble.of(2 + Discrepancy.of(theirs.get(), ours.get()).squared() / GATE)
                : OptionalDouble.empty();
    }

    /**
     * Whether both rise under thrust at the same time, apart, with one nation's radars holding each, and either were launched at moments that
     * differ or one is still so low that no stage has parted: a salvo from one site, whose launch points and times lie closer than two nations'
     * figures may.
     */
    private static boolean areTwoRockets(Dossier one, Dossier other) {
        return one != other
                && rises(one)
                && rises(other)
                && (launchedApart(one, other) || one.evidence.climbsInThickAir() || other.evidence.climbsInThickAir())
                && Math.abs(one.track
                                .estimate()
                                .time()
                                .secondsSince(other.track.estimate().time()))
                        < TOGETHER_SECONDS
                && !one.shares(other)
                && one.track.contributions().stream()
                        .anyMatch(c -> other.track.isHeldBy(c.track().nation()))
                && distanceMetres(one, other) > APART_METRES;
    }

    private static boolean launchedApart(Dossier one, Dossier other) {
        TimeTag launch = one.launch().orElseThrow().time();
        return Math.abs(launch.secondsSince(other.launch().orElseThrow().time())) > SALVO_SECONDS;
    }

    private static boolean rises(Dossier d) {
        return !d.lost
                && (d.evidence.isThrusting() || d.evidence.mayThrust())
                && d.evidence.isFirstSeenLow()
                && d.launch().isPresent();
    }

    private static double distanceMetres(Dossier one, Dossier other) {
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            double apart =
                    one.track.estimate().state(i) - other.track.estimate().state(i);
            sum += apart * apart;
        }
        return Math.sqrt(sum);
    }

    /** Whether two events are one launch. */
    static boolean sameLaunch(LaunchEvent one, LaunchEvent other) {
        if (one.tracks.stream().anyMatch(other.tracks::contains)) {
            return true;
        }
        return one.launch.isPresent() && other.launch.isPresent() && agree(one.launch.get(), other.launch.get());
    }

    private static boolean agree(GroundPoint one, GroundPoint other) {
        double widest = Math.max(one.region().semiMajorMetres(), other.region().semiMajorMetres());
        return widest <= USELESS_METRES && Discrepancy.of(one, other).squared() < GATE;
    }
}
