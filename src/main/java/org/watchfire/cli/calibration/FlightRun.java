package org.watchfire.cli.calibration;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.watchfire.assess.Air;
import org.watchfire.assess.Assessor;
import org.watchfire.assess.AssessorSettings;
import org.watchfire.assess.areas.Areas;
import org.watchfire.fuse.Fuser;
import org.watchfire.fuse.FuserSettings;
import org.watchfire.model.Assessment;
import org.watchfire.model.Label;
import org.watchfire.model.Plot;
import org.watchfire.model.Realm;
import org.watchfire.model.StateEstimate;
import org.watchfire.model.SystemTrack;
import org.watchfire.model.TimeTag;
import org.watchfire.model.Track;
import org.watchfire.track.Tracker;
import org.watchfire.track.TrackerSettings;

/** One flight through tracker, fuser and assessor; what was claimed of it, beside the truth. */
final class FlightRun {
    private static final TimeTag START = TimeTag.of(1_700_000_000L * TimeTag.NANOS);
    private static final Label LABEL = new Label(0, new TreeSet<>(), new TreeSet<>());
    private static final double OF_IT_METRES = 20e3;
    private static final int CLAIM_SECONDS = 5;

    private final Flight flight;
    private final double dragKgPerM2;
    private final Watch watch;
    private final Tracker tracker;
    private final Fuser fuser = new Fuser(Watch.OWN, FuserSettings.defaults());
    private final Assessor assessor;

    private final List<ClassClaim> classes = new ArrayList<>();
    private final Map<Phase, Miss> misses = new EnumMap<>(Phase.class);
    private Optional<Assessment> lastLaunch = Optional.empty();
    private int nextClaim;

    /** What was claimed of the classes at one moment, and the true one. */
    record ClassClaim(Assessment assessment, Flight.Moment truth) {}

    /** All claims of one flight: of its classes, and at the moments of {@link Phase} of its places. */
    record Result(FlightKind kind, List<ClassClaim> classes, Map<Phase, Miss> misses) {}

    private FlightRun(Flight flight, double dragKgPerM2, Random random, Areas areas) {
        this.flight = flight;
        this.dragKgPerM2 = dragKgPerM2;
        this.watch = new Watch(flight, random);
        this.tracker = new Tracker(Watch.OWN, LABEL, watch.radars(), TrackerSettings.defaults());
        AssessorSettings settings = AssessorSettings.of(Watch.OWN, Realm.TEST, LABEL, areas);
        this.assessor = new Assessor(settings.with(Double.isFinite(dragKgPerM2) ? Air.EVERYWHERE : Air.NOWHERE));
    }

    /**
     * Flies one flight.
     *
     * @param number of the flight, which says its kind
     * @param seed of all flights
     * @param dragKgPerM2 ballistic coefficient of what is launched; infinite for a vacuum
     */
    static Result of(int number, long seed, double dragKgPerM2, Areas areas) {
        Random random = new Random(seed * 1_000_003L + number);
        Flight flight = new FlightMaker(random, dragKgPerM2).fly(FlightKind.of(number));
        return new FlightRun(flight, dragKgPerM2, random, areas).run();
    }

    private Result run() {
        for (int second = 0; second < flight.moments().size(); second++) {
            Flight.Moment truth = flight.moments().get(second);
            TimeTag now = START.plusSeconds(second);
            List<Plot> plots = watch.look(truth.state, second, now);
            for (Track track : plots.isEmpty() ? tracker.tick(now, 0) : tracker.accept(plots, now, 0)) {
                for (SystemTrack system : fuser.accept(track, now, 0)) {
                    List<Assessment> said =
                            assessor.accept(system, now, system.stamps()).assessments();
                    boolean isNew = system.estimate().time().equals(now);
                    if (isNew && metresOff(system.estimate(), truth.state) < OF_IT_METRES) {
                        said.forEach(a -> hear(a, truth, a.time().secondsSince(START)));
                    }
                }
            }
            fuser.tick(now, 0);
            assessor.tick(now, 0);
        }
        lastLaunch
                .flatMap(Assessment::launch)
                .ifPresent(launch -> misses.put(Phase.LAUNCH, Miss.of(launch, flight.site(), START)));
        return new Result(flight.kind(), classes, misses);
    }

    private static double metresOff(StateEstimate estimate, double[] truth) {
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            double off = estimate.state(i) - truth[i];
            sum += off * off;
        }
        return Math.sqrt(sum);
    }

    private void hear(Assessment said, Flight.Moment truth, double seconds) {
        if (seconds >= nextClaim) {
            nextClaim = (int) seconds + CLAIM_SECONDS;
            classes.add(new ClassClaim(said, truth));
        }
        if (!flight.kind().isLaunch()) {
            return;
        }
        if (said.launch().isPresent()) {
            lastLaunch = Optional.of(said);
        }
        for (Phase phase : Phase.values()) {
            if (phase.isDue(seconds, flight.cutOffSeconds()) && !misses.containsKey(phase)) {
                said.impact().ifPresent(impact -> {
                    double[] s = truth.state.clone();
                    double falls = Motion.fall(s, dragKgPerM2);
                    if (!Double.isNaN(falls)) {
                        misses.put(phase, Miss.of(impact, s, START.plusSeconds(seconds + falls)));
                    }
                });
            }
        }
    }
}
