package org.watchfire.assess;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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

    private static final String RESOURCE = "areas.txt";
    private static final int MAX_AREAS = 20_000;
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

    /** A closed line, in thousandths of a degree; the first corner is not repeated. */
    private static final class Ring {
        final int area;
        final int[] longitudes;
        final int[] latitudes;
        final int west;
        final int east;
        final int south;
        final int north;

        Ring(int area, int[] longitudes, int[] latitudes) {
            this.area = area;
            this.longitudes = longitudes;
            this.latitudes = latitudes;
            west = Arrays.stream(longitudes).min().orElse(0);
            east = Arrays.stream(longitudes).max().orElse(0);
            south = Arrays.stream(latitudes).min().orElse(0);
            north = Arrays.stream(latitudes).max().orElse(0);
        }
    }

    private static final class World {
        static final Areas AREAS = load();
    }

    /** The world's areas, read once (about 0.1 s) and then shared. */
    public static Areas world() {
        return World.AREAS;
    }

    /**
     * Reads areas in the form that {@code tools/areas/make-areas.py} writes.
     *
     * @throws IOException if reading fails
     * @throws IllegalArgumentException on a line that is not of that form, with its number
     */
    public static Areas read(Reader reader) throws IOException {
        List<Area> areas = new ArrayList<>();
        List<Ring> rings = new ArrayList<>();
        BufferedReader lines = new BufferedReader(reader);
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (line.isEmpty() || line.charAt(0) == '#') {
                continue;
            }
            String[] fields = line.split("\t", -1);
            if (fields.length != 3 || areas.size() >= MAX_AREAS) {
                throw new IllegalArgumentException("line " + number + " has " + fields.length
                        + " fields, not code, name and rings, or is beyond " + MAX_AREAS + " areas");
            }
            for (String text : fields[2].split(";", -1)) {
                rings.add(ring(areas.size(), text, number));
            }
            areas.add(new Area(fields[0], fields[1]));
        }
        return new Areas(areas, rings);
    }

    private Areas(List<Area> areas, List<Ring> rings) {
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
            if (x >= ring.west && x <= ring.east && y >= ring.south && y <= ring.north) {
                inside ^= odd(ring, x, y);
            }
        }
        return inside ? area : SEA;
    }

    /**
     * As {@link #indexAt}, for the middle of the square of 0.05 degrees that the place lies in: some 3 km off at most, and
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

    /** Whether a line from the place to the east crosses the ring an odd number of times. */
    private static boolean odd(Ring ring, double x, double y) {
        boolean odd = false;
        int n = ring.longitudes.length;
        double lastX = ring.longitudes[n - 1];
        double lastY = ring.latitudes[n - 1];
        for (int i = 0; i < n; i++) {
            double nextX = ring.longitudes[i];
            double nextY = ring.latitudes[i];
            if ((nextY > y) != (lastY > y) && x < (lastX - nextX) * (y - nextY) / (lastY - nextY) + nextX) {
                odd = !odd;
            }
            lastX = nextX;
            lastY = nextY;
        }
        return odd;
    }

    private static int cellRow(int milliDegrees) {
        return Math.clamp(Math.floorDiv(milliDegrees, 1000) + 90, 0, ROWS - 1);
    }

    private static int cellColumn(int milliDegrees) {
        return Math.clamp(Math.floorDiv(milliDegrees, 1000) + 180, 0, COLUMNS - 1);
    }

    private static Ring ring(int area, String text, int line) {
        String[] words = text.split(",", -1);
        int n = words.length / 2;
        if (n < 3 || words.length % 2 != 0) {
            throw new IllegalArgumentException("line " + line + " holds a ring of " + words.length + " numbers");
        }
        int[] longitudes = new int[n];
        int[] latitudes = new int[n];
        int x = 0;
        int y = 0;
        for (int i = 0; i < n; i++) {
            x += Integer.parseInt(words[2 * i], 36);
            y += Integer.parseInt(words[2 * i + 1], 36);
            longitudes[i] = x;
            latitudes[i] = y;
        }
        return new Ring(area, longitudes, latitudes);
    }

    private static Areas load() {
        try (InputStream in = Areas.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its resource " + RESOURCE + "; build it again");
            }
            return read(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the resource " + RESOURCE, e);
        }
    }
}
