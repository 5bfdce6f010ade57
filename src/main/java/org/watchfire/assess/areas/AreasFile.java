package org.watchfire.assess.areas;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads {@link Areas} from lines of code, name and rings, as {@code tools/areas/make-areas.py} writes them. */
final class AreasFile {
    private static final String RESOURCE = "areas.txt";
    private static final int MAX_AREAS = 20_000;
    private static final int BASE = 36;

    private AreasFile() {}

    /** The areas that come with the program. */
    static Areas ofProgram() {
        try (InputStream in = AreasFile.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its resource " + RESOURCE + "; build it again");
            }
            return read(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the resource " + RESOURCE, e);
        }
    }

    /**
     * Reads areas.
     *
     * @throws IOException if reading fails
     * @throws IllegalArgumentException on a line that is not of that form, with its number
     */
    static Areas read(Reader reader) throws IOException {
        List<Areas.Area> areas = new ArrayList<>();
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
            areas.add(new Areas.Area(fields[0], fields[1]));
        }
        return new Areas(areas, rings);
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
            x += Integer.parseInt(words[2 * i], BASE);
            y += Integer.parseInt(words[2 * i + 1], BASE);
            longitudes[i] = x;
            latitudes[i] = y;
        }
        return new Ring(area, longitudes, latitudes);
    }
}
