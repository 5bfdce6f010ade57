package org.watchfire.assess;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.watchfire.astro.Geodesic;
import org.watchfire.model.Assessment;
import org.watchfire.model.GroundPoint;
import org.watchfire.model.Item;
import org.watchfire.model.Notice;
import org.watchfire.model.ObjectClass;
import org.watchfire.model.Stamps;
import org.watchfire.model.Threat;
import org.watchfire.model.TimeTag;
import org.watchfire.model.Warning;

/** What is said of an event and when: threats, failure, warnings in versions, all-clears, the end. */
final class EventDesk {
    static final int MAX_AREAS = 64;

    private static final double LOOK_SECONDS = 0.5;
    private static final int FLIGHTS_WHEN_QUIET = 4;
    private static final double PRIMARY_LOST_SECONDS = 300;
    private static final double FAILED_QUIET_SECONDS = 20;
    private static final double FAILED_SPACE = 0.6;
    private static final double SHORT_OF_NOTICE = 0.6;
    private static final double LEAST_MOVE_METRES = 5_000;
    private static final double THRUSTING_MOVE_METRES = 50_000;
    private static final double NO_LAUNCH = 0.95;
    private static final int BUSY_VERSIONS = 300;

    /** Probability of another stage from which nothing is cleared. */
    private static final double MAY_FOLLOW = 0.1;

    /** No longer than this is a stage waited for: an all-clear is to follow a failure within two minutes. */
    private static final double LONGEST_WAIT_SECONDS = 110;

    private final AssessorSettings settings;
    private final Statements statements;

    EventDesk(AssessorSettings settings) {
        this.settings = settings;
        this.statements = new Statements(settings);
    }

    /**
     * Whether an event is worth another look: it has not been spoken of, the object is new to it or has changed what it
     * does, or some time has passed. Between looks nothing is lost: the next one sees the newest state.
     */
    static boolean due(LaunchEvent event, Dossier dossier, TimeTag now) {
        return (event.own && event.version == 0)
                || dossier.foresight.isEmpty()
                || dossier.lookedThrusting != dossier.isThrusting()
                || dossier.lookedClass != dossier.objectClass
                || now.secondsSince(event.looked) >= LOOK_SECONDS;
    }

    /** Brings an event up to date with one of its objects and decides what to say of it now. */
    List<Item> refresh(LaunchEvent event, Dossier dossier, Collection<Notice> notices, TimeTag now, Stamps stamps) {
        event.looked = now;
        dossier.lookedThrusting = dossier.isThrusting();
        dossier.lookedClass = dossier.objectClass;
        event.forgetWhatIsOneWithAnother();
        Dossier primary = event.primary().orElse(dossier);
        foresee(event, primary, dossier);
        if (event.own) {
            event.launch = event.members.getFirst().launch().or(() -> event.launch);
        }
        matchNotice(event, primary, notices);
        event.threats = threats(event, primary, now);
        event.failed = failed(event, primary);
        if (!event.own || event.ended) {
            return List.of();
        }
        List<Item> out = new ArrayList<>();
        if (event.version > 0 && noLaunch(primary)) {
            out.add(statements.retract(event, primary, now, stamps));
            return out;
        }
        if (event.leader.isEmpty() && mattersNow(event, primary, now)) {
            out.add(statements.warn(event, primary, now, stamps));
        }
        clear(event, primary, now, stamps).ifPresent(out::add);
        return out;
    }

    /** The assessment of a track as it stands. */
    Assessment assess(Dossier d) {
        boolean launched = d.launchProbability() >= 0.5;
        boolean falls = launched && d.impact().isPresent();
        return new Assessment(
                d.track.id(),
                settings.nation(),
                d.track.label(),
                d.track.estimate().time(),
                d.stated(),
                d.likely(),
                launched ? d.launch() : Optional.empty(),
                falls ? d.impact() : Optional.empty(),
                d.event.map(e -> e.threats).orElse(List.of()),
                launched && d.isThrusting(),
                perigee(d),
                d.event.map(e -> e.failed).orElse(false));
    }

    private static Optional<Assessment.Perigee> perigee(Dossier d) {
        double aircraft = d.probabilities.getOrDefault(ObjectClass.AIRCRAFT, 0.0);
        double half = 1.96 * d.glance.perigeeSigmaMetres();
        return aircraft > 0.5 || !Double.isFinite(half)
                ? Optional.empty()
                : Optional.of(new Assessment.Perigee(d.glance.perigeeMetres() - half, d.glance.perigeeMetres() + half));
    }

    /**
     * Flies futures that are due: few a look, lest it take long, and the next look is half a second away; more when
     * areas wait to be cleared, which they are only when every object's futures are new.
     */
    private void foresee(LaunchEvent event, Dossier primary, Dossier dossier) {
        int left = primary.isThrusting() ? 1 : FLIGHTS_WHEN_QUIET;
        List<Dossier> order = new ArrayList<>(List.of(primary, dossier));
        order.addAll(event.members);
        for (Dossier member : order) {
            while (left > 0 && foresee(member, event)) {
                left--;
            }
        }
    }

    /** Flies the futures of an object anew where that is due. */
    private boolean foresee(Dossier d, LaunchEvent event) {
        boolean other = event.primary().filter(p -> p != d).isPresent();
        return d.foresight.renew(settings, d, other ? Threat.Basis.DEBRIS : Threat.Basis.IMPACT, event.failed);
    }

    private void matchNotice(LaunchEvent event, Dossier primary, Collection<Notice> notices) {
        if (event.notice.isPresent() || event.launch.isEmpty()) {
            return;
        }
        GroundPoint launch = event.launch.get();
        for (Notice notice : notices) {
            boolean ahead = primary.impact()
                    .map(i -> NoticeMatch.matches(notice, launch, i.region().centre()))
                    .orElse(false);
            if (ahead || NoticeMatch.matches(notice, launch, primary.glance.place())) {
                event.notice = Optional.of(notice);
                event.corridor = NoticeMatch.corridor(notice, settings.areas());
                return;
            }
        }
    }

    /** Areas in danger by every object of the event, and by the notice; the greatest of each area and basis. */
    private static List<Threat> threats(LaunchEvent event, Dossier primary, TimeTag now) {
        List<Threat> all = new ArrayList<>();
        for (Dossier d : event.members) {
            all.addAll(d.foresight.threats(now.plusSeconds(-LaunchEvent.PASSED_SECONDS)));
        }
        primary.foresight.likely().ifPresent(outlook -> {
            for (NoticeMatch.Passage passage : event.corridor) {
                if (!event.cleared.contains(passage.area()) && event.launch.isPresent()) {
                    all.add(passage.threat(event.launch.get(), outlook));
                }
            }
        });
        all.sort(Outlook.ORDER);
        Set<Place> listed = new HashSet<>();
        List<Threat> out = new ArrayList<>();
        for (Threat threat : all) {
            if (out.size() < MAX_AREAS && listed.add(new Place(threat.area(), threat.basis()))) {
                out.add(threat);
            }
        }
        return List.copyOf(out);
    }

    private record Place(String area, Threat.Basis basis) {}

    /**
     * Thrust ended early: on the way to orbit by its path, or short of what was announced, and nothing follows.
     */
    private boolean failed(LaunchEvent event, Dossier p) {
        if (!event.own) {
            return event.failed;
        }
        boolean suborbital = Classifier.isSuborbital(p.glance);
        double quiet = event.verdict.quietSeconds();
        if (Double.isInfinite(quiet)
                || p.isThrusting()
                || p.returning
                || !suborbital
                || p.impact().isEmpty()) {
            return event.failed && !p.isThrusting();
        }
        if (Math.min(quiet, p.unsuspectedSeconds()) < FAILED_QUIET_SECONDS) {
            return event.failed;
        }
        boolean shortOfNotice = event.notice.isPresent()
                && Geodesic.distanceMetres(
                                event.notice.get().site(),
                                p.impact().get().region().centre())
                        < SHORT_OF_NOTICE * NoticeMatch.reachMetres(event.notice.get());
        return event.failed || shortOfNotice || event.verdict.failedSpace() >= FAILED_SPACE;
    }

    /** Beyond doubt an aircraft, or an object that was in orbit when it came into view. */
    private static boolean noLaunch(Dossier p) {
        return (p.probabilities.getOrDefault(ObjectClass.AIRCRAFT, 0.0) > NO_LAUNCH && !p.everThrust())
                || (p.objectClass == ObjectClass.ORBITAL && !p.firstSeenLow && !p.everThrust());
    }

    private boolean mattersNow(LaunchEvent event, Dossier p, TimeTag now) {
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
        if (last.failed() != event.failed || (last.thrusting() && !p.isThrusting() && p.quietSeconds() > 0)) {
            return true;
        }
        if (since < settings.versionSeconds()) {
            return false;
        }
        TreeSet<String> areas = event.threats.stream().map(Threat::area).collect(Collectors.toCollection(TreeSet::new));
        boolean more = !last.threatened().stream().map(Threat::area).toList().containsAll(areas);
        return more
                || last.objectClass() != event.verdict.objectClass()
                || last.thrusting() != p.isThrusting()
                || last.notice().isPresent() != event.notice.isPresent()
                || moved(last.impact(), p.impact(), p.isThrusting() ? THRUSTING_MOVE_METRES : LEAST_MOVE_METRES)
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

    /** Clears the areas that are excluded, and ends the event when all its objects are down or in orbit. */
    private Optional<Item> clear(LaunchEvent event, Dossier p, TimeTag now, Stamps stamps) {
        if (event.version == 0) {
            return Optional.empty();
        }
        boolean over = event.members.stream().allMatch(d -> isOver(d, now));
        // Seen first between two stages, it has shown no thrust yet: quiet is only what was watched long enough.
        double watched = now.secondsSince(p.track.firstPlot());
        boolean quiet = !p.isThrusting() && Math.min(p.unsuspectedSeconds(), watched) >= settings.quietSecondsToClear();
        boolean gone = now.secondsSince(p.track.lastPlot()) > PRIMARY_LOST_SECONDS;
        boolean foreseen = event.members.stream().allMatch(d -> d.foresight.isComplete(d.isThrusting(), event.failed));
        if (!over && !((quiet || gone) && foreseen && !mayGoOn(event, p, now))) {
            return Optional.empty();
        }
        List<String> areas = event.warned.stream()
                .filter(code -> over || event.danger(code, now) < settings.clearProbability())
                .toList();
        if (areas.isEmpty() && !over) {
            return Optional.empty();
        }
        event.warned.removeAll(areas);
        event.cleared.addAll(areas);
        event.threats =
                event.threats.stream().filter(t -> !areas.contains(t.area())).toList();
        event.ended = over;
        return Optional.of(statements.clear(event, p, areas, now, stamps));
    }

    /**
     * Whether another stage may yet come and turn the flight to where it would not fall now: with the engine off an area is
     * out of danger only by what is known of the flight's end.
     */
    private static boolean mayGoOn(LaunchEvent event, Dossier p, TimeTag now) {
        return !event.failed
                && !Classifier.isOrbitBeyondDoubt(p.glance)
                && event.verdict.quietSeconds(now) < LONGEST_WAIT_SECONDS
                && event.verdict.follows(now) >= MAY_FOLLOW;
    }

    private static boolean isOver(Dossier d, TimeTag now) {
        if (d.objectClass == ObjectClass.ORBITAL && !d.isThrusting()) {
            return true;
        }
        return now.secondsSince(d.track.lastPlot()) > LaunchEvent.PASSED_SECONDS
                && d.foresight.isDownBy(now.plusSeconds(-LaunchEvent.PASSED_SECONDS));
    }
}
