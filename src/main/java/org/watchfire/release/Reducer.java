package org.watchfire.release;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.watchfire.model.Acknowledgement;
import org.watchfire.model.AllClear;
import org.watchfire.model.Assessment;
import org.watchfire.model.Contribution;
import org.watchfire.model.Ellipse;
import org.watchfire.model.GroundPoint;
import org.watchfire.model.Identity;
import org.watchfire.model.Item;
import org.watchfire.model.Label;
import org.watchfire.model.Lineage;
import org.watchfire.model.Motion;
import org.watchfire.model.NationId;
import org.watchfire.model.Notice;
import org.watchfire.model.RadarId;
import org.watchfire.model.Recall;
import org.watchfire.model.Relation;
import org.watchfire.model.Retraction;
import org.watchfire.model.Stamps;
import org.watchfire.model.StateEstimate;
import org.watchfire.model.SystemTrack;
import org.watchfire.model.TimeTag;
import org.watchfire.model.Track;
import org.watchfire.model.Warning;

/** Makes the version of an item that a {@link Reduction} leaves. Works on every field by name: a new field of a record
 * breaks the build here, so that nobody forgets to say whether it may leave. */
final class Reducer {
    /** Name of the radar that stands for all radars of a nation where they are not told apart. */
    static final String UNNAMED_RADAR = "_";

    /** Moments of plots are told to this, where radars are not told apart and nothing is thinned. */
    private static final double PLOT_MOMENT_SECONDS = 10;

    private final Reduction reduction;
    private final boolean takesNothing;
    private final Optional<CoarseGrid> grid;

    Reducer(Reduction reduction) {
        this.reduction = reduction;
        this.takesNothing = reduction.isNone();
        this.grid = reduction.grid().map(CoarseGrid::new);
    }

    /** The reduced version; empty where the reduction cannot be made on this kind of item, which must then stay. */
    Optional<Item> reduce(Item item) {
        if (takesNothing) {
            return Optional.of(item);
        }
        Label label = reduction.relabel().of(item.label());
        return switch (item) {
            case Track track -> Optional.of(track(track, label));
            case SystemTrack track -> Optional.of(systemTrack(track, label));
            case Assessment assessment -> Optional.of(assessment(assessment, label));
            case Warning warning -> Optional.of(warning(warning, label));
            case AllClear a ->
                Optional.of(new AllClear(
                        a.event(),
                        a.version(),
                        a.by(),
                        a.realm(),
                        label,
                        a.areas(),
                        a.ends(),
                        a.reason(),
                        a.decided(),
                        a.stamps()));
            case Retraction r ->
                Optional.of(new Retraction(
                        r.event(), r.version(), r.by(), r.realm(), label, r.reason(), r.decided(), r.stamps()));
            case Acknowledgement a ->
                Optional.of(new Acknowledgement(
                        a.event(), a.version(), a.by(), a.realm(), label, a.role(), a.decided(), a.stamps()));
            case Relation r ->
                Optional.of(new Relation(
                        r.event(),
                        r.version(),
                        r.by(),
                        r.realm(),
                        label,
                        r.kind(),
                        r.other(),
                        r.reason(),
                        r.decided(),
                        r.stamps()));
            case Recall recall -> Optional.of(recall); // names only; it has no content to take from
            case Notice n ->
                // Its places are corners of published areas: coarsening would move them out of their own meaning.
                grid.isPresent()
                        ? Optional.empty()
                        : Optional.of(new Notice(
                                n.id(),
                                n.origin(),
                                n.realm(),
                                label,
                                n.site(),
                                n.from(),
                                n.to(),
                                n.areas(),
                                n.corridor(),
                                n.derived(),
                                n.confidence(),
                                n.source()));
        };
    }

    /** Whether an item is a version already from which this takes nothing more. */
    boolean takesNothingFrom(Item item) {
        return takesNothing
                || reduce(item)
                        .filter(version -> AlreadyReduced.is(item, version, reduction))
                        .isPresent();
    }

    private Item track(Track track, Label label) {
        return new Track(
                track.id(),
                label,
                estimate(track.estimate(), track.motion()),
                motion(track.motion()),
                track.existence(),
                track.status(),
                identity(track.identity()),
                lineage(track.lineage()),
                plotMoment(track.firstPlot()),
                plotMoment(track.lastPlot()),
                drops(Reduction.Part.SENSOR) ? 1 : track.plots(),
                drops(Reduction.Part.TRACK) ? Optional.empty() : track.parent(),
                stamps(track.stamps()));
    }

    private Item systemTrack(SystemTrack track, Label label) {
        return new SystemTrack(
                track.id(),
                track.origin(),
                label,
                estimate(track.estimate(), track.motion()),
                motion(track.motion()),
                track.existence(),
                track.status(),
                identity(track.identity()),
                lineage(track.lineage()),
                track.contributions().stream()
                        .map(c -> new Contribution(c.track(), c.share(), plotMoment(c.lastPlot())))
                        .toList(),
                plotMoment(track.firstPlot()),
                plotMoment(track.lastPlot()),
                drops(Reduction.Part.TRACK) ? 0 : track.parent(),
                stamps(track.stamps()));
    }

    private Item assessment(Assessment a, Label label) {
        return new Assessment(
                a.track(),
                a.origin(),
                label,
                a.time(),
                a.objectClass(),
                a.probabilities(),
                ground(a.launch(), Reduction.Part.LAUNCH),
                ground(a.impact(), Reduction.Part.IMPACT),
                a.threatened(),
                a.thrusting(),
                a.perigee(),
                a.failed(),
                List.of()); // of places finer than this version may show
    }

    private Item warning(Warning w, Label label) {
        return new Warning(
                w.event(),
                w.version(),
                w.by(),
                w.realm(),
                label,
                w.objectClass(),
                w.confidence(),
                drops(Reduction.Part.TRACK) ? Optional.empty() : w.track(),
                ground(w.launch(), Reduction.Part.LAUNCH),
                ground(w.impact(), Reduction.Part.IMPACT),
                w.threatened(),
                w.thrusting(),
                w.failed(),
                w.notice(),
                w.decided(),
                stamps(w.stamps()));
    }

    private boolean drops(Reduction.Part part) {
        return reduction.drop().contains(part);
    }

    private StateEstimate estimate(StateEstimate exact, Motion motion) {
        return grid.map(g -> g.coarsen(exact, floor(exact.time(), reduction.everySeconds()), motion.thrustMps2()))
                .orElse(exact);
    }

    private Motion motion(Motion motion) {
        return grid.isPresent()
                ? new Motion(motion.air(), motion.boost(), motion.coast(), motion.reentry(), Double.NaN)
                : motion;
    }

    private Identity identity(Identity identity) {
        return drops(Reduction.Part.IDENTITY) ? Identity.NONE : identity;
    }

    private Lineage lineage(Lineage lineage) {
        if (!drops(Reduction.Part.SENSOR)) {
            return lineage;
        }
        TreeSet<RadarId> unnamed = new TreeSet<>();
        for (NationId nation : lineage.nations()) {
            unnamed.add(new RadarId(nation, UNNAMED_RADAR));
        }
        return new Lineage(unnamed);
    }

    private TimeTag plotMoment(TimeTag moment) {
        return grid.isPresent() || drops(Reduction.Part.SENSOR)
                ? floor(moment, Math.max(reduction.everySeconds(), PLOT_MOMENT_SECONDS))
                : moment;
    }

    /** The arrival of a plot tells when a radar looked; the decision does not tell more than the sending. */
    private Stamps stamps(Stamps stamps) {
        return grid.isPresent() || drops(Reduction.Part.SENSOR)
                ? new Stamps(stamps.decidedUnixNanos(), stamps.decidedUnixNanos())
                : stamps;
    }

    private Optional<GroundPoint> ground(Optional<GroundPoint> exact, Reduction.Part part) {
        if (drops(part) || exact.isEmpty() || grid.isEmpty()) {
            return drops(part) ? Optional.empty() : exact;
        }
        GroundPoint point = exact.get();
        Ellipse region = point.region();
        double radius = grid.get().coveringRadius(region.semiMajorMetres());
        return Optional.of(new GroundPoint(
                new Ellipse(grid.get().snapOnGround(region.centre()), radius, radius, 0, region.probability()),
                point.time(),
                point.timeSigmaSeconds()));
    }

    /** The slot a moment falls into, by its beginning; the stamp's error goes, and the slots are alike for all. */
    static TimeTag floor(TimeTag moment, double seconds) {
        long slot = Math.round(seconds * 1e9);
        return new TimeTag(Math.floorDiv(moment.taiNanos(), slot) * slot, moment.errorNanos(), moment.clock());
    }
}
