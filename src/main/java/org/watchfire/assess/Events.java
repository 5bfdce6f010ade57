package org.watchfire.assess;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.watchfire.model.EventId;
import org.watchfire.model.NationId;
import org.watchfire.model.TimeTag;

/**
 * The launches a node knows of: its own events and its partners', ended ones until they are forgotten. Holds at most
 * {@link Assessor#MAX_EVENTS}. Mutable, of one {@link Assessor}.
 */
final class Events implements Iterable<LaunchEvent> {
    private final TreeMap<EventId, LaunchEvent> byId = new TreeMap<>();
    private final NationId nation;
    private long next = 1;

    /**
     * @param nation whose own events these are
     */
    Events(NationId nation) {
        this.nation = nation;
    }

    /** By id; not to be changed while it is walked through. */
    @Override
    public Iterator<LaunchEvent> iterator() {
        return byId.values().iterator();
    }

    /** All of them as they are now, by id. */
    List<LaunchEvent> snapshot() {
        return new ArrayList<>(byId.values());
    }

    Optional<LaunchEvent> find(EventId id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Opens an event of this node's own for its first object. */
    LaunchEvent open(Dossier first, TimeTag now) {
        LaunchEvent event = new LaunchEvent(new EventId(nation, next++), true, now);
        event.add(first);
        put(event);
        return event;
    }

    /** The event of that id, taken for a partner's where it was not known. */
    LaunchEvent orOfPartner(EventId id, TimeTag opened) {
        LaunchEvent known = byId.get(id);
        if (known != null) {
            return known;
        }
        LaunchEvent event = new LaunchEvent(id, false, opened);
        put(event);
        return event;
    }

    /** Puts an object with the event it belongs to, if there is one: this node's own rather than a partner's, then the nearest. */
    void join(Dossier dossier) {
        LaunchEvent best = null;
        double least = Double.POSITIVE_INFINITY;
        for (LaunchEvent event : this) {
            OptionalDouble farness = event.ended ? OptionalDouble.empty() : Correlation.farness(event, dossier);
            if (farness.isPresent()
                    && (best == null
                            || (event.own && !best.own)
                            || (event.own == best.own && farness.getAsDouble() < least))) {
                best = event;
                least = farness.getAsDouble();
            }
        }
        if (best != null) {
            best.add(dossier);
        }
    }

    /** What is said of an event counts no more: its objects belong to none, and whom it led speaks again. */
    void letGo(LaunchEvent event) {
        event.members.forEach(dossier -> dossier.event = Optional.empty());
        for (LaunchEvent led : this) {
            if (led.leader.filter(leader -> leader == event).isPresent()) {
                led.leader = Optional.empty();
            }
        }
    }

    /** Lets an event go and forgets it. */
    void remove(LaunchEvent event) {
        byId.remove(event.id);
        letGo(event);
    }

    private void put(LaunchEvent event) {
        byId.put(event.id, event);
        if (byId.size() > Assessor.MAX_EVENTS) {
            LaunchEvent oldest = oldest();
            byId.remove(oldest.id);
            oldest.members.forEach(dossier -> dossier.event = Optional.empty());
        }
    }

    /** An ended one before one that goes on; of equals, the one that was opened first. */
    private LaunchEvent oldest() {
        LaunchEvent oldest = byId.firstEntry().getValue();
        for (LaunchEvent event : this) {
            if ((event.ended && !oldest.ended)
                    || (event.ended == oldest.ended && event.opened.compareTo(oldest.opened) < 0)) {
                oldest = event;
            }
        }
        return oldest;
    }
}
