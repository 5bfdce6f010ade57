package org.watchfire.release;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.watchfire.model.Item;
import org.watchfire.model.Realm;
import org.watchfire.model.TimeTag;

/** What came of reading an item from its JSON form ({@code docs/formats/policy.md}). */
public sealed interface ItemRead {
    /**
     * An item, complete.
     *
     * @param item as read
     * @param realm it belongs to
     */
    record Complete(Item item, Realm realm) implements ItemRead {
        /** The moment its age is counted from; for a notice the closing of its window. */
        public TimeTag moment() {
            return Facts.time(item);
        }
    }

    /**
     * The form is right but the item carries no label: it cannot be released to anybody.
     *
     * @param kind of the item
     */
    record Unlabelled(Kind kind) implements ItemRead {}

    /**
     * The form is wrong.
     *
     * @param faults all that were found; at least one
     */
    record Refused(List<Fault> faults) implements ItemRead {
        public Refused {
            faults = List.copyOf(faults);
        }
    }

    /**
     * Reads one item. Strict: an unknown field, a missing one, a wrong kind of value are faults with their line.
     *
     * @param file name to use in faults
     */
    static ItemRead parse(String file, String json) {
        List<Fault> faults = new ArrayList<>();
        Optional<Node> root = Documents.json(file, json, faults);
        return root.isEmpty() ? new Refused(faults) : ItemReader.read(file, root.get());
    }

    /** As {@link #parse}, from a file. An unreadable one is a fault like any other. */
    static ItemRead load(Path file) {
        List<Fault> faults = new ArrayList<>();
        return Documents.text(file, faults)
                .map(json -> parse(file.toString(), json))
                .orElseGet(() -> new Refused(faults));
    }

    /**
     * A moment as the form writes it: UTC such as {@code 2023-05-30T21:30:00Z}.
     *
     * @throws IllegalArgumentException for another form, or outside 2017..2199
     */
    static TimeTag time(String text) {
        return Fields.parseTime(text);
    }

    /** The same form written, on one line. Covariances are told by one figure for position and one for velocity. */
    static String write(Item item, Realm realm) {
        return ItemWriter.write(item, realm);
    }
}
