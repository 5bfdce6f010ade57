package org.watchfire.model;

/**
 * An area that an event endangers, and why.
 *
 * @param area administrative region, first level, ISO 3166-2 such as {@code JP-47}
 * @param basis what the danger is derived from
 * @param probability that it comes true, in [0, 1]
 * @param from earliest time of danger
 * @param to latest time of danger, not before {@code from}
 */
public record Threat(String area, Basis basis, double probability, TimeTag from, TimeTag to) {
    public Threat {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("probability " + probability + " is outside [0, 1]");
        }
        if (to.compareTo(from) < 0) {
            throw new IllegalArgumentException("threat to " + area + " ends before it begins");
        }
    }

    /** What a threat is derived from. */
    public enum Basis {
        /** The object itself comes down there. */
        IMPACT,
        /** Parts of it may come down there. */
        DEBRIS,
        /** It passes above. */
        OVERFLIGHT,
        /** It lies in the corridor that was announced for this launch; no measurement says so yet. */
        CORRIDOR
    }
}
