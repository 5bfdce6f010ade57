package org.watchfire.ingest.csv;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The true flight of one target, from a CSV file with the columns {@code t_s,target_id,class,phase,x_m,y_m,z_m,vx_mps,vy_mps,vz_mps}
 * (ECEF), rows in order of time. Between two rows the place is the cubic through both places and velocities (Hermite), the
 * velocity its derivative: rows a second apart err by less than a millimetre in free flight.
 */
public final class TruthFile {
    private static final List<String> COLUMNS =
            List.of("t_s", "target_id", "x_m", "y_m", "z_m", "vx_mps", "vy_mps", "vz_mps");
    private static final int MOST_ROWS = 10_000_000;

    private final List<Row> rows;

    @SuppressWarnings("ArrayRecordComponent") // private, never compared, copied where it goes out
    private record Row(double seconds, String phase, double[] state) {}

    private TruthFile(List<Row> rows) {
        this.rows = rows;
    }

    /**
     * Reads one target.
     *
     * @param file the truth
     * @param target its {@code target_id}; empty for that of the first row
     * @throws CsvFault with file, line and remedy
     */
    public static TruthFile read(Path file, String target) {
        List<Row> rows = new ArrayList<>();
        String wanted = target;
        try (CsvTable table = new CsvTable(file, COLUMNS)) {
            while (table.next()) {
                wanted = wanted.isEmpty() ? table.text("target_id") : wanted;
                if (!table.text("target_id").equals(wanted)) {
                    continue;
                }
                double[] state = new double[6];
                for (int i = 0; i < 6; i++) {
                    state[i] = table.number(COLUMNS.get(2 + i));
                }
                double seconds = table.number("t_s");
                if (!rows.isEmpty() && !(seconds > rows.getLast().seconds)) {
                    throw table.fault("t_s " + seconds + " is not after the row before; sort the file by time");
                }
                if (rows.size() == MOST_ROWS) {
                    throw table.fault("there are more than " + MOST_ROWS + " rows; cut the file");
                }
                rows.add(new Row(seconds, table.text("phase"), state));
            }
        }
        if (rows.isEmpty()) {
            throw new CsvFault(file + ": has no row" + (wanted.isEmpty() ? "" : " of target " + wanted));
        }
        return new TruthFile(rows);
    }

    /** First second of the flight. */
    public double first() {
        return rows.getFirst().seconds;
    }

    /** Last second of the flight. */
    public double last() {
        return rows.getLast().seconds;
    }

    /** Phase of the newest row that is not after a time; empty where the file names none. */
    public String phase(double seconds) {
        return rows.get(at(seconds)).phase;
    }

    /** The state at a time from {@link #first} to {@link #last}: ECEF, 6 terms. */
    public double[] state(double seconds) {
        int i = Math.min(at(seconds), Math.max(0, rows.size() - 2));
        Row a = rows.get(i);
        if (a.seconds == seconds || rows.size() == 1) {
            return a.state.clone();
        }
        Row b = rows.get(i + 1);
        double h = b.seconds - a.seconds;
        double s = (seconds - a.seconds) / h;
        double[] out = new double[6];
        for (int k = 0; k < 3; k++) {
            double from = a.state[k];
            double step = b.state[k] - from;
            double u = a.state[3 + k] * h;
            double v = b.state[3 + k] * h;
            double c = 3 * step - 2 * u - v;
            double d = u + v - 2 * step;
            out[k] = from + s * (u + s * (c + s * d));
            out[3 + k] = (u + s * (2 * c + 3 * s * d)) / h;
        }
        return out;
    }

    /** Newest row that is not after a time. */
    private int at(double seconds) {
        if (!(seconds >= first() && seconds <= last())) {
            throw new IllegalArgumentException(seconds + " s is outside " + first() + ".." + last());
        }
        int low = 0;
        int high = rows.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (rows.get(middle).seconds <= seconds) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
