package org.watchfire.assess;

import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.watchfire.astro.Geodesic;
import org.watchfire.model.GroundPoint;
import org.watchfire.model.Threat;
import org.watchfire.model.TimeTag;
import org.watchfire.model.Warning;

/** When there is something new to say of an event: often enough to be current, seldom enough to be read. */
final class Occasion {
    private static final double LEAST_MOVE_METRES = 5_000;
    private static final double THRUSTING_MOVE_METRES = 50_000;
    private static final int BUSY_VERSIONS = 300;

    private final AssessorSettings settings;

    Occasion(AssessorSettings settings) {
        this.settings = settings;
    }

    /** Whether the next version is due. */
    boolean isNow(LaunchEvent event, Dossier p, TimeTag now) {
        if (event.warning.isEmpty() || event.saidAt.isEmpty()) {
            return true;
        }
        Warning last = event.warning.get();
        double since = now.secondsSince(event.saidAt.get());
        if (since >= settings.heartbeatSeconds()) {
            return true;
        }
        if (since < 1 || event.version > BUSY_VERSIONS) {
            return false;
        }
        if (last.failed() != event.failed
                || (last.thrusting() && !p.evidence.isThrusting() && p.evidence.quietSeconds() > 0)) {
            return true;
        }
        if (since < settings.versionSeconds()) {
            return false;
        }
        TreeSet<String> areas = event.threats.stream().map(Threat::area).collect(Collectors.toCollection(TreeSet::new));
        boolean more = !last.threatened().stream().map(Threat::area).toList().containsAll(areas);
        return more
                || last.objectClass() != event.verdict.objectClass()
                || last.thrusting() != p.evidence.isThrusting()
                || last.notice().isPresent() != event.notice.isPresent()
                || moved(
                        last.impact(), p.impact(), p.evidence.isThrusting() ? THRUSTING_MOVE_METRES : LEAST_MOVE_METRES)
                || moved(last.launch(), event.launch, LEAST_MOVE_METRES);
    }

    private static boolean moved(Optional<GroundPoint> said, Optional<GroundPoint> is, double least) {
        if (said.isEmpty() || is.isEmpty()) {
            return said.isPresent() != is.isPresent();
        }
        double metres = Geodesic.distanceMetres(
                said.get().region().centre(), is.get().region().centre());
        return metres > Math.max(least, said.get().region().semiMajorMetres());
    }
}
