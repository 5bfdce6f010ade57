package org.watchfire.assess;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.watchfire.astro.Geodesic;
import org.watchfire.model.AllClear;
import org.watchfire.model.Assessment;
import org.watchfire.model.Contribution;
import org.watchfire.model.GroundPoint;
import org.watchfire.model.Item;
import org.watchfire.model.Label;
import org.watchfire.model.NationId;
import org.watchfire.model.Notice;
import org.watchfire.model.ObjectClass;
import org.watchfire.model.Retraction;
import org.watchfire.model.Stamps;
import org.watchfire.model.Threat;
import org.watchfire.model.TimeTag;
import org.watchfire.model.TrackId;
import org.watchfire.model.Warning;

/** What is said of an event and when: threats, failure, warnings in versions, all-clears, the end. */
final class EventDesk {
    static final int MAX_AREAS = 64;

    private static final double LOOK_SECONDS = 0.5;
    private static final double OUTLOOK_SECONDS = 5;
    private static final double COASTING_OUTLOOK_SECONDS = 10;

    /** A coasting body's futures change the less the longer it has been watched: share of that time between two. */
    private static final double COASTING_OUTLOOK_SHARE = 0.15;

    private static final double LONGEST_OUTLOOK_SECONDS = 30;
    private static final double PRIMARY_LOST_SECONDS = 300;
    private static final double FAILED_QUIET_SECONDS = 20;
    private static final double FAILED_SPACE = 0.6;
    private static final double SHORT_OF_NOTICE = 0.6;
    private static final double CAUTION = 4;
    private static final double LEAST_MOVE_METRES = 5_000;
    private static final double THRUSTING_MOVE_METRES = 50_000;
    private static final double PASSED_SECONDS = 20;
    private static final double NO_LAUNCH = 0.95;
    private static final int BUSY_VERSIONS = 300;

    private final AssessorSettings settings;

    EventDesk(AssessorSettings settings) {
        this.settings = settings;
    }

    /**
     * Whether an event is worth another look: it has not been spoken of, the object is new to it or has changed what it
     * does, or some time has passed. Between looks nothing is lost: the next one sees the newest state.
     */
    static boolean due(LaunchEvent event, Dossier dossier, TimeTag now) {
        return (event.own && event.version == 0)
                || dossier.outlook.isEmpty()
                || dossier.lookedThrusting != dossier.thrusting
                || dossier.lookedClass != dossier.objectClass
                || now.secondsSince(event.looked) >= LOOK_SECONDS;
    }

    /** Brings an event up to date with one of its objects and decides what to say of it now. */
    List<Item> refresh(LaunchEvent event, Dossier dossier, Collection<Notice> notices, TimeTag now, Stamps stamps) {
        event.looked = now;
        dossier.lookedThrusting = dossier.thrusting;
        dossier.lookedClass = dossier.objectClass;
        foresee(dossier, event);
        Dossier primary = event.primary().orElse(dossier);
        if (primary != dossier) {
            foresee(primary, event);
        }
        if (event.own) {
            event.launch = event.members.getFirst().launch.or(() -> event.launch);
        }
        matchNotice(event, primary, notices);
        event.threats = threats(event, primary, now);
        event.failed = failed(event, primary);
        if (!event.own || event.ended) {
            return List.of();
        }
        List<Item> out = new ArrayList<>();
        if (event.version > 0 && noLaunch(primary)) {
            out.add(retract(event, primary, now, stamps));
            return out;
        }
        if (event.leader.isEmpty() && mattersNow(event, primary, now)) {
            out.add(warn(event, primary, now, stamps));
        }
        clear(event, primary, now, stamps).ifPresent(out::add);
        return out;
    }

    /** The assessment of a track as it stands. */
    Assessment assess(Dossier d) {
        boolean launched = d.launchProbability() >= 0.5;
        boolean falls = launched && d.impact.isPresent();
        return new Assessment(
                d.track.id(),
                settings.nation(),
                d.track.label(),
                d.track.estimate().time(),
                d.objectClass,
                d.probabilities,
                launched ? d.launch : Optional.empty(),
                falls ? d.impact : Optional.empty(),
                d.event.map(e -> e.threats).orElse(List.of()),
                launched && d.thrusting,
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

    /** Flies the futures of an object anew where that is due. */
    private void foresee(Dossier d, LaunchEvent event) {
        TimeTag time = d.track.estimate().time();
        boolean due = d.outlook.isEmpty()
                || d.outlookThrusting != d.thrusting
                || time.secondsSince(d.outlookTime) >= outlookSeconds(d);
        if (!due) {
            return;
        }
        double thrust = d.thrusting ? d.track.motion().thrustMps2() : 0;
        Threat.Basis basis =
                event.primary().filter(p -> p != d).isPresent() ? Threat.Basis.DEBRIS : Threat.Basis.IMPACT;
        d.outlook = Optional.of(Outlook.of(settings.areas(), d.track.estimate(), thrust, 1, basis));
        d.cautious = d.thrusting
                ? Optional.empty()
                : Optional.of(Outlook.of(settings.areas(), d.track.estimate(), 0, CAUTION, basis));
        d.debris = event.failed
                ? Optional.of(Outlook.of(settings.areas(), d.track.estimate(), 0, 1, Threat.Basis.DEBRIS))
                : Optional.empty();
        d.outlookTime = time;
        d.outlookThrusting = d.thrusting;
    }

    private static double outlookSeconds(Dossier d) {
        double coasting = Math.min(d.quietSeconds(), d.watchedSeconds());
        return d.thrusting
                ? OUTLOOK_SECONDS
                : Math.clamp(COASTING_OUTLOOK_SHARE * coasting, COASTING_OUTLOOK_SECONDS, LONGEST_OUTLOOK_SECONDS);
    }

    private void matchNotice(LaunchEvent event, Dossier primary, Collection<Notice> notices) {
        if (event.notice.isPresent() || event.launch.isEmpty()) {
            return;
        }
        GroundPoint launch = event.launch.get();
        for (Notice notice : notices) {
            boolean ahead = primary.impact
                    .map(i -> NoticeMatch.matches(notice, launch, i.region().centre()))
                    .orElse(false);
            if (ahead || NoticeMatch.matches(notice, launch, primary.glance.place())) {
                event.notice = Optional.of(notice);
                return;
            }
        }
    }

    /** Areas in danger by every object of the event, and by the notice; the greatest of each area and basis. */
    private List<Threat> threats(LaunchEvent event, Dossier primary, TimeTag now) {
        Map<String, Threat> all = new TreeMap<>();
        for (Dossier d : event.members) {
            double since = now.secondsSince(d.outlookTime);
            double impact = Outlook.leastShare(settings.areaProbability(), d.outlookThrusting);
            double over = Outlook.leastShare(settings.overflightProbability(), d.outlookThrusting);
            for (Optional<Outlook> outlook : List.of(d.outlook, d.debris)) {
                outlook.ifPresent(o -> o.threats(d.outlookTime, impact, over).stream()
                        .filter(t -> t.to().compareTo(d.outlookTime.plusSeconds(since - PASSED_SECONDS)) >= 0)
                        .forEach(t -> all.merge(
                                t.area() + "/" + t.basis(), t, (a, b) -> a.probability() >= b.probability() ? a : b)));
            }
        }
        if (event.notice.isPresent() && event.launch.isPresent() && primary.outlook.isPresent()) {
            NoticeMatch.corridor(event.notice.get(), event.launch.get(), primary.outlook.get(), settings.areas())
                    .stream()
                    .filter(t -> !event.cleared.contains(t.area()))
                    .forEach(t -> all.put(t.area() + "/" + t.basis(), t));
        }
        return all.values().stream().sorted(Outlook.ORDER).limit(MAX_AREAS).toList();
    }

    /**
     * Thrust ended early: on the way to orbit by its path, or short of what was announced, and nothing follows.
     */
    private boolean failed(LaunchEvent event, Dossier p) {
        if (!event.own) {
            return event.failed;
        }
        boolean suborbital = p.glance.perigeeMetres() + Classifier.ORBIT_SIGMAS * p.glance.perigeeSigmaMetres()
                < Classifier.ORBIT_METRES;
        if (!p.everThrust || p.thrusting || p.returning || !suborbital || p.impact.isEmpty()) {
            return event.failed && !p.thrusting;
        }
        if (p.quietSeconds() < FAILED_QUIET_SECONDS) {
            return event.failed;
        }
        boolean shortOfNotice = event.notice.isPresent()
                && Geodesic.distanceMetres(
                                event.notice.get().site(),
                                p.impact.get().region().centre())
                        < SHORT_OF_NOTICE * NoticeMatch.reachMetres(event.notice.get());
        return event.failed || shortOfNotice || p.spaceAtCutOff >= FAILED_SPACE;
    }

    /** Beyond doubt an aircraft, or an object that was in orbit when it came into view. */
    private static boolean noLaunch(Dossier p) {
        return (p.probabilities.getOrDefault(ObjectClass.AIRCRAFT, 0.0) > NO_LAUNCH && !p.everThrust)
                || (p.objectClass == ObjectClass.ORBITAL && !p.firstSeenLow && !p.everThrust);
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
        if (last.failed() != event.failed || (last.thrusting() && !p.thrusting && p.quietSeconds() > 0)) {
            return true;
        }
        if (since < settings.versionSeconds()) {
            return false;
        }
        TreeSet<String> areas = event.threats.stream().map(Threat::area).collect(Collectors.toCollection(TreeSet::new));
        boolean more = !last.threatened().stream().map(Threat::area).toList().containsAll(areas);
        return more
                || last.objectClass() != p.objectClass
                || last.thrusting() != p.thrusting
                || last.notice().isPresent() != event.notice.isPresent()
                || moved(last.impact(), p.impact, p.thrusting ? THRUSTING_MOVE_METRES : LEAST_MOVE_METRES)
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

    private Warning warn(LaunchEvent event, Dossier p, TimeTag now, Stamps stamps) {
        List<Threat> threatened = new ArrayList<>(event.threats);
        TreeSet<String> listed = threatened.stream().map(Threat::area).collect(Collectors.toCollection(TreeSet::new));
        // An area once warned stays until it is cleared, with the probability it has now.
        event.warning.ifPresent(last -> last.threatened().stream()
                .filter(t -> event.warned.contains(t.area()) && listed.add(t.area()))
                .forEach(t -> threatened.add(
                        new Threat(t.area(), t.basis(), danger(event, t.area(), now), t.from(), t.to()))));
        threatened.sort(Outlook.ORDER);
        event.warned.addAll(listed);
        event.cleared.removeAll(listed);
        event.version++;
        double share = Math.max(1e-9, 1 - p.probabilities.getOrDefault(ObjectClass.UNDECIDED, 0.0));
        Warning warning = new Warning(
                event.id,
                event.version,
                settings.nation(),
                settings.realm(),
                label(p),
                p.objectClass,
                p.objectClass == ObjectClass.UNDECIDED
                        ? Math.min(1, p.launchProbability())
                        : Math.min(1, p.probabilities.getOrDefault(p.objectClass, 0.0) / share * p.track.existence()),
                ownTrack(p, settings.nation()),
                event.launch,
                p.impact,
                threatened,
                p.thrusting,
                event.failed,
                event.notice.map(Notice::id),
                now,
                stamps);
        event.warning = Optional.of(warning);
        event.saidAt = Optional.of(now);
        event.heard = now;
        ownTrack(p, settings.nation()).ifPresent(event.tracks::add);
        return warning;
    }

    /** Clears the areas that are excluded, and ends the event when all its objects are down or in orbit. */
    private Optional<Item> clear(LaunchEvent event, Dossier p, TimeTag now, Stamps stamps) {
        if (event.version == 0) {
            return Optional.empty();
        }
        boolean over = event.members.stream().allMatch(d -> isOver(d, now));
        // Seen first between two stages, it has shown no thrust yet: quiet is only what was watched long enough.
        double watched = now.secondsSince(p.track.firstPlot());
        boolean quiet = !p.thrusting && Math.min(p.quietSeconds(), watched) >= settings.quietSecondsToClear();
        boolean gone = now.secondsSince(p.track.lastPlot()) > PRIMARY_LOST_SECONDS;
        if (!over && !quiet && !gone) {
            return Optional.empty();
        }
        List<String> areas = event.warned.stream()
                .filter(code -> over || danger(event, code, now) < settings.clearProbability())
                .toList();
        if (areas.isEmpty() && !over) {
            return Optional.empty();
        }
        event.warned.removeAll(areas);
        event.cleared.addAll(areas);
        event.threats =
                event.threats.stream().filter(t -> !areas.contains(t.area())).toList();
        event.ended = over;
        event.version++;
        event.saidAt = Optional.of(now);
        event.heard = now;
        return Optional.of(new AllClear(
                event.id,
                event.version,
                settings.nation(),
                settings.realm(),
                label(p),
                areas,
                over,
                reason(event, p, over),
                now,
                stamps));
    }

    /** The greatest probability left, over all objects of the event and cautiously widened, that an area is harmed. */
    private static double danger(LaunchEvent event, String code, TimeTag now) {
        double most = 0;
        for (Dossier d : event.members) {
            double since = now.secondsSince(d.outlookTime) - PASSED_SECONDS;
            for (Optional<Outlook> outlook : List.of(d.outlook, d.cautious, d.debris)) {
                if (outlook.isPresent()) {
                    most = Math.max(most, outlook.get().greatest(code, since));
                }
            }
        }
        return most;
    }

    private static boolean isOver(Dossier d, TimeTag now) {
        if (d.objectClass == ObjectClass.ORBITAL && !d.thrusting) {
            return true;
        }
        Optional<Outlook> cautious = d.cautious.or(() -> d.outlook);
        return cautious.isPresent()
                && now.secondsSince(d.track.lastPlot()) > PASSED_SECONDS
                && now.secondsSince(d.outlookTime) > cautious.get().lastDownSeconds() + PASSED_SECONDS;
    }

    private static String reason(LaunchEvent event, Dossier p, boolean over) {
        if (over) {
            return p.objectClass == ObjectClass.ORBITAL
                    ? "The object is in orbit; all other parts are down."
                    : "The object is down.";
        }
        return event.failed
                ? "The flight ended early; impact, debris and overflight are excluded for these areas."
                : "Impact, debris and overflight are excluded for these areas, or over.";
    }

    private Retraction retract(LaunchEvent event, Dossier p, TimeTag now, Stamps stamps) {
        event.ended = true;
        event.version++;
        return new Retraction(
                event.id,
                event.version,
                settings.nation(),
                settings.realm(),
                label(p),
                p.objectClass == ObjectClass.ORBITAL
                        ? "No launch: the object was in orbit before."
                        : "No launch: the object flies like an aircraft.",
                now,
                stamps);
    }

    static Optional<TrackId> ownTrack(Dossier d, NationId nation) {
        return d.track.contributions().stream()
                .map(Contribution::track)
                .filter(t -> t.nation().equals(nation))
                .findFirst();
    }

    /** The stricter part of ours and the track's: what came from a partner keeps its limits. */
    private Label label(Dossier d) {
        Label ours = settings.label();
        Label theirs = d.track.label();
        TreeSet<String> caveats = new TreeSet<>(ours.caveats());
        caveats.addAll(theirs.caveats());
        TreeSet<NationId> to = new TreeSet<>(ours.releasableTo());
        to.retainAll(theirs.releasableTo());
        return new Label(Math.max(ours.level(), theirs.level()), caveats, to);
    }
}
