package org.watchfire.fuse;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.watchfire.model.Contribution;
import org.watchfire.model.Identity;
import org.watchfire.model.Label;
import org.watchfire.model.Lineage;
import org.watchfire.model.Motion;
import org.watchfire.model.NationId;
import org.watchfire.model.Stamps;
import org.watchfire.model.StateEstimate;
import org.watchfire.model.SystemTrack;
import org.watchfire.model.TimeTag;
import org.watchfire.model.Track;

/** Puts the members of an object together into the record that goes on. */
final class SystemTrackMaker {
    private final NationId own;
    private final CovarianceIntersection intersection;
    private final ReportBook reports;
    private final Gaussian6 fused = new Gaussian6();
    private final Gaussian6 next = new Gaussian6();
    private final Gaussian6 before = new Gaussian6();

    SystemTrackMaker(NationId own, CovarianceIntersection intersection, ReportBook reports) {
        this.own = own;
        this.intersection = intersection;
        this.reports = reports;
    }

    /**
     * @param object with at least one member
     * @param status given from outside, or by its members
     */
    SystemTrack make(Fused object, Optional<Track.Status> status, long wallNanos) {
        TimeTag at = object.newest();
        List<Track> members = new ArrayList<>(object.members.values());
        members.sort(Comparator.comparing((Track track) -> reports.of(track).isCoarse())
                .thenComparingDouble(track -> track.estimate().positionSigmaMetres())
                .thenComparing(Track::id));
        double[] shares = new double[members.size()];
        for (int i = 0; i < members.size(); i++) {
            Track track = members.get(i);
            next.set(track.estimate());
            next.widen(reports.of(track).widening());
            next.predict(at.secondsSince(track.estimate().time()), track.motion());
            if (i == 0) {
                fused.set(next);
                shares[0] = 1;
            } else {
                double kept = reports.of(track).isCoarse() ? fuseCoarse() : intersection.fuse(fused, next);
                for (int k = 0; k < i; k++) {
                    shares[k] *= kept;
                }
                shares[i] = 1 - kept;
            }
        }
        return record(object, status, wallNanos, at, members, shares);
    }

    /**
     * Takes a coarse version in, unless place or velocity would get worse by it: the least determinant may give up some of the one
     * for more of the other. Returns the share kept.
     */
    private double fuseCoarse() {
        before.set(fused);
        double kept = intersection.fuse(fused, next);
        if (fused.positionVariance() <= before.positionVariance()
                && fused.velocityVariance() <= before.velocityVariance()) {
            return kept;
        }
        fused.set(before);
        return 1;
    }

    private SystemTrack record(
            Fused object,
            Optional<Track.Status> status,
            long wallNanos,
            TimeTag at,
            List<Track> members,
            double[] shares) {
        List<Contribution> contributions = new ArrayList<>();
        Label label = knownTo(members.getFirst());
        Lineage lineage = members.getFirst().lineage();
        Identity identity = Identity.NONE;
        TimeTag first = members.getFirst().firstPlot();
        TimeTag last = members.getFirst().lastPlot();
        double doubt = 1;
        long arrived = 0;
        boolean confirmed = false;
        for (int i = 0; i < members.size(); i++) {
            Track track = members.get(i);
            contributions.add(new Contribution(track.id(), shares[i], track.lastPlot()));
            if (i > 0) { // most objects have one member
                label = label.strictest(knownTo(track));
                lineage = lineage.union(track.lineage());
            }
            identity = identity.orElse(track.identity());
            first = track.firstPlot().compareTo(first) < 0 ? track.firstPlot() : first;
            last = track.lastPlot().compareTo(last) > 0 ? track.lastPlot() : last;
            doubt = Math.min(doubt, 1 - track.existence());
            arrived = Math.max(arrived, track.stamps().arrivedUnixNanos());
            confirmed |= track.status() == Track.Status.CONFIRMED;
        }
        contributions.sort(
                Comparator.comparingDouble((Contribution c) -> -c.share()).thenComparing(Contribution::track));
        return new SystemTrack(
                object.id,
                own,
                label,
                new StateEstimate(at, fused.x, fused.upper()),
                motion(members, shares),
                1 - doubt,
                status.orElse(confirmed ? Track.Status.CONFIRMED : Track.Status.COASTING),
                identity,
                lineage,
                contributions,
                first,
                last,
                object.parent,
                new Stamps(arrived, wallNanos));
    }

    /** Of the members by their shares. */
    private static Motion motion(List<Track> members, double[] shares) {
        double boost = 0;
        double coast = 0;
        double reentry = 0;
        double thrust = 0;
        double weight = 0;
        for (int i = 0; i < members.size(); i++) {
            Motion m = members.get(i).motion();
            boost += shares[i] * m.boost();
            coast += shares[i] * m.coast();
            reentry += shares[i] * m.reentry();
            if (!Double.isNaN(m.thrustMps2())) {
                thrust += shares[i] * m.boost() * m.thrustMps2();
                weight += shares[i] * m.boost();
            }
        }
        double air = Math.max(1 - boost - coast - reentry, 0);
        return new Motion(air, boost, coast, reentry, weight > 0 ? thrust / weight : Double.NaN);
    }

    /** A track's marking; the nation that made it knows it anyway, and what is made of it may go back there. */
    private static Label knownTo(Track track) {
        TreeSet<NationId> nations = new TreeSet<>(track.label().releasableTo());
        nations.add(track.id().nation());
        return new Label(track.label().level(), track.label().caveats(), nations);
    }
}
