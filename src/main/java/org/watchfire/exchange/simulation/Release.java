package org.watchfire.exchange.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToIntBiFunction;
import java.util.stream.Stream;
import org.watchfire.exchange.wire.Decoded;
import org.watchfire.exchange.wire.Envelope;
import org.watchfire.exchange.wire.ItemCbor;
import org.watchfire.exchange.wire.Kind;
import org.watchfire.model.Acknowledgement;
import org.watchfire.model.AllClear;
import org.watchfire.model.EventId;
import org.watchfire.model.Identity;
import org.watchfire.model.Item;
import org.watchfire.model.Lane;
import org.watchfire.model.NationId;
import org.watchfire.model.Recall;
import org.watchfire.model.Recall.Saying;
import org.watchfire.model.Recall.Subject;
import org.watchfire.model.Retraction;
import org.watchfire.model.StateEstimate;
import org.watchfire.model.Track;
import org.watchfire.model.Warning;
import org.watchfire.release.Recipient;
import org.watchfire.release.Releasable;

/**
 * What must hold of all that one node of a simulation releases: a second statement of the terms, in Java and without the policy
 * language, against what production decides, what it says of what had to wait, what it calls back, and what leaves.
 */
final class Release {
    /** Less than what the grid of {@link Terms#COARSE} makes of any position, m². */
    private static final double COARSE_VARIANCE = 5000.0 * 5000;

    private final NationId nation;
    private final Map<Given, Item> given = new HashMap<>();
    /** The newest version that was released of what is said of an event, once its decision could not be lost any more. */
    private final Map<About, Integer> said = new HashMap<>();

    private final List<String> failures = new ArrayList<>();

    private record About(NationId to, EventId event) {}

    private record Given(NationId to, Subject subject) {}

    Release(NationId nation) {
        this.nation = nation;
    }

    List<String> failures() {
        return failures;
    }

    /** The engine decided on an item. Tracks may be thinned out. */
    void decided(Item item, Policies.Version by, List<Releasable> released) {
        Set<NationId> to = new HashSet<>();
        for (Releasable each : released) {
            if (each.recipient() instanceof Recipient.Peer(NationId partner)) {
                to.add(partner);
                if (!mayLeave(by, each.item(), partner)) {
                    failures.add(
                            nation + " released to " + partner + " on terms " + by.of(partner) + " " + each.item());
                }
                Recall.subject(item).ifPresent(subject -> given.put(new Given(partner, subject), item));
            }
        }
        by.terms().forEach((partner, terms) -> {
            if (item.lane() == Lane.ASSURED && !to.contains(partner) && isOffered(terms, item)) {
                failures.add(nation + " withheld from " + partner + " on terms " + terms + " " + item);
            }
        });
    }

    /** What was decided on an item is on the disk. */
    void isSafe(Item item, List<Releasable> released) {
        for (Releasable each : released) {
            if (each.recipient() instanceof Recipient.Peer(NationId to) && isGiven(to, item)) {
                item.about().ifPresent(event -> said.merge(new About(to, event), item.warningVersion(), Math::max));
            }
        }
    }

    /** The newest of what was said has arrived, whatever it was: of events that are past nothing more will be said. */
    void settled(Predicate<EventId> isPast) {
        said.keySet().removeIf(about -> isPast.test(about.event));
    }

    private boolean isGiven(NationId to, Item item) {
        return Recall.subject(item)
                .filter(subject -> given.containsKey(new Given(to, subject)))
                .isPresent();
    }

    /**
     * At the end: the newest version of what was said of an event has arrived, unless it was called back, whatever was destroyed on a
     * change of policy.
     *
     * @param newest the newest version that a partner holds of an event
     */
    List<String> missing(Predicate<NationId> isGone, ToIntBiFunction<NationId, EventId> newest) {
        List<String> missing = new ArrayList<>();
        said.forEach((about, version) -> {
            if (!isGone.test(about.to) && newest.applyAsInt(about.to, about.event) < version) {
                missing.add(nation + " said version " + version + " of " + about + ", and held is version "
                        + newest.applyAsInt(about.to, about.event));
            }
        });
        return missing;
    }

    /** Another policy is in force: what was given and may be given no more is called back, and nothing else. */
    void changed(Policies.Version to, List<Releasable> recalls) {
        Set<Given> due = new HashSet<>();
        given.forEach((key, item) -> {
            if (!isStillOffered(to, key, item)) {
                due.add(key);
            }
        });
        Set<Given> named = new HashSet<>();
        for (Releasable each : recalls) {
            if (each.recipient() instanceof Recipient.Peer(NationId partner) && each.item() instanceof Recall recall) {
                recall.subjects().forEach(subject -> named.add(new Given(partner, subject)));
            } else if (each.recipient() instanceof Recipient.Peer(NationId partner)
                    && !mayLeave(to, each.item(), partner)) {
                failures.add(nation + " released once more to " + partner + " " + each.item());
            }
        }
        if (!due.equals(named)) {
            failures.add(nation + " calls back " + named + " where these are due: " + due);
        }
        given.keySet().removeAll(due);
        said.replaceAll((about, version) -> Math.min(version, newestGiven(about)));
    }

    /** Of what was not called back. */
    private int newestGiven(About about) {
        return Stream.of(Saying.WARNING, Saying.ALL_CLEAR, Saying.RETRACTION)
                .map(saying ->
                        Optional.ofNullable(given.get(new Given(about.to, new Subject.OfEvent(about.event, saying)))))
                .mapToInt(item -> item.map(Item::warningVersion).orElse(0))
                .max()
                .orElse(0);
    }

    private boolean isStillOffered(Policies.Version by, Given key, Item item) {
        Optional<Terms> terms = by.of(key.to);
        boolean isOffered = terms.filter(of -> isOffered(of, item)).isPresent();
        return isOffered
                || (ends(item)
                        && key.subject instanceof Subject.OfEvent(EventId event, Saying saying)
                        && saying != Saying.WARNING
                        && Optional.ofNullable(given.get(new Given(key.to, new Subject.OfEvent(event, Saying.WARNING))))
                                .filter(warning -> terms.filter(of -> isOffered(of, warning))
                                        .isPresent())
                                .isPresent());
    }

    private static boolean ends(Item item) {
        return item instanceof AllClear || item instanceof Retraction;
    }

    /** The exchange asked its gate about what had to wait. */
    void judged(Item item, NationId to, Policies.Version by, Optional<String> answer) {
        if (answer.isEmpty() != mayLeave(by, item, to)) {
            failures.add(
                    nation + " says of what waits for " + to + " on terms " + by.of(to) + ": " + answer + ": " + item);
        }
    }

    /** Something is given to the wire. */
    void leaves(Envelope envelope, Policies.Version by) {
        Kind kind = envelope.header().kind();
        NationId to = envelope.header().recipient();
        if (!kind.isNote()
                && kind != Kind.RECALL
                && ItemCbor.decodeAll(envelope.payload()) instanceof Decoded.Value<List<Item>>(List<Item> items)) {
            for (Item item : items) {
                if (!mayLeave(by, item, to)) {
                    failures.add(nation + " sent " + envelope + " on terms " + by.of(to) + ": " + item);
                }
            }
        }
    }

    /** Whether an item may leave for a partner just as it is. */
    private static boolean mayLeave(Policies.Version by, Item item, NationId to) {
        Optional<Terms> terms = by.of(to);
        return terms.isPresent()
                && (isBare(item, to)
                        || (isOffered(terms.get(), item) && (terms.get() != Terms.COARSE || isCoarse(item))));
    }

    /** Whether an item or a version of it goes to a partner on these terms. */
    private static boolean isOffered(Terms terms, Item item) {
        return switch (terms) {
            case WHOLE, COARSE -> true;
            case WARNINGS -> item instanceof Warning || item instanceof Acknowledgement;
            case LOW -> item.label().level() <= 1;
            case NORTH -> !(item instanceof Track track) || track.estimate().toState()[2] > 0;
            case NOTHING -> false;
        };
    }

    private static boolean isCoarse(Item item) {
        return switch (item) {
            case Track track -> {
                StateEstimate estimate = track.estimate();
                yield track.identity().equals(Identity.NONE)
                        && track.lineage().radars().stream()
                                .allMatch(radar -> radar.name().equals("_"))
                        && estimate.covariance(0, 0) >= COARSE_VARIANCE
                        && estimate.covariance(0, 1) == 0
                        && estimate.time().taiNanos() % Simulation.SECOND == 0;
            }
            case Warning warning -> warning.track().isEmpty();
            default -> true;
        };
    }

    /** What says nothing but that a warning has ended, to this partner alone. */
    private static boolean isBare(Item item, NationId to) {
        return ends(item)
                && item.label().level() == 0
                && item.label().caveats().isEmpty()
                && item.label().releasableTo().equals(Set.of(to));
    }
}
