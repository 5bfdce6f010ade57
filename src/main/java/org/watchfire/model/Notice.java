package org.watchfire.model;

import java.util.List;

/**
 * An announced launch window with its hazard areas. Context only: a notice never starts a warning and never changes a
 * probability.
 *
 * @param id as published
 * @param origin the nation that passes it on
 * @param realm actual, exercise or test
 * @param label marking
 * @param site announced launch site, on the ellipsoid
 * @param from opening of the window
 * @param to closing of the window
 * @param areas where parts are expected to fall, in order along the flight
 * @param corridor administrative regions under or beside the announced path, ISO 3166-2
 * @param derived whether the areas were worked out from other facts rather than published as such
 * @param confidence how far it is to be trusted: {@code high}, {@code medium} or {@code low}
 * @param source where it was published
 */
public record Notice(
        NoticeId id,
        NationId origin,
        Realm realm,
        Label label,
        Geodetic site,
        TimeTag from,
        TimeTag to,
        List<HazardArea> areas,
        List<String> corridor,
        boolean derived,
        String confidence,
        String source)
        implements Item {
    public Notice {
        areas = List.copyOf(areas);
        corridor = List.copyOf(corridor);
        if (to.compareTo(from) < 0) {
            throw new IllegalArgumentException("notice " + id + " closes before it opens");
        }
    }

    /**
     * An announced fall area.
     *
     * @param name such as {@code HA-1 stage 1}
     * @param boundary corners in order, at least 3, the first not repeated; a circle is given by its corners
     */
    public record HazardArea(String name, List<Geodetic> boundary) {
        public HazardArea {
            boundary = List.copyOf(boundary);
            if (boundary.size() < 3) {
                throw new IllegalArgumentException("hazard area " + name + " has " + boundary.size() + " corners");
            }
        }
    }
}
