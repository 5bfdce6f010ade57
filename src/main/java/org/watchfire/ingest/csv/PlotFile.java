package org.watchfire.ingest.csv;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.watchfire.model.Geodetic;
import org.watchfire.model.Identity;
import org.watchfire.model.NationId;
import org.watchfire.model.Plot;
import org.watchfire.model.Radar;
import org.watchfire.model.RadarId;
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

    private static final double DETECTION = 0.9;
    /** Some thirty years either way. */
    private static final double MOST_SECONDS = 1e9;

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
     * @param scenario which rows of the radars' file to use; empty for those whose radar is named in the plots
     * @param run which run of the plots; the first one in the file when absent
     * @throws CsvFault with file, line and remedy
     */
    public static PlotFile read(Path plotsFile, Path radarsFile, String scenario, OptionalInt run) {
        Map<String, Row> rows = radars(radarsFile, scenario);
        SortedMap<Integer, SortedMap<String, List<Raw>>> runs = new TreeMap<>();
        plots(plotsFile, rows, run.isPresent() ? Wanted.ONE : Wanted.FIRST, run.orElse(0), runs);
        return of(rows, runs.firstEntry().getValue());
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
        Map<String, Row> rows = radars(radarsFile, scenario);
        SortedMap<Integer, SortedMap<String, List<Raw>>> runs = new TreeMap<>();
        plots(plotsFile, rows, Wanted.ALL, 0, runs);
        SortedMap<Integer, PlotFile> files = new TreeMap<>();
        runs.forEach((run, byRadar) -> files.put(run, of(rows, byRadar)));
        return files;
    }

    private static PlotFile of(Map<String, Row> rows, Map<String, List<Raw>> byRadar) {
        List<Radar> radars = new ArrayList<>();
        List<Plot> plots = new ArrayList<>();
        byRadar.forEach((name, raws) -> {
            Radar radar = Objects.requireNonNull(rows.get(name)).radar(raws);
            radars.add(radar);
            raws.forEach(raw -> plots.add(raw.plot(radar.id())));
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

    private static Map<String, Row> radars(Path file, String scenario) {
        Map<String, Row> rows = new TreeMap<>();
        try (CsvTable table = new CsvTable(
                file, List.of("radar_id", "lat_deg", "lon_deg", "h_m", "sigma_r_m", "sigma_az_rad", "sigma_el_rad"))) {
            while (table.next()) {
                if (scenario.isEmpty() || table.text("scenario").equals(scenario)) {
                    Row row = Row.read(table);
                    if (rows.put(row.name, row) != null && !scenario.isEmpty()) {
                        throw table.fault("radar " + row.name + " is there twice in scenario " + scenario);
                    }
                }
            }
        }
        if (rows.isEmpty()) {
            throw new CsvFault(file + ": has no radar" + (scenario.isEmpty() ? "" : " of scenario " + scenario));
        }
        return rows;
    }

    /** Which runs of a file. */
    private enum Wanted {
        FIRST,
        ONE,
        ALL
    }

    private static void plots(
            Path file,
            Map<String, Row> rows,
            Wanted wanted,
            int one,
            SortedMap<Integer, SortedMap<String, List<Raw>>> runs) {
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
                    if (!rows.containsKey(radar)) {
                        throw table.fault("radar " + radar + " is not in the radars' file");
                    }
                    if (++count > MOST_PLOTS) {
                        throw table.fault("there are more than " + MOST_PLOTS + " plots; cut the file");
                    }
                    runs.computeIfAbsent(run, r -> new TreeMap<>())
                            .computeIfAbsent(radar, r -> new ArrayList<>())
                            .add(Raw.read(table));
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

    /** One row of plots, in SI units and radians as they stand in the file. */
    private record Raw(double seconds, double range, double azimuth, double elevation, double height, double rate) {
        static Raw read(CsvTable table) {
            double range = table.number("range_m");
            double elevation = table.number("el_rad", Double.NaN);
            if (!(range > 0 && range < 1e9)) {
                throw table.fault("range_m " + range + " is outside (0, 1e9)");
            }
            if (Math.abs(elevation) > Math.PI / 2) {
                throw table.fault("el_rad " + elevation + " is outside ±π/2");
            }
            double seconds = table.number("t_s");
            if (!(Math.abs(seconds) <= MOST_SECONDS)) {
                throw table.fault("t_s " + seconds + " is outside ±" + MOST_SECONDS);
            }
            double turn = 2 * Math.PI;
            double azimuth = table.number("az_rad") % turn;
            azimuth = azimuth < 0 ? azimuth + turn : azimuth;
            return new Raw(
                    seconds,
                    range,
                    azimuth < turn ? azimuth : 0,
                    elevation,
                    table.number("height_m", Double.NaN),
                    table.number("rr_mps", Double.NaN));
        }

        Plot plot(RadarId radar) {
            return new Plot(radar, time(seconds), range, azimuth, elevation, height, rate, Identity.NONE, 0);
        }
    }

    /** One row of radars. */
    private record Row(
            String name,
            RadarId id,
            Geodetic site,
            double rangeSigma,
            double azimuthSigma,
            double elevationSigma,
            double rateSigma,
            double period,
            double detection,
            double clutter,
            double maxRange) {
        static Row read(CsvTable table) {
            String name = table.text("radar_id");
            try {
                Row row = new Row(
                        name,
                        new RadarId(nation(table.text("nation")), name),
                        Geodetic.ofDegrees(table.number("lat_deg"), table.number("lon_deg"), table.number("h_m")),
                        table.number("sigma_r_m"),
                        table.number("sigma_az_rad"),
                        table.number("sigma_el_rad", Double.NaN),
                        table.number("sigma_rr_mps", Double.NaN),
                        table.number("period_s", Double.NaN),
                        table.number("pd", DETECTION),
                        table.number("clutter_per_scan", 1),
                        table.number("max_range_m", Double.NaN));
                row.radar(1, 1); // whether it can be one, while the line is known
                return row;
            } catch (IllegalArgumentException e) {
                throw table.fault(e.getMessage() + "");
            }
        }

        /** Nations in the files may be single letters; a code has three. */
        private static NationId nation(String text) {
            String letters = text.isEmpty() ? "X" : text;
            return new NationId(letters.length() >= 3 ? letters : (letters + letters + letters).substring(0, 3));
        }

        Radar radar(List<Raw> raws) {
            double farthest = raws.stream().mapToDouble(Raw::range).max().orElseThrow();
            return radar(period(raws), farthest);
        }

        private Radar radar(double seconds, double farthest) {
            return new Radar(
                    id,
                    site,
                    rangeSigma,
                    azimuthSigma,
                    elevationSigma,
                    rateSigma,
                    Double.isNaN(period) ? seconds : period,
                    detection,
                    clutter,
                    Double.isNaN(maxRange) ? farthest * 1.1 : maxRange);
        }

        private static double period(List<Raw> raws) {
            return ScanPeriod.of(raws.stream()
                    .sorted(Comparator.comparingDouble(Raw::seconds))
                    .map(raw -> new ScanPeriod.Spot(raw.seconds, raw.range, raw.azimuth, raw.elevation))
                    .toList());
        }
    }
}
