package org.watchfire.assess.areas;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.watchfire.model.Threat;
import org.watchfire.model.TimeTag;

/**
 * What the futures of an {@link Outlook} do to which areas: a {@link Tally} for each area and basis. Overflight is counted in
 * those futures alone that are followed over the ground. Mutable while they are flown.
 */
final class Tallies {
    private static final List<Threat.Basis> BASES = List.of(Threat.Basis.values());
    private static final int FUTURES = Outlook.FUTURES;
    private static final int PATHS = Outlook.FUTURES / Outlook.PATH_EVERY;

    private final Areas areas;

    /** By number of the area times the number of bases, plus the basis. */
    private final Map<Integer, Tally> byKey = new LinkedHashMap<>();

    Tallies(Areas areas) {
        this.areas = areas;
    }

    /** The tally of an area by its number. */
    Tally of(int area, Threat.Basis basis) {
        return byKey.computeIfAbsent(key(area, basis), key -> new Tally());
    }

    private static int key(int area, Threat.Basis basis) {
        return area * BASES.size() + BASES.indexOf(basis);
    }

    /**
     * The threats from some probability on, most probable first.
     *
     * @param now what the times count from
     * @param impact least probability for impact or debris
     * @param overflight least probability for overflight
     */
    List<Threat> threats(TimeTag now, double impact, double overflight) {
        List<Threat> out = new ArrayList<>();
        byKey.forEach((key, tally) -> {
            Threat.Basis basis = BASES.get(key % BASES.size());
            boolean over = basis == Threat.Basis.OVERFLIGHT;
            double probability = (double) tally.count() / (over ? PATHS : FUTURES);
            if (probability >= (over ? overflight : impact)) {
                out.add(new Threat(
                        areas.area(key / BASES.size()).code(),
                        basis,
                        probability,
                        now.plusSeconds(tally.begin()),
                        now.plusSeconds(tally.end())));
            }
        });
        out.sort(Outlook.ORDER);
        return out;
    }

    /**
     * The greatest probability, over all bases, that this object harms or passes an area from some moment on.
     *
     * @param code ISO 3166-2; an area that is not known has probability 0
     * @param afterSeconds since the estimate; what happened before is over
     */
    double greatest(String code, double afterSeconds) {
        int index = areas.indexOf(code).orElse(Areas.SEA);
        double most = 0;
        for (Threat.Basis basis : BASES) {
            Tally tally = index == Areas.SEA ? null : byKey.get(key(index, basis));
            if (tally != null) {
                boolean over = basis == Threat.Basis.OVERFLIGHT;
                most = Math.max(most, tally.later(afterSeconds) / (double) (over ? PATHS : FUTURES));
            }
        }
        return most;
    }
}
