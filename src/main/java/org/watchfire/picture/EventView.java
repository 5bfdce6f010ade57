package org.watchfire.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.watchfire.model.Acknowledgement;
import org.watchfire.model.AllClear;
import org.watchfire.model.EventId;
import org.watchfire.model.Item;
import org.watchfire.model.NationId;
import org.watchfire.model.Recall;
import org.watchfire.model.Relation;
import org.watchfire.model.Retraction;
import org.watchfire.model.TimeTag;
import org.watchfire.model.Warning;

/**
 * Everything said of one event, by every nation that said something, and who took note. Immutable: each item gives a new
 * view.
 *
 * @param id the event
 * @param voices what each nation says, by nation
 * @param acknowledgements in order of arrival, the newest {@value #MOST_ACKNOWLEDGEMENTS}
 */
record EventView(EventId id, NavigableMap<NationId, Voice> voices, List<Acknowledgement> acknowledgements) {
    private static final int MOST_ACKNOWLEDGEMENTS = 200;
    private static final int MOST_VERSIONS = 200;

    EventView {
        voices = new TreeMap<>(voices);
        acknowledgements = List.copyOf(acknowledgements);
    }

    static EventView of(EventId id) {
        return new EventView(id, new TreeMap<>(), List.of());
    }

    EventView with(Warning warning) {
        return with(
                warning.by(),
                voice(warning.by())
                        .with(warning.version(), Kind.WARNING, warning.decided(), voice -> voice.newest(warning)));
    }

    EventView with(AllClear clear) {
        return with(
                clear.by(),
                voice(clear.by()).with(clear.version(), Kind.ALL_CLEAR, clear.decided(), voice -> voice.newest(clear)));
    }

    EventView with(Retraction retraction) {
        return with(
                retraction.by(),
                voice(retraction.by())
                        .with(
                                retraction.version(),
                                Kind.RETRACTION,
                                retraction.decided(),
                                voice -> voice.newest(retraction)));
    }

    EventView with(Relation relation) {
        return with(
                relation.by(),
                voice(relation.by())
                        .with(relation.version(), Kind.RELATION, relation.decided(), voice -> voice.newest(relation)));
    }

    EventView with(Acknowledgement acknowledgement) {
        boolean known = acknowledgements.stream()
                .anyMatch(other -> other.version() == acknowledgement.version()
                        && other.by().equals(acknowledgement.by())
                        && other.role().equals(acknowledgement.role()));
        return known
                ? this
                : new EventView(id, voices, appended(acknowledgements, acknowledgement, MOST_ACKNOWLEDGEMENTS));
    }

    /** The same without what a nation said of one kind, which it has called back. */
    EventView without(NationId by, Recall.Saying saying) {
        if (saying == Recall.Saying.ACKNOWLEDGEMENT) {
            return new EventView(
                    id,
                    voices,
                    acknowledgements.stream()
                            .filter(acknowledgement -> !acknowledgement.by().equals(by))
                            .toList());
        }
        NavigableMap<NationId, Voice> rest = new TreeMap<>(voices);
        rest.computeIfPresent(by, (nation, voice) -> voice.without(saying));
        rest.values().removeIf(voice -> voice.versions.isEmpty());
        return new EventView(id, rest, acknowledgements);
    }

    /** Whether there is nothing in it. */
    boolean isEmpty() {
        return voices.isEmpty() && acknowledgements.isEmpty();
    }

    /** The highest version {@code nation} has reached, or 0. */
    int newestVersion(NationId nation) {
        return voice(nation).newestVersion();
    }

    /** Whether every nation that warned has ended or taken back its warning. */
    boolean isOver() {
        return voices.values().stream().filter(Voice::hasWarned).allMatch(Voice::isOver);
    }

    /** The items whose content is in it. */
    List<Item> items() {
        List<Item> items = new ArrayList<>(acknowledgements);
        for (Voice voice : voices.values()) {
            voice.warning().ifPresent(items::add);
            items.addAll(voice.clears());
            voice.retraction().ifPresent(items::add);
            voice.relation().ifPresent(items::add);
        }
        return items;
    }

    private Voice voice(NationId nation) {
        return voices.getOrDefault(nation, Voice.NONE);
    }

    private EventView with(NationId nation, Voice voice) {
        NavigableMap<NationId, Voice> all = new TreeMap<>(voices);
        all.put(nation, voice);
        return new EventView(id, all, acknowledgements);
    }

    private static <T> List<T> appended(List<T> list, T element, int most) {
        List<T> longer = new ArrayList<>(list.subList(list.size() < most ? 0 : list.size() - most + 1, list.size()));
        longer.add(element);
        return longer;
    }

    /** What a version says. */
    enum Kind {
        WARNING,
        ALL_CLEAR,
        RETRACTION,
        RELATION
    }

    /**
     * One version in the history.
     *
     * @param late whether a higher one was here before it; such a version changes nothing and alarms nobody
     */
    record Version(int number, Kind kind, TimeTag decided, boolean late) {}

    /**
     * What one nation says: its newest warning, the all-clears that followed, or that it was wrong.
     *
     * @param warning newest warning, if any is here yet
     * @param clears all-clears in order
     * @param retraction if taken back
     * @param relation how the event stands to another, as said last
     * @param versions history in order of arrival
     */
    record Voice(
            Optional<Warning> warning,
            List<AllClear> clears,
            Optional<Retraction> retraction,
            Optional<Relation> relation,
            List<Version> versions) {
        static final Voice NONE = new Voice(Optional.empty(), List.of(), Optional.empty(), Optional.empty(), List.of());

        Voice {
            clears = List.copyOf(clears);
            versions = List.copyOf(versions);
        }

        int newestVersion() {
            return versions.stream().mapToInt(Version::number).max().orElse(0);
        }

        boolean hasWarned() {
            return warning.isPresent();
        }

        boolean isOver() {
            int lastWarning = warning.map(Warning::version).orElse(0);
            return retraction.map(Retraction::version).orElse(0) > lastWarning
                    || clears.stream().anyMatch(clear -> clear.ends() && clear.version() > lastWarning);
        }

        private Voice with(int number, Kind kind, TimeTag decided, java.util.function.UnaryOperator<Voice> content) {
            boolean known = versions.stream().anyMatch(version -> version.number() == number);
            if (known) {
                return this;
            }
            boolean late = versions.stream()
                    .anyMatch(other ->
                            other.number() > number && (other.kind() == Kind.RELATION) == (kind == Kind.RELATION));
            Voice longer = new Voice(
                    warning,
                    clears,
                    retraction,
                    relation,
                    appended(versions, new Version(number, kind, decided, late), MOST_VERSIONS));
            return late ? longer : content.apply(longer);
        }

        private Voice without(Recall.Saying saying) {
            Kind kind = switch (saying) {
                case WARNING, ACKNOWLEDGEMENT -> Kind.WARNING;
                case ALL_CLEAR -> Kind.ALL_CLEAR;
                case RETRACTION -> Kind.RETRACTION;
                case RELATION -> Kind.RELATION;
            };
            return new Voice(
                    kind == Kind.WARNING ? Optional.empty() : warning,
                    kind == Kind.ALL_CLEAR ? List.of() : clears,
                    kind == Kind.RETRACTION ? Optional.empty() : retraction,
                    kind == Kind.RELATION ? Optional.empty() : relation,
                    versions.stream().filter(version -> version.kind() != kind).toList());
        }

        private Voice newest(Warning newest) {
            return new Voice(Optional.of(newest), clears, retraction, relation, versions);
        }

        private Voice newest(AllClear newest) {
            return new Voice(warning, appended(clears, newest, MOST_VERSIONS), retraction, relation, versions);
        }

        private Voice newest(Retraction newest) {
            return new Voice(warning, clears, Optional.of(newest), relation, versions);
        }

        private Voice newest(Relation newest) {
            return new Voice(warning, clears, retraction, Optional.of(newest), versions);
        }
    }
}
