package org.watchfire.assess.areas;

import java.util.Arrays;

/** A closed line, in thousandths of a degree; the first corner is not repeated. */
final class Ring {
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

    /** Whether a place lies inside, latitude y and longitude x in thousandths of a degree. */
    boolean encloses(double x, double y) {
        return x >= west && x <= east && y >= south && y <= north && odd(x, y);
    }

    /** Whether a line from the place to the east crosses the ring an odd number of times. */
    private boolean odd(double x, double y) {
        boolean odd = false;
        int n = longitudes.length;
        double lastX = longitudes[n - 1];
        double lastY = latitudes[n - 1];
        for (int i = 0; i < n; i++) {
            double nextX = longitudes[i];
            double nextY = latitudes[i];
            if ((nextY > y) != (lastY > y) && x < (lastX - nextX) * (y - nextY) / (lastY - nextY) + nextX) {
                odd = !odd;
            }
            lastX = nextX;
            lastY = nextY;
        }
        return odd;
    }
}
