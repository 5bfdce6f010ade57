package org.watchfire.ingest.csv;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The radars of a file by name. Several scenarios may have one of a name; which is meant must be said where they differ. */
final class RadarTable {
    private final Map<String, RadarRow> rows = new TreeMap<>();

    /** Names that stand for more than one radar. */
    private final Set<String> unclear = new TreeSet<>();

    private RadarTable() {}

    /**
     * Reads the radars of one scenario.
     *
     * @param file the radars
     * @param scenario which rows to use; empty for all
     * @throws CsvFault with file, line and remedy
     */
    static RadarTable read(Path file, String scenario) {
        RadarTable radars = new RadarTable();
        try (CsvTable table = new CsvTable(
                file, List.of("radar_id", "lat_deg", "lon_deg", "h_m", "sigma_r_m", "sigma_az_rad", "sigma_el_rad"))) {
            while (table.next()) {
                if (scenario.isEmpty() || table.text("scenario").equals(scenario)) {
                    radars.add(RadarRow.read(table), table, scenario);
                }
            }
        }
        if (radars.rows.isEmpty()) {
            throw new CsvFault(file + ": has no radar" + (scenario.isEmpty() ? "" : " of scenario " + scenario));
        }
        return radars;
    }

    private void add(RadarRow row, CsvTable table, String scenario) {
        RadarRow other = rows.putIfAbsent(row.name(), row);
        if (other != null && !scenario.isEmpty()) {
            throw table.fault("radar " + row.name() + " is there twice in scenario " + scenario);
        }
        if (other != null && !other.equals(row)) {
            unclear.add(row.name());
        }
    }

    /** Why plots cannot be of the radar of this name; empty where they can. */
    Optional<String> missing(String name) {
        if (unclear.contains(name)) {
            return Optional.of("radar " + name
                    + " is there more than once in the radars' file, and not the same; say which with --scenario");
        }
        return rows.containsKey(name) ? Optional.empty() : Optional.of("radar " + name + " is not in the radars' file");
    }

    /** The radar of a name that is not {@link #missing}. */
    RadarRow row(String name) {
        return Objects.requireNonNull(rows.get(name));
    }
}
