package org.watchfire.assess.areas;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The first-level administrative areas of the world and which of them a place lies in. A place in none is sea (or
 * Antarctica's unnamed ice): an outcome like any other.
 *
 * <p>Borders: Natural Earth 1:10m admin 1 (public domain), simplified to 0.4 km in East Asia and the West Pacific and to
 * 4 km elsewhere; how is written in {@code tools/areas/make-areas.py}. To its users it is immutable.
 */
public final class Areas {
    /** What {@link #indexAt} says of the sea. */
    public static final int SEA = -1;

    private static final double MILLI = 1e-3;
    private static final int COLUMNS = 360;
    private static final int ROWS = 180;
    private static final int FINE = 20;
    private static final int FIRST = 2;
    private static final int[] NONE = {};

    private final List<Area> areas;
    private final Map<String, Integer> byCode = new HashMap<>();
    private final List<Ring> rings;

    /**
     * What {@link #roughIndexAt} has found, by cell of one degree: 0 for not looked at yet, else the index plus
     * {@link #FIRST}. Filled as it is asked for; several threads may find the same, and then it is the same.
     */
    private final short[] @Nullable [] known = new short[COLUMNS * ROWS][];

    private final Ring[] longestRing;
    private final int[][] ringsOfCell = new int[COLUMNS * ROWS][];

    /**
     * One area.
     *
     * @param code ISO 3166-2, such as {@code JP-47}; a code with X is not ISO's own
     * @param name in English
     */
    public record Area(String code, String name) {}

    private static final class World {
        static final Areas AREAS = AreasFile.ofProgram();
    }

    /** The world's areas, read once (about 0.1 s) and then shared. */
    public static Areas world() {
        return World.AREAS;
    }

    Areas(List<Area> areas, List<Ring> rings) {
        this.areas = List.copyOf(areas);
        this.rings = List.copyOf(rings);
        this.longestRing = new Ring[areas.size()];
        for (Ring ring : rings) {
            Ring longest = longestRing[ring.area];
            if (longest == null || ring.longitudes.length > longest.longitudes.length) {
                longestRing[ring.area] = ring;
            }
        }
        for (int i = 0; i < areas.size(); i++) {
            byCode.put(areas.get(i).code(), i);
        }
        int[] counts = new int[ringsOfCell.length];
        for (int pass = 0; pass < 2; pass++) {
            for (int r = 0; r < rings.size(); r++) {
                Ring ring = rings.get(r);
                for (int row = cellRow(ring.south); row <= cellRow(ring.north); row++) {
                    for (int column = cellColumn(ring.west); column <= cellColumn(ring.east); column++) {
                        int cell = row * COLUMNS + column;
                        if (pass == 0) {
                            counts[cell]++;
                        } else {
                            ringsOfCell[cell][--counts[cell]] = r;
                        }
                    }
                }
            }
            if (pass == 0) {
                Arrays.setAll(ringsOfCell, cell -> counts[cell] == 0 ? NONE : new int[counts[cell]]);
            }
        }
    }

    /** How many there are; their numbers run from 0. */
    public int size() {
        return areas.size();
    }

    /** The area of a number. */
    public Area area(int index) {
        return areas.get(index);
    }

    /** The number of the area with an ISO 3166-2 code. */
    public Optional<Integer> indexOf(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /** A place amid the longest ring of an area, latitude and longitude in radians: where to measure distances to it. */
    public double[] centre(int index) {
        Ring ring = longestRing[index];
        return new double[] {
            Math.toRadians((ring.south + ring.north) / 2.0 * MILLI),
            Math.toRadians((ring.west + ring.east) / 2.0 * MILLI)
        };
    }

    /** The area at a place, if it is on land. */
    public Optional<Area> at(double latitudeRadians, double longitudeRadians) {
        int index = indexAt(latitudeRadians, longitudeRadians);
        return index == SEA ? Optional.empty() : Optional.of(areas.get(index));
    }

    /**
     * The number of the area at a place, or {@link #SEA}.
     *
     * @param latitudeRadians geodetic
     * @param longitudeRadians any turn
     */
    public int indexAt(double latitudeRadians, double longitudeRadians) {
        double y = Math.toDegrees(latitudeRadians) / MILLI;
        double turn = Math.toDegrees(longitudeRadians);
        double x = (turn - 360 * Math.floor((turn + 180) / 360)) / MILLI;
        int[] candidates = ringsOfCell[cellRow((int) Math.floor(y)) * COLUMNS + cellColumn((int) Math.floor(x))];
        // The rings of an area stand side by side, highest first: count crossings until the area changes.
        int area = SEA;
        boolean inside = false;
        for (int candidate : candidates) {
            Ring ring = rings.get(candidate);
            if (ring.area != area) {
                if (inside) {
                    return area;
                }
                area = ring.area;
                inside = false;
            }
            inside ^= ring.encloses(x, y);
        }
        return inside ? area : SEA;
    }

    /**
     * As {@link #indexAt}, for the middle of the square of 0.05 degrees that the place lies in: some 4 km off at most, and
     * fast from the second time on. For paths over the ground, looked up by the thousand.
     */
    public int roughIndexAt(double latitudeRadians, double longitudeRadians) {
        double turn = Math.toDegrees(longitudeRadians);
        int x = Math.clamp((int) ((turn - 360 * Math.floor((turn + 180) / 360) + 180) * FINE), 0, COLUMNS * FINE - 1);
        int y = Math.clamp((int) ((Math.toDegrees(latitudeRadians) + 90) * FINE), 0, ROWS * FINE - 1);
        int cell = y / FINE * COLUMNS + x / FINE;
        if (ringsOfCell[cell].length == 0) {
            return SEA;
        }
        short[] block = known[cell];
        if (block == null) {
            block = new short[FINE * FINE];
            known[cell] = block;
        }
        int at = y % FINE * FINE + x % FINE;
        if (block[at] == 0) {
            block[at] = (short)
                    (FIRST + indexAt(Math.toRadians((y + 0.5) / FINE - 90), Math.toRadians((x + 0.5) / FINE - 180)));
        }
        return block[at] - FIRST;
    }

    private static int cellRow(int milliDegrees) {
        return Math.clamp(Math.floorDiv(milliDegrees, 1000) + 90, 0, ROWS - 1);
    }

    private static int cellColumn(int milliDegrees) {
        return Math.clamp(Math.floorDiv(milliDegrees, 1000) + 180, 0, COLUMNS - 1);
    }
}
