package org.watchfire.fuse;

import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.watchfire.model.Identity;
import org.watchfire.model.Track;

/** How near tracks are to objects, by state and covariance at the same moment. Of one {@link Fuser}; holds scratch only. */
final class Nearness {
    private static final double FARTHEST_METRES = 300_000;

    private final FuserSettings settings;
    private final ReportBook reports;
    private final CovarianceIntersection intersection;
    private final Gaussian6 candidate = new Gaussian6();
    private final Gaussian6 other = new Gaussian6();

    Nearness(FuserSettings settings, ReportBook reports, CovarianceIntersection intersection) {
        this.settings = settings;
        this.reports = reports;
        this.intersection = intersection;
    }

    /** The nearest object inside the joining distance that has no track of this nation, but not one of them; none if there is none. */
    @Nullable
    Fused nearest(Track track, Collection<Fused> objects, @Nullable Fused not) {
        Fused best = null;
        double least = settings.joinDistance();
        for (Fused object : objects) {
            if (object != not && !object.members.containsKey(track.id().nation()) && isNear(track, object)) {
                double distance = squaredDistance(track, object);
                if (distance < least) {
                    least = distance;
                    best = object;
                }
            }
        }
        return best;
    }

    private static boolean isNear(Track track, Fused object) {
        Track one = object.members.firstEntry().getValue();
        for (int i = 0; i < 3; i++) {
            if (!(Math.abs(track.estimate().state(i) - one.estimate().state(i)) < FARTHEST_METRES)) {
                return false;
            }
        }
        return !contradicts(track.identity(), one.identity());
    }

    private static boolean contradicts(Identity a, Identity b) {
        return a.aircraftAddress() >= 0 && b.aircraftAddress() >= 0 && a.aircraftAddress() != b.aircraftAddress();
    }

    /** Squared distance of a track and the nearest member of an object, at the later of their moments. */
    double squaredDistance(Track track, Fused object) {
        double least = Double.POSITIVE_INFINITY;
        for (Track member : object.members.values()) {
            candidate.set(track.estimate());
            candidate.widen(reports.of(track).widening());
            other.set(member.estimate());
            other.widen(reports.of(member).widening());
            double lead = track.estimate().time().secondsSince(member.estimate().time());
            if (Math.abs(lead) > settings.silentSeconds()) {
                continue;
            }
            if (lead >= 0) {
                other.predict(lead, member.motion());
            } else {
                candidate.predict(-lead, track.motion());
            }
            least = Math.min(least, intersection.squaredDistance(candidate, other));
        }
        return least;
    }
}
