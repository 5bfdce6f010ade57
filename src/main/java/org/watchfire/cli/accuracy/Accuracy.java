package org.watchfire.cli.accuracy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.watchfire.astro.FreeFlight;
import org.watchfire.astro.FreeFlightBound;
import org.watchfire.ingest.csv.PlotFile;
import org.watchfire.ingest.csv.TruthFile;
import org.watchfire.model.Label;
import org.watchfire.model.NationId;
import org.watchfire.model.Plot;
import org.watchfire.model.StateEstimate;
import org.watchfire.model.TimeTag;
import org.watchfire.model.Track;
import org.watchfire.track.Tracker;
import org.watchfire.track.TrackerSettings;

/**
 * Errors of a fresh tracker in every run of one flight, at the time of each look from the fourth on. Where several tracks are
 * confirmed the nearest one counts. The bound is asked for as long as the truth flies freely from look to look.
 */
public final class Accuracy {
    private static final NationId OWN = new NationId("OWN");
    private static final Label LABEL = new Label(0, new TreeSet<>(), new TreeSet<>());
    private static final int FIRST_LOOK = 3;

    /** Farthest from free flight, between two looks, that rounding of the truth's digits explains, m. */
    private static final double FREE_METRES = 0.5;

    private final TruthFile truth;
    private final List<Double> cuts;
    private final SortedMap<Long, Epoch> epochs = new TreeMap<>();
    private final SortedMap<Double, ImpactErrors> impacts = new TreeMap<>();

    /**
     * @param truth of the flight
     * @param cuts seconds at which a phase is cut into parts that are counted apart, ascending
     * @param impactSeconds when the impact point is judged: at the first look from then on
     */
    public Accuracy(TruthFile truth, List<Double> cuts, List<Double> impactSeconds) {
        this.truth = truth;
        this.cuts = List.copyOf(cuts);
        impactSeconds.forEach(seconds -> impacts.put(seconds, new ImpactErrors()));
    }

    /** Tracks and judges one more run. */
    public void run(PlotFile file) {
        Tracker tracker = new Tracker(OWN, LABEL, file.radars(), TrackerSettings.defaults());
        FreeFlightBound bound = new FreeFlightBound(file.radars());
        SortedMap<Double, ImpactErrors> toCome = new TreeMap<>(impacts);
        double[] before = {};
        double then = Double.NaN;
        boolean free = true;
        for (int k = 0; k < file.looks().size(); k++) {
            List<Plot> look = file.looks().get(k);
            TimeTag now = look.getFirst().time();
            double seconds = now.secondsSince(PlotFile.EPOCH);
            if (seconds < truth.first() || seconds > truth.last()) {
                continue;
            }
            double[] state = truth.state(seconds);
            tracker.accept(look, now, 0);
            free = free && (before.length == 0 || isFree(before, state, seconds - then));
            if (free) {
                bound.look(state, seconds, look);
            }
            before = state;
            then = seconds;
            if (k >= FIRST_LOOK) {
                Optional<double[]> limit = free ? Optional.of(bound.covariance()) : Optional.empty();
                judge(nearest(tracker.confirmed(now, 0), state), state, seconds, limit, toCome);
            }
        }
    }

    private void judge(
            Optional<StateEstimate> told,
            double[] state,
            double seconds,
            Optional<double[]> limit,
            SortedMap<Double, ImpactErrors> toCome) {
        Epoch epoch = epochs.computeIfAbsent(Math.round(seconds * 1_000), s -> new Epoch());
        told.ifPresentOrElse(estimate -> epoch.add(estimate, state), epoch::missed);
        limit.ifPresent(epoch::addBound);
        while (!toCome.isEmpty() && toCome.firstKey() <= seconds) {
            ImpactErrors due = toCome.firstEntry().getValue();
            toCome.remove(toCome.firstKey());
            told.ifPresent(estimate -> limit.ifPresent(covariance -> due.add(seconds, estimate, state, covariance)));
        }
    }

    private static boolean isFree(double[] from, double[] to, double seconds) {
        double[] moved = from.clone();
        FreeFlight.propagate(moved, seconds, 1);
        return distance(moved, to) < FREE_METRES;
    }

    private static double distance(double[] a, double[] b) {
        return Math.sqrt((a[0] - b[0]) * (a[0] - b[0]) + (a[1] - b[1]) * (a[1] - b[1]) + (a[2] - b[2]) * (a[2] - b[2]));
    }

    private static Optional<StateEstimate> nearest(List<Track> tracks, double[] state) {
        return tracks.stream()
                .map(Track::estimate)
                .min(Comparator.comparingDouble(estimate -> distance(estimate.toState(), state)));
    }

    /** A line for each part of the flight, then one for each impact point. */
    public String table() {
        Map<String, List<Epoch>> parts = new LinkedHashMap<>();
        epochs.forEach(
                (milliseconds, epoch) -> parts.computeIfAbsent(part(milliseconds / 1e3), name -> new ArrayList<>())
                        .add(epoch));
        StringBuilder out = new StringBuilder(
                "part                 looks     held  place m  velocity m/s  NEES/6   by bound (median): place  velocity\n");
        parts.forEach((name, of) -> out.append(line(name, of)));
        impacts.forEach((asked, errors) -> out.append(impactLine(asked, errors)));
        return out.toString();
    }

    private String part(double seconds) {
        int cut = (int) cuts.stream().filter(c -> c <= seconds).count();
        String from = cut == 0 ? "" : String.format(Locale.ROOT, " from %.0f s", cuts.get(cut - 1));
        return truth.phase(seconds) + from;
    }

    private static String line(String name, List<Epoch> of) {
        int held = of.stream().mapToInt(Epoch::held).sum();
        return String.format(
                Locale.ROOT,
                "%-18s %7d  %.5f  %7.1f  %12.2f  %6.3f   %24s  %8s%n",
                name,
                of.stream().mapToInt(Epoch::runs).sum(),
                held / (double) of.stream().mapToInt(Epoch::runs).sum(),
                Math.sqrt(of.stream().mapToDouble(e -> e.squares(0)).sum() / held),
                Math.sqrt(of.stream().mapToDouble(e -> e.squares(1)).sum() / held),
                of.stream().mapToDouble(Epoch::nees).sum() / held / 6,
                middle(of, 0),
                middle(of, 1));
    }

    /** Median over the times; a dash where there is no bound. */
    private static String middle(List<Epoch> of, int which) {
        double[] sorted = of.stream()
                .mapToDouble(e -> e.ratio(which))
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        return sorted.length == 0 ? "-" : String.format(Locale.ROOT, "%.3f", sorted[sorted.length / 2]);
    }

    private static String impactLine(double asked, ImpactErrors errors) {
        if (errors.runs() == 0) {
            return String.format(
                    Locale.ROOT,
                    "impact from %.0f s: none, for want of a look from then on, of free flight until it, or of a track%n",
                    asked);
        }
        return String.format(
                Locale.ROOT,
                "impact at %.0f s: %d runs, root mean square %.0f m, bound %.0f m, ratio %.3f, region of 95 %% holds %.3f%n",
                errors.atSeconds(),
                errors.runs(),
                errors.rootMeanSquare(),
                errors.bound(),
                errors.rootMeanSquare() / errors.bound(),
                errors.coverage());
    }
}
