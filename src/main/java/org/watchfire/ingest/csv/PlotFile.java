package org.watchfire.ingest.csv;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.watchfire.model.Plot;
import org.watchfire.model.Radar;
import org.watchfire.model.TimeTag;

/**
 * Radars and their plots read together from two CSV files, since the plots tell what the radars' file leaves open: a
 * radar's period ({@link ScanPeriod}), and its range, which is that of its farthest plot and a tenth more.
 *
 * <p>Columns of the radars: {@code scenario,radar_id,nation,lat_deg,lon_deg,h_m,sigma_r_m,sigma_az_rad,sigma_el_rad,
 * sigma_rr_mps}, and if there {@code period_s,pd,clutter_per_scan,max_range_m}. Columns of the plots: {@code
 * run,t_s,radar_id,target_id,range_m,az_rad,el_rad,rr_mps}, and if there {@code height_m}; {@code target_id} is never
 * read. Time 0 s stands for {@link #EPOCH}.
 *
 * @param radars those of the scenario that made plots, by id
 * @param looks plots of one time together, in order of time
 */
public record PlotFile(List<Radar> radars, List<List<Plot>> looks) {
    /** Moment of {@code t_s} = 0: 2026-01-01T00:00:00 TAI. */
    public static final TimeTag EPOCH = TimeTag.of(1_767_225_600L * TimeTag.NANOS);

    private static final int MOST_PLOTS = 20_000_000;

    public PlotFile {
        radars = List.copyOf(radars);
        looks = List.copyOf(looks);
    }

    /**
     * Reads one run.
     *
     * @param plotsFile the plots
     * @param radarsFile the radars
     * @param scenario which rows of the radars' file to use; empty for all, where no two that the plots name differ
     * @param run which run of the plots; the first one in the file when absent
     * @throws CsvFault with file, line and remedy
     */
    public static PlotFile read(Path plotsFile, Path radarsFile, String scenario, OptionalInt run) {
        RadarTable table = RadarTable.read(radarsFile, scenario);
        SortedMap<Integer, SortedMap<String, List<PlotRow>>> runs = new TreeMap<>();
        plots(plotsFile, table, run.isPresent() ? Wanted.ONE : Wanted.FIRST, run.orElse(0), runs);
        return of(table, runs.firstEntry().getValue());
    }

    /**
     * Reads all runs.
     *
     * @param plotsFile the plots
     * @param radarsFile the radars
     * @param scenario as in {@link #read}
     * @return each run by its number
     * @throws CsvFault with file, line and remedy
     */
    public static SortedMap<Integer, PlotFile> readAll(Path plotsFile, Path radarsFile, String scenario) {
        RadarTable table = RadarTable.read(radarsFile, scenario);
        SortedMap<Integer, SortedMap<String, List<PlotRow>>> runs = new TreeMap<>();
        plots(plotsFile, table, Wanted.ALL, 0, runs);
        SortedMap<Integer, PlotFile> files = new TreeMap<>();
        runs.forEach((run, byRadar) -> files.put(run, of(table, byRadar)));
        return files;
    }

    private static PlotFile of(RadarTable table, Map<String, List<PlotRow>> byRadar) {
        List<Radar> radars = new ArrayList<>();
        List<Plot> plots = new ArrayList<>();
        byRadar.forEach((name, ofRadar) -> {
            Radar radar = table.row(name).radar(ofRadar);
            radars.add(radar);
            ofRadar.forEach(row -> plots.add(row.plot(radar.id())));
        });
        plots.sort(Comparator.comparing(Plot::time));
        return new PlotFile(radars, looks(plots));
    }

    /** Moment of a time in the files. */
    public static TimeTag time(double seconds) {
        return EPOCH.plusSeconds(seconds);
    }

    /** Number of plots. */
    public int plotCount() {
        return looks.stream().mapToInt(List::size).sum();
    }

    private static List<List<Plot>> looks(List<Plot> plots) {
        List<List<Plot>> looks = new ArrayList<>();
        int from = 0;
        for (int to = 1; to <= plots.size(); to++) {
            if (to == plots.size()
                    || plots.get(to).time().taiNanos() != plots.get(from).time().taiNanos()) {
                looks.add(List.copyOf(plots.subList(from, to)));
                from = to;
            }
        }
        return looks;
    }

    /** Which runs of a file. */
    private enum Wanted {
        FIRST,
        ONE,
        ALL
    }

    private static void plots(
            Path file,
            RadarTable radars,
            Wanted wanted,
            int one,
            SortedMap<Integer, SortedMap<String, List<PlotRow>>> runs) {
        int count = 0;
        try (CsvTable table = new CsvTable(file, List.of("t_s", "radar_id", "range_m", "az_rad", "el_rad"))) {
            while (table.next()) {
                int run = run(table);
                boolean take = switch (wanted) {
                    case FIRST -> runs.isEmpty() || runs.containsKey(run);
                    case ONE -> run == one;
                    case ALL -> true;
                };
                if (take) {
                    String radar = table.text("radar_id");
                    radars.missing(radar).ifPresent(why -> {
                        throw table.fault(why);
                    });
                    if (++count > MOST_PLOTS) {
                        throw table.fault("there are more than " + MOST_PLOTS + " plots; cut the file");
                    }
                    runs.computeIfAbsent(run, r -> new TreeMap<>())
                            .computeIfAbsent(radar, r -> new ArrayList<>())
                            .add(PlotRow.read(table));
                }
            }
        }
        if (count == 0) {
            throw new CsvFault(file + ": has no plots" + (wanted == Wanted.ONE ? " of run " + one : ""));
        }
    }

    private static int run(CsvTable table) {
        double run = table.number("run", 0);
        if (run != Math.rint(run) || run < 0 || run > Integer.MAX_VALUE) {
            throw table.fault("run " + run + " is no whole number from 0 on");
        }
        return (int) run;
    }
}
