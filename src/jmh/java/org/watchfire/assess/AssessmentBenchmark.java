package org.watchfire.assess;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.watchfire.model.Geodetic;
import org.watchfire.model.SystemTrack;
import org.watchfire.model.Track;

/**
 * What one report of a track costs to assess, the mean over a minute of reports a second apart: class, launch, impact, areas in danger
 * and warnings.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(1)
public class AssessmentBenchmark {
    private static final int REPORTS = 60;
    private static final int CUT_OFF_SECONDS = 120;
    private static final int SEEN_SECONDS = 20;
    private static final int REPORTS_UNDER_THRUST = CUT_OFF_SECONDS - SEEN_SECONDS;
    private static final Geodetic SITE = Geodetic.ofDegrees(-20, 60, 0);

    private final AssessorSettings settings = Flights.settings(Flights.KOR);
    private final Random random = new Random(1);
    private final List<SystemTrack> flight = reports(
            Flights.rocket(
                    SITE,
                    1,
                    Math.toRadians(0.5),
                    Math.toRadians(35),
                    List.of(new Flights.Stage(0, CUT_OFF_SECONDS, 18, 2_700)),
                    CUT_OFF_SECONDS + REPORTS),
            SEEN_SECONDS);
    private final List<SystemTrack> aircraft = aircraft();
    private Assessor boosting = new Assessor(settings);
    private Assessor coasting = new Assessor(settings);
    private Assessor flying = new Assessor(settings);

    private List<SystemTrack> reports(List<Flights.Truth> flight, int from) {
        List<SystemTrack> reports = new ArrayList<>();
        for (Flights.Truth truth : flight.subList(from, flight.size())) {
            reports.add(Flights.track(1, Flights.KOR, truth, 50, 5, random, Track.Status.CONFIRMED));
        }
        return reports;
    }

    private List<SystemTrack> aircraft() {
        List<Flights.Truth> level = new ArrayList<>();
        for (int t = 0; t < REPORTS; t++) {
            double[] state =
                    Flights.straight(Geodetic.ofDegrees(-20, 60 + 0.002 * t, 9_000), Math.PI / 2, 210, 0);
            level.add(new Flights.Truth(t, state, false));
        }
        return reports(level, 0);
    }

    @Setup(Level.Invocation)
    public void begin() {
        boosting = new Assessor(settings);
        coasting = new Assessor(settings);
        take(coasting, flight.subList(0, REPORTS_UNDER_THRUST));
        flying = new Assessor(settings);
    }

    /** From its first report on, under thrust. */
    @Benchmark
    @OperationsPerInvocation(REPORTS)
    public int boost() {
        return take(boosting, flight.subList(0, REPORTS));
    }

    /** After cut-off. */
    @Benchmark
    @OperationsPerInvocation(REPORTS)
    public int coast() {
        return take(coasting, flight.subList(REPORTS_UNDER_THRUST, REPORTS_UNDER_THRUST + REPORTS));
    }

    /** An aircraft, level. */
    @Benchmark
    @OperationsPerInvocation(REPORTS)
    public int level() {
        return take(flying, aircraft);
    }

    private static int take(Assessor assessor, List<SystemTrack> reports) {
        int said = 0;
        for (SystemTrack report : reports) {
            said += assessor.accept(report, report.estimate().time(), report.stamps()).items().size();
        }
        return said;
    }
}
