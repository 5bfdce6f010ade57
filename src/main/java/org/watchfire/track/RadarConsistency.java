package org.watchfire.track;

import org.watchfire.model.RadarId;

/**
 * Whether a radar's plots lie about its tracks as far off as its sigmas say: the normalised innovation squared, per
 * measured quantity, over its newest plots, with the band that 95 % of such means fall into when all is right (Y.
 * Bar-Shalom, X. R. Li, T. Kirubarajan, Estimation with Applications to Tracking and Navigation, 2001, section 5.4).
 * Above the band a radar errs by more than it declares, or is badly aligned; below it, by less, or
 * all that it sees flies calmly: what the tracker allows for turns counts too, so that a sky of straight flights looked at every few
 * seconds lies below 1 too. The gate cuts the largest innovations off besides, and the likeliest model is the one asked.
 *
 * @param radar whose plots
 * @param plots how many of the newest are in it, at most {@link #WINDOW}
 * @param mean of the normalised innovations squared, per quantity; 1 when nothing was taken yet
 * @param low lower end of the band
 * @param high upper end of the band
 */
public record RadarConsistency(RadarId radar, int plots, double mean, double low, double high) {
    /** Most plots of a radar in the mean. */
    public static final int WINDOW = 400;

    private static final double TWO_SIDED_95 = 1.959964;

    /** Whether the mean lies in the band, as it does too when there is no plot. */
    public boolean isConsistent() {
        return plots == 0 || (mean >= low && mean <= high);
    }

    static RadarConsistency of(RadarId radar, int plots, double sum, int quantities) {
        if (plots == 0) {
            return new RadarConsistency(radar, 0, 1, 0, Double.POSITIVE_INFINITY);
        }
        return new RadarConsistency(
                radar,
                plots,
                sum / quantities,
                quantile(quantities, -TWO_SIDED_95),
                quantile(quantities, TWO_SIDED_95));
    }

    /** Quantile of chi-square over its degrees of freedom (E. B. Wilson, M. M. Hilferty, PNAS 17, 1931). */
    private static double quantile(int degrees, double normal) {
        double v = 2.0 / (9 * degrees);
        double root = 1 - v + normal * Math.sqrt(v);
        return root * root * root;
    }
}
