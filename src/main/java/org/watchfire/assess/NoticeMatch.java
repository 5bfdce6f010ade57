package org.watchfire.assess;

import java.util.ArrayList;
import java.util.List;
import org.watchfire.assess.areas.Areas;
import org.watchfire.assess.areas.Outlook;
import org.watchfire.astro.Geodesic;
import org.watchfire.model.Geodetic;
import org.watchfire.model.GroundPoint;
import org.watchfire.model.Notice;
import org.watchfire.model.Threat;

/**
 * Whether a detected launch is the announced one: from the announced site, in the direction of the announced areas. The
 * window is looked at with a day's grace only: the launch of 2023-11-21 came 77 minutes before its window.
 */
final class NoticeMatch {
    private static final double SITE_METRES = 25_000;
    private static final double DIRECTION_RADIANS = Math.toRadians(20);
    private static final double LEAST_DOWNRANGE_METRES = 30_000;
    private static final double GRACE_SECONDS = 86_400;
    private static final double FASTEST_MPS = 6_000;
    private static final double SLOWEST_MPS = 1_200;
    private static final double SLACK_SECONDS = 300;

    private NoticeMatch() {}

    /**
     * @param launch presumed launch point
     * @param ahead where it would come down now, or where it is
     */
    static boolean matches(Notice notice, GroundPoint launch, Geodetic ahead) {
        if (notice.areas().isEmpty()
                || launch.time().secondsSince(notice.from()) < -GRACE_SECONDS
                || notice.to().secondsSince(launch.time()) < -GRACE_SECONDS) {
            return false;
        }
        Geodetic centre = launch.region().centre();
        double reach = SITE_METRES + launch.region().semiMajorMetres();
        if (Geodesic.distanceMetres(centre, notice.site()) > reach
                || Geodesic.distanceMetres(notice.site(), ahead) < LEAST_DOWNRANGE_METRES + reach) {
            return false;
        }
        double flown = Geodesic.azimuthRadians(notice.site(), ahead);
        double first = bearing(notice, notice.areas().getFirst());
        double low = 0;
        double high = 0;
        for (Notice.HazardArea area : notice.areas()) {
            double turn = Math.IEEEremainder(bearing(notice, area) - first, 2 * Math.PI);
            low = Math.min(low, turn);
            high = Math.max(high, turn);
        }
        double turn = Math.IEEEremainder(flown - first, 2 * Math.PI);
        return turn > low - DIRECTION_RADIANS && turn < high + DIRECTION_RADIANS;
    }

    /** How far the announced areas reach from the site, metres. */
    static double reachMetres(Notice notice) {
        return notice.areas().stream()
                .mapToDouble(a -> Geodesic.distanceMetres(notice.site(), centre(a)))
                .max()
                .orElse(0);
    }

    /** An area of the announced corridor, and how far from the site it is. */
    record Passage(String area, double metres) {
        /**
         * The area as a threat; its probability is what the measurements say, not the notice.
         *
         * @param outlook of the object
         */
        Threat threat(GroundPoint launch, Outlook outlook) {
            return new Threat(
                    area,
                    Threat.Basis.CORRIDOR,
                    Math.min(1, outlook.greatest(area, 0)),
                    launch.time().plusSeconds(metres / FASTEST_MPS),
                    launch.time().plusSeconds(metres / SLOWEST_MPS + SLACK_SECONDS));
        }
    }

    /** The announced corridor, those of its areas that are known. */
    static List<Passage> corridor(Notice notice, Areas areas) {
        List<Passage> out = new ArrayList<>();
        for (String code : notice.corridor()) {
            areas.indexOf(code).ifPresent(index -> {
                double[] at = areas.centre(index);
                out.add(new Passage(code, Geodesic.distanceMetres(notice.site(), new Geodetic(at[0], at[1], 0))));
            });
        }
        return out;
    }

    private static double bearing(Notice notice, Notice.HazardArea area) {
        return Geodesic.azimuthRadians(notice.site(), centre(area));
    }

    private static Geodetic centre(Notice.HazardArea area) {
        double latitude = 0;
        double longitude = 0;
        double first = area.boundary().getFirst().longitudeRadians();
        for (Geodetic corner : area.boundary()) {
            latitude += corner.latitudeRadians();
            longitude += Math.IEEEremainder(corner.longitudeRadians() - first, 2 * Math.PI);
        }
        int n = area.boundary().size();
        return new Geodetic(latitude / n, Math.IEEEremainder(first + longitude / n, 2 * Math.PI), 0);
    }
}
