package org.watchfire.cli.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.watchfire.assess.Assessor;
import org.watchfire.assess.AssessorOutput;
import org.watchfire.assess.AssessorSettings;
import org.watchfire.assess.areas.Areas;
import org.watchfire.fuse.Fuser;
import org.watchfire.fuse.FuserSettings;
import org.watchfire.model.Assessment;
import org.watchfire.model.Item;
import org.watchfire.model.Label;
import org.watchfire.model.Plot;
import org.watchfire.model.Radar;
import org.watchfire.model.Realm;
import org.watchfire.model.SystemTrack;
import org.watchfire.model.TimeTag;
import org.watchfire.model.Track;
import org.watchfire.model.Warning;
import org.watchfire.track.Tracker;
import org.watchfire.track.TrackerSettings;

/** Tracker, fuser and assessor in a row, as a node has them, and what they say of each turn of one radar. */
final class BenchWatch {
    /** Launch probability from which a track is more likely a launch than not. */
    private static final double LIKELY = 0.5;

    private static final Label LABEL = new Label(0, new TreeSet<>(), new TreeSet<>());

    private final Tracker tracker;
    private final Fuser fuser = new Fuser(BenchSky.OWN, FuserSettings.defaults());
    private final Assessor assessor = new Assessor(AssessorSettings.of(BenchSky.OWN, Realm.TEST, LABEL, Areas.world()));

    /**
     * What was said of one turn.
     *
     * @param held states of confirmed tracks that changed, ECEF
     * @param candidates those said to be a launch with {@link Assessment#CANDIDATE} or more
     * @param likely those said to be a launch with {@link #LIKELY} or more
     * @param warnings states of the tracks of which a warning was said, for the first time or again
     */
    record Said(
            List<SystemTrack> held,
            List<SystemTrack> candidates,
            List<SystemTrack> likely,
            List<SystemTrack> warnings) {}

    BenchWatch(Radar radar) {
        tracker = new Tracker(BenchSky.OWN, LABEL, List.of(radar), TrackerSettings.defaults());
    }

    Said turn(List<Plot> plots, TimeTag now) {
        Said said = new Said(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (Track track : tracker.accept(plots, now, 0)) {
            for (SystemTrack system : fuser.accept(track, now, 0)) {
                said.held.add(system);
                AssessorOutput out = assessor.accept(system, now, system.stamps());
                if (out.assessments().stream().anyMatch(Assessment::isCandidate)) {
                    said.candidates.add(system);
                }
                if (out.assessments().stream().anyMatch(a -> a.launchProbability() >= LIKELY)) {
                    said.likely.add(system);
                }
                if (warns(out)) {
                    said.warnings.add(system);
                }
            }
        }
        assessor.tick(now, 0);
        return said;
    }

    private static boolean warns(AssessorOutput out) {
        for (Item item : out.items()) {
            if (item instanceof Warning) {
                return true;
            }
        }
        return false;
    }
}
