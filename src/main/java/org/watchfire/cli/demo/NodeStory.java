package org.watchfire.cli.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import org.watchfire.astro.Geodesic;
import org.watchfire.astro.RadarFrame;
import org.watchfire.model.Acknowledgement;
import org.watchfire.model.AllClear;
import org.watchfire.model.Comparison;
import org.watchfire.model.EventId;
import org.watchfire.model.Geodetic;
import org.watchfire.model.GroundPoint;
import org.watchfire.model.Item;
import org.watchfire.model.Launches;
import org.watchfire.model.NationId;
import org.watchfire.model.Plot;
import org.watchfire.model.Radar;
import org.watchfire.model.RadarId;
import org.watchfire.model.TimeTag;
import org.watchfire.model.Track;
import org.watchfire.model.TrackId;
import org.watchfire.model.Warning;
import org.watchfire.node.Decisions;
import org.watchfire.node.Input;
import org.watchfire.node.Replay;

/** What one node knew, and when, read off the replay of its journal. */
final class NodeStory implements Replay.Watcher {
    private final Truth truth;
    private final Map<RadarId, RadarFrame> frames = new HashMap<>();
    private final Set<TrackId> tracks = new HashSet<>();
    private final List<HeardWarning> warnings = new ArrayList<>();
    private final List<HeardAllClear> allClears = new ArrayList<>();
    private final Launches launches = new Launches();
    private final Map<Said, Comparison> comparisons = new HashMap<>();
    private long plots;
    private OptionalDouble firstOwnPlot = OptionalDouble.empty();
    private OptionalDouble firstOwnTrack = OptionalDouble.empty();
    private OptionalDouble firstSharedTrack = OptionalDouble.empty();

    /**
     * A warning as this node had it.
     *
     * @param warning own or a partner's
     * @param receivedSeconds since launch, when this node had it
     */
    record HeardWarning(Warning warning, double receivedSeconds) {}

    private record Said(EventId event, int version, NationId by) {}

    /**
     * An all-clear as this node had it.
     *
     * @param clear own or a partner's
     * @param receivedSeconds since launch
     * @param acknowledged nations known here to have taken note of it
     */
    record HeardAllClear(AllClear clear, double receivedSeconds, Set<NationId> acknowledged) {}

    NodeStory(Truth truth, List<Radar> radars) {
        this.truth = truth;
        radars.forEach(radar -> frames.put(radar.id(), new RadarFrame(radar.site())));
    }

    @Override
    public void saw(Input input, TimeTag now, long unixNanos, Decisions decisions) {
        double seconds = truth.sinceLaunch(now);
        for (Plot plot : decisions.plots()) {
            plots++;
            RadarFrame frame = frames.get(plot.radar());
            if (firstOwnPlot.isEmpty() && frame != null && truth.isOfLaunch(plot, frame)) {
                firstOwnPlot = OptionalDouble.of(truth.sinceLaunch(plot.time()));
            }
        }
        for (Track track : decisions.tracks()) {
            tracks.add(track.id());
            if (firstOwnTrack.isEmpty() && truth.isOfLaunch(track.estimate())) {
                firstOwnTrack = OptionalDouble.of(seconds);
            }
        }
        if (input instanceof Input.FromPartner partner) {
            partner.items().forEach(item -> heard(item, seconds));
        }
        decisions.items().forEach(item -> heard(item, seconds));
        decisions.assessments().stream()
                .flatMap(assessment -> assessment.compared().stream())
                .forEach(c -> comparisons.put(new Said(c.event(), c.version(), c.by()), c));
    }

    private void heard(Item item, double seconds) {
        launches.take(item);
        switch (item) {
            case Warning warning -> warnings.add(new HeardWarning(warning, seconds));
            case AllClear clear -> allClears.add(new HeardAllClear(clear, seconds, new TreeSet<>()));
            case Acknowledgement note -> acknowledged(note);
            case Track track -> {
                if (firstSharedTrack.isEmpty() && truth.isOfLaunch(track.estimate())) {
                    firstSharedTrack = OptionalDouble.of(seconds);
                }
            }
            default -> {} // a notice tells nothing of the flight
        }
    }

    private void acknowledged(Acknowledgement note) {
        allClears.stream()
                .filter(heard -> heard.clear().event().equals(note.event())
                        && heard.clear().version() == note.version())
                .forEach(heard -> heard.acknowledged().add(note.by()));
    }

    long plots() {
        return plots;
    }

    int tracks() {
        return tracks.size();
    }

    List<HeardWarning> warnings() {
        return List.copyOf(warnings);
    }

    /** A partner's warning held against what this node made of all tracks, the last time that was done. */
    Optional<Comparison> comparison(Warning warning) {
        return Optional.ofNullable(comparisons.get(new Said(warning.event(), warning.version(), warning.by())));
    }

    /** How many launches this node knew of in the end. */
    int launches() {
        return launches.count();
    }

    OptionalDouble firstOwnPlot() {
        return firstOwnPlot;
    }

    OptionalDouble firstOwnTrack() {
        return firstOwnTrack;
    }

    OptionalDouble firstSharedTrack() {
        return firstSharedTrack;
    }

    List<HeardAllClear> allClears() {
        return List.copyOf(allClears);
    }

    /** The first all-clear of any area. */
    OptionalDouble allClear() {
        return allClears.stream().mapToDouble(HeardAllClear::receivedSeconds).findFirst();
    }

    /** When the node first had a warning, its own or a partner's. */
    OptionalDouble firstWarning() {
        return warnings.stream().mapToDouble(HeardWarning::receivedSeconds).findFirst();
    }

    /** Kilometres between where the newest warning known at {@code seconds} puts the impact and where it was. */
    OptionalDouble impactErrorKilometres(double seconds) {
        Optional<Geodetic> stated = warnings.stream()
                .filter(heard -> heard.receivedSeconds() <= seconds)
                .flatMap(heard -> heard.warning().impact().stream())
                .reduce((older, newer) -> newer)
                .map(GroundPoint::region)
                .map(region -> region.centre());
        return stated.isPresent() && truth.impact().isPresent()
                ? OptionalDouble.of(
                        Geodesic.distanceMetres(stated.get(), truth.impact().get()) / 1000)
                : OptionalDouble.empty();
    }
}
