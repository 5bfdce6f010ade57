package org.watchfire.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.watchfire.model.Acknowledgement;
import org.watchfire.model.AllClear;
import org.watchfire.model.Assessment;
import org.watchfire.model.Geodetic;
import org.watchfire.model.GroundPoint;
import org.watchfire.model.Item;
import org.watchfire.model.Notice;
import org.watchfire.model.Recall;
import org.watchfire.model.Relation;
import org.watchfire.model.Retraction;
import org.watchfire.model.StateEstimate;
import org.watchfire.model.SystemTrack;
import org.watchfire.model.Threat;
import org.watchfire.model.TimeTag;
import org.watchfire.model.Track;
import org.watchfire.model.Warning;

/** What rules and built-in checks ask of an item, whatever its kind. What a kind does not have is empty. */
final class Facts {
    private Facts() {}

    /** The moment that age is counted from; for a notice the closing of its window. */
    static TimeTag time(Item item) {
        return switch (item) {
            case Track track -> track.estimate().time();
            case SystemTrack track -> track.estimate().time();
            case Assessment assessment -> assessment.time();
            case Warning warning -> warning.decided();
            case AllClear allClear -> allClear.decided();
            case Retraction retraction -> retraction.decided();
            case Notice notice -> notice.to();
            case Acknowledgement acknowledgement -> acknowledgement.decided();
            case Recall recall -> recall.decided();
            case Relation relation -> relation.decided();
        };
    }

    static Optional<StateEstimate> estimate(Item item) {
        return switch (item) {
            case Track track -> Optional.of(track.estimate());
            case SystemTrack track -> Optional.of(track.estimate());
            case Assessment assessment -> Optional.empty();
            case Warning warning -> Optional.empty();
            case AllClear allClear -> Optional.empty();
            case Retraction retraction -> Optional.empty();
            case Notice notice -> Optional.empty();
            case Acknowledgement acknowledgement -> Optional.empty();
            case Recall recall -> Optional.empty();
            case Relation relation -> Optional.empty();
        };
    }

    /** All places an item names, the one that {@code item.lat} and {@code item.lon} stand for first. */
    static List<Geodetic> places(Item item) {
        return switch (item) {
            case Track track -> List.of(place(track.estimate()));
            case SystemTrack track -> List.of(place(track.estimate()));
            case Assessment assessment -> ground(assessment.impact(), assessment.launch());
            case Warning warning -> ground(warning.impact(), warning.launch());
            case AllClear allClear -> List.of();
            case Retraction retraction -> List.of();
            case Notice notice -> {
                List<Geodetic> places = new ArrayList<>(List.of(notice.site()));
                notice.areas().forEach(area -> places.addAll(area.boundary()));
                yield places;
            }
            case Acknowledgement acknowledgement -> List.of();
            case Recall recall -> List.of();
            case Relation relation -> List.of();
        };
    }

    /** Whether places can be had without computing them. */
    static boolean hasPlace(Item item) {
        return switch (item) {
            case Track track -> true;
            case SystemTrack track -> true;
            case Assessment assessment ->
                assessment.impact().isPresent() || assessment.launch().isPresent();
            case Warning warning ->
                warning.impact().isPresent() || warning.launch().isPresent();
            case AllClear allClear -> false;
            case Retraction retraction -> false;
            case Notice notice -> true;
            case Acknowledgement acknowledgement -> false;
            case Recall recall -> false;
            case Relation relation -> false;
        };
    }

    /** Administrative regions an item names, ISO 3166-2. */
    static List<String> regions(Item item) {
        return switch (item) {
            case Track track -> List.of();
            case SystemTrack track -> List.of();
            case Assessment assessment -> regions(assessment.threatened());
            case Warning warning -> regions(warning.threatened());
            case AllClear allClear -> allClear.areas();
            case Retraction retraction -> List.of();
            case Notice notice -> notice.corridor();
            case Acknowledgement acknowledgement -> List.of();
            case Recall recall -> List.of();
            case Relation relation -> List.of();
        };
    }

    /** Name of what the item is about, for people: track, event or notice. */
    static String subject(Item item) {
        return switch (item) {
            case Track track -> track.id().toString();
            case SystemTrack track -> track.id().toString();
            case Assessment assessment -> assessment.track().toString();
            case Warning warning -> warning.event().toString();
            case AllClear allClear -> allClear.event().toString();
            case Retraction retraction -> retraction.event().toString();
            case Notice notice -> notice.id().toString();
            case Acknowledgement acknowledgement -> acknowledgement.event().toString();
            case Recall recall -> "recall of " + recall.subjects().size();
            case Relation relation -> relation.event() + " and " + relation.other();
        };
    }

    private static Geodetic place(StateEstimate estimate) {
        return Wgs84.toGeodetic(estimate.state(0), estimate.state(1), estimate.state(2));
    }

    private static List<Geodetic> ground(Optional<GroundPoint> impact, Optional<GroundPoint> launch) {
        List<Geodetic> places = new ArrayList<>(2);
        impact.ifPresent(point -> places.add(point.region().centre()));
        launch.ifPresent(point -> places.add(point.region().centre()));
        return places;
    }

    private static List<String> regions(List<Threat> threats) {
        return threats.stream().map(Threat::area).distinct().toList();
    }
}
