package org.watchfire.assess;

import static org.watchfire.assess.Flights.JPN;
import static org.watchfire.assess.Flights.LABEL;
import static org.watchfire.assess.Flights.T0;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.watchfire.assess.Flights.Stage;
import org.watchfire.assess.Flights.Truth;
import org.watchfire.astro.Geodesic;
import org.watchfire.model.Geodetic;
import org.watchfire.model.Item;
import org.watchfire.model.NationId;
import org.watchfire.model.Notice;
import org.watchfire.model.NoticeId;
import org.watchfire.model.Realm;
import org.watchfire.model.Stamps;
import org.watchfire.model.Threat;
import org.watchfire.model.TimeTag;
import org.watchfire.model.Track;
import org.watchfire.model.Warning;

/** Launches for tests, and what assessors said who watched them. */
final class Watch {
    static final Geodetic SITE = Geodetic.ofDegrees(39.66, 124.705, 0);
    /** Seconds after launch at which {@link #FAILED_LAUNCH} fails. */
    static final double FAILURE = 150;

    /** Two stages towards 192°, the second fails after six seconds (cf. 2023-05-31). */
    static final List<Truth> FAILED_LAUNCH = Flights.rocket(
            SITE,
            Math.toRadians(192),
            Math.toRadians(0.62),
            Math.toRadians(10),
            List.of(new Stage(0, 138, 13.5, 2500), new Stage(6, 6, 11, 2800)),
            1200);

    /** Of a window from then on, with two hazard areas and a corridor over JP-47. */
    static Notice notice(TimeTag from, Geodetic site, double bearing) {
        return new Notice(
                new NoticeId("TEST-1"),
                JPN,
                Realm.TEST,
                LABEL,
                site,
                from,
                from.plusSeconds(864_000),
                List.of(area(site, bearing, 405_000), area(site, bearing - Math.toRadians(20), 2_900_000)),
                List.of("JP-47"),
                true,
                "low",
                "a test");
    }

    private static Notice.HazardArea area(Geodetic site, double bearing, double metres) {
        Geodetic centre = Geodesic.direct(site, bearing, metres);
        return new Notice.HazardArea(
                "area",
                List.of(
                        Geodesic.direct(centre, 0, 50_000),
                        Geodesic.direct(centre, 2, 50_000),
                        Geodesic.direct(centre, 4, 50_000)));
    }

    /** Whatever was said, in order. */
    final List<Item> items = new ArrayList<>();

    /** Shows a flight to an assessor, every other second, as track 1 of a nation. */
    void fly(Assessor assessor, NationId by, List<Truth> flight, double from, double to) {
        fly(assessor, 1, by, flight, from, to);
    }

    /** The same, as a track of this number. */
    void fly(Assessor assessor, int number, NationId by, List<Truth> flight, double from, double to) {
        Random random = new Random(1);
        for (Truth truth : flight) {
            if (truth.seconds >= from && truth.seconds < to && truth.seconds % 2 == 0) {
                items.addAll(assessor.accept(
                                Flights.track(number, by, truth, 150, 20, random, Track.Status.CONFIRMED),
                                T0.plusSeconds(truth.seconds),
                                new Stamps(0, 0))
                        .items());
                items.addAll(
                        assessor.tick(T0.plusSeconds(truth.seconds + 0.5), 0).items());
            }
        }
    }

    /** Of what was said, one kind. */
    <T extends Item> List<T> all(Class<T> type) {
        return items.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** Whether a warning is of the corridor that was announced. */
    static boolean corridor(Warning warning) {
        return warning.threatened().stream()
                .anyMatch(t -> t.area().equals("JP-47") && t.basis() == Threat.Basis.CORRIDOR);
    }
}
