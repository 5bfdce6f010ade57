package org.watchfire.assess;

import java.util.List;
import java.util.Optional;
import org.watchfire.model.AllClear;
import org.watchfire.model.EventId;
import org.watchfire.model.NationId;
import org.watchfire.model.Relation;
import org.watchfire.model.Retraction;
import org.watchfire.model.TimeTag;
import org.watchfire.model.Warning;

/**
 * What partners say of events, and what follows from it for this node's own: which of its tracks belong to theirs, and
 * whose event leads where both opened one for the same launch. Mutable, of one {@link Assessor}.
 */
final class PartnersWord {
    private final Events events;
    private final Dossiers dossiers;

    PartnersWord(Events events, Dossiers dossiers) {
        this.events = events;
        this.dossiers = dossiers;
    }

    /** Takes a warning; a version that is not newer than the last changes nothing. */
    void take(Warning warning, TimeTag now) {
        LaunchEvent event = events.orOfPartner(warning.event(), warning.decided());
        if (event.own || warning.version() <= event.version) {
            return;
        }
        event.version = warning.version();
        event.warning = Optional.of(warning);
        event.heard = now;
        event.launch = warning.launch();
        warning.track().ifPresent(event.tracks::add);
        event.failed = warning.failed();
        for (Dossier dossier : dossiers.all()) {
            if (dossier.event.isEmpty()
                    && dossier.evidence.isLikelyLaunch()
                    && Correlation.sameLaunch(event, dossier)) {
                event.add(dossier);
            }
        }
        for (LaunchEvent own : events) {
            if (own.own
                    && !own.ended
                    && own.leader.isEmpty()
                    && !own.apart.contains(event.id)
                    && Correlation.sameLaunch(event, own)) {
                if (isFirst(event, own)) {
                    own.leader = Optional.of(event);
                }
            }
        }
    }

    /** Opened earlier; of two opened at once, that with the lower id. */
    private static boolean isFirst(LaunchEvent event, LaunchEvent than) {
        int order = event.opened.compareTo(than.opened);
        return order < 0 || (order == 0 && event.id.compareTo(than.id) < 0);
    }

    /** Takes an all-clear of an event known. */
    void take(AllClear clear, TimeTag now) {
        newer(clear.event(), clear.version()).ifPresent(event -> {
            event.version = clear.version();
            event.heard = now;
            event.ended |= clear.ends();
        });
    }

    /** Takes a retraction of an event known: there was no launch. */
    void take(Retraction retraction) {
        newer(retraction.event(), retraction.version()).ifPresent(event -> {
            event.version = retraction.version();
            event.ended = true;
            events.letGo(event);
        });
    }

    /**
     * Takes what a partner says of how its event stands to another. Should each of two say that the other one leads, that with
     * the lower id does: one of them must speak.
     */
    void take(Relation relation, TimeTag now) {
        Optional<LaunchEvent> known = events.find(relation.event());
        known.filter(event -> !event.own && relation.version() > event.relationVersion)
                .ifPresent(event -> {
                    event.relationVersion = relation.version();
                    event.heard = now;
                    boolean isOne = relation.kind() != Relation.Kind.SPLIT;
                    event.oneWith = isOne ? Optional.of(relation.other()) : Optional.empty();
                    Optional<LaunchEvent> other = events.find(relation.other());
                    if (isOne
                            && other.isPresent()
                            && other.get().own
                            && other.get().id.compareTo(event.id) < 0) {
                        other.get().leader = other.get().leader.filter(leader -> leader != event);
                    }
                    if (relation.kind() == Relation.Kind.MERGED) {
                        List<Dossier> members = List.copyOf(event.members);
                        event.ended = true;
                        events.letGo(event);
                        event.members.clear();
                        other.ifPresent(goesOn -> members.forEach(goesOn::add));
                    }
                });
    }

    /** A partner has called back its warnings of an event: it counts as if they had never been given. */
    void recall(EventId id, NationId by) {
        events.find(id)
                .filter(event -> !event.own
                        && event.warning
                                .filter(warning -> warning.by().equals(by))
                                .isPresent())
                .ifPresent(events::remove);
    }

    private Optional<LaunchEvent> newer(EventId id, int version) {
        return events.find(id).filter(event -> !event.own && version > event.version);
    }
}
