package org.watchfire.ingest;

import java.util.HashMap;
import java.util.Map;
import org.watchfire.astro.Refraction;
import org.watchfire.model.Plot;
import org.watchfire.model.RadarId;

/**
 * Takes the bending of the air out of the plots of radars that leave it in. A plot without elevation is left as it is: its ray is not
 * known, and what the air adds to its range is less than 0.3 in a thousand.
 */
final class Straightening {
    private final Map<RadarId, Refraction> airOf = new HashMap<>();
    private final double[] straight = new double[2];

    Straightening(Sources sources) {
        for (Sources.Source source : sources.radars()) {
            if (source.bent()) {
                airOf.put(
                        source.radar().id(),
                        new Refraction(source.radar().site().heightMetres()));
            }
        }
    }

    Plot of(Plot plot) {
        Refraction air = airOf.get(plot.radar());
        if (air == null || !plot.hasElevation()) {
            return plot;
        }
        air.straighten(plot.rangeMetres(), plot.elevationRadians(), straight);
        return new Plot(
                plot.radar(),
                plot.time(),
                straight[0],
                plot.azimuthRadians(),
                straight[1],
                plot.heightMetres(),
                plot.rangeRateMps(),
                plot.identity(),
                plot.arrivedUnixNanos());
    }
}
