package org.watchfire.track;

/** The newest normalised innovations squared of one radar: a ring of {@link RadarConsistency#WINDOW}. */
final class InnovationWindow {
    private final double[] squares = new double[RadarConsistency.WINDOW];
    private final int[] quantities = new int[RadarConsistency.WINDOW];
    private long taken;

    /** Takes a plot that a confirmed track took. */
    void add(double squaredDistance, int quantitiesMeasured) {
        int k = (int) (taken++ % squares.length);
        squares[k] = squaredDistance;
        quantities[k] = quantitiesMeasured;
    }

    /** What the window holds, summed anew so that no rounding gathers. */
    RadarConsistency consistency(Sensor sensor) {
        int count = (int) Math.min(taken, squares.length);
        double sum = 0;
        int all = 0;
        for (int i = 0; i < count; i++) {
            sum += squares[i];
            all += quantities[i];
        }
        return RadarConsistency.of(sensor.radar.id(), count, sum, all);
    }
}
