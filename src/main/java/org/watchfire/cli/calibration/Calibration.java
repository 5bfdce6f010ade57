package org.watchfire.cli.calibration;

import java.util.List;
import java.util.stream.IntStream;
import org.watchfire.assess.areas.Areas;

/** Many flights, and what their claims were worth. The same seed gives the same table, however many threads there are. */
public final class Calibration {
    private final Reliability reliability = new Reliability();
    private final Coverage coverage = new Coverage();
    private final long seed;

    private Calibration(long seed) {
        this.seed = seed;
    }

    /**
     * Flies.
     *
     * @param flights how many
     * @param seed of all that is drawn
     * @param dragKgPerM2 ballistic coefficient of what is launched; infinite for a vacuum
     */
    public static Calibration run(int flights, long seed, double dragKgPerM2) {
        Areas areas = Areas.world();
        List<FlightRun.Result> results = IntStream.range(0, flights)
                .parallel()
                .mapToObj(number -> FlightRun.of(number, seed, dragKgPerM2, areas))
                .toList();
        Calibration calibration = new Calibration(seed);
        for (FlightRun.Result result : results) {
            calibration.reliability.add(result);
            calibration.coverage.add(result);
        }
        return calibration;
    }

    /** Both tables, for people. */
    public String table() {
        return reliability.table(seed) + '\n' + coverage.table();
    }

    /** Expected calibration error over all classes. */
    double error() {
        return reliability.error();
    }

    int orbitUnderThrust() {
        return reliability.orbitUnderThrust();
    }

    double coverage(Phase phase) {
        return coverage.share(phase);
    }
}
