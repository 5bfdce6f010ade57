package org.watchfire.assess;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.watchfire.assess.areas.Outlook;
import org.watchfire.model.GroundPoint;
import org.watchfire.model.Notice;
import org.watchfire.model.Threat;
import org.watchfire.model.TimeTag;

/** What an event endangers: the futures of its objects, and the corridor of the notice that it turns out to follow. */
final class Dangers {
    static final int MAX_AREAS = 64;

    private static final int FLIGHTS_WHEN_QUIET = 4;

    private final AssessorSettings settings;

    Dangers(AssessorSettings settings) {
        this.settings = settings;
    }

    /**
     * Flies futures that are due: few a look, lest it take long, and the next look is half a second away; more when
     * areas wait to be cleared, which they are only when every object's futures have been flown.
     */
    void foresee(LaunchEvent event, Dossier primary, Dossier dossier) {
        int left = primary.evidence.isThrusting() ? 1 : FLIGHTS_WHEN_QUIET;
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

    /** Finds the notice of this launch, if there is one, by its launch point and the direction it flies in. */
    void matchNotice(LaunchEvent event, Dossier primary, Collection<Notice> notices) {
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
    static List<Threat> of(LaunchEvent event, Dossier primary, TimeTag now) {
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
}
