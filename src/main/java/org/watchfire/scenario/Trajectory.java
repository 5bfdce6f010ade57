package org.watchfire.scenario;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where one object truly is: states at nodes, between them cubic Hermite interpolation (position error below a millimetre
 * at the nodes' spacing of at most a second). ECEF, metres, metres per second; time in seconds of the scenario.
 */
public final class Trajectory {
    private final double[] times;
    private final double[] states;
    private final List<String> phases;

    private Trajectory(double[] times, double[] states, List<String> phases) {
        this.times = times;
        this.states = states;
        this.phases = phases;
    }

    /** First second of the scenario at which the object is there. */
    public double fromSeconds() {
        return times[0];
    }

    /** Last second of the scenario at which the object is there. */
    public double toSeconds() {
        return times[times.length - 1];
    }

    /**
     * The state at a moment.
     *
     * @param seconds of the scenario
     * @param out6 receives x, y, z, vx, vy, vz; untouched when false
     * @return whether the object is there then
     */
    public boolean at(double seconds, double[] out6) {
        if (!(seconds >= fromSeconds() && seconds <= toSeconds())) {
            return false;
        }
        int i = node(seconds);
        int a = 6 * i;
        double h = times[i + 1] - times[i];
        double s = (seconds - times[i]) / h;
        double s2 = s * s;
        double s3 = s2 * s;
        for (int k = 0; k < 3; k++) {
            double p0 = states[a + k];
            double p1 = states[a + 6 + k];
            double v0 = states[a + 3 + k];
            double v1 = states[a + 9 + k];
            out6[k] = (2 * s3 - 3 * s2 + 1) * p0
                    + (s3 - 2 * s2 + s) * h * v0
                    + (3 * s2 - 2 * s3) * p1
                    + (s3 - s2) * h * v1;
            out6[3 + k] = (6 * s2 - 6 * s) / h * (p0 - p1) + (3 * s2 - 4 * s + 1) * v0 + (3 * s2 - 2 * s) * v1;
        }
        return true;
    }

    /** What it does at a moment when it is there, such as {@code boost1}, {@code coast}, {@code air}. */
    public String phase(double seconds) {
        return phases.get(node(seconds));
    }

    private int node(double seconds) {
        int i = Arrays.binarySearch(times, seconds);
        return Math.clamp(i >= 0 ? i : -i - 2, 0, times.length - 2);
    }

    /** Gathers nodes in order of time. */
    static final class Builder {
        private double[] times = new double[64];
        private double[] states = new double[6 * 64];
        private final List<String> phases = new ArrayList<>();
        private int size;

        /** Adds a node; {@code phase} holds from here to the next. A node not after the last is left out. */
        void add(double seconds, double[] state6, String phase) {
            if (size > 0 && !(seconds > times[size - 1])) {
                return;
            }
            if (size == times.length) {
                times = Arrays.copyOf(times, 2 * size);
                states = Arrays.copyOf(states, 12 * size);
            }
            times[size] = seconds;
            System.arraycopy(state6, 0, states, 6 * size, 6);
            phases.add(phase);
            size++;
        }

        int size() {
            return size;
        }

        Trajectory build() {
            if (size < 2) {
                throw new IllegalStateException("a trajectory of " + size + " nodes");
            }
            return new Trajectory(Arrays.copyOf(times, size), Arrays.copyOf(states, 6 * size), List.copyOf(phases));
        }
    }
}
