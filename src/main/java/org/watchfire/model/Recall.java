package org.watchfire.model;

import java.util.List;
import java.util.Optional;

/**
 * A permission was withdrawn, and what its recipient holds by it is asked back. Says nothing of whether it was right, unlike
 * a {@link Retraction}, and names nothing that the recipient was not given before.
 *
 * @param by the nation that gave it
 * @param realm actual, exercise or test
 * @param label marking: the recipient's alone, since it has no content
 * @param subjects what is asked back, at least one and at most {@link #MOST}
 * @param decided scenario time of the decision
 * @param stamps wall times
 */
public record Recall(NationId by, Realm realm, Label label, List<Subject> subjects, TimeTag decided, Stamps stamps)
        implements Item {
    /** Most subjects in one recall; more make several. */
    public static final int MOST = 256;

    public Recall {
        subjects = List.copyOf(subjects);
        if (subjects.isEmpty() || subjects.size() > MOST) {
            throw new IllegalArgumentException(subjects.size() + " subjects are not 1 to " + MOST);
        }
    }

    @Override
    public NationId origin() {
        return by;
    }

    /** Under what an item that is given to partners would be asked back; empty for what never is. */
    public static Optional<Subject> subject(Item item) {
        return switch (item) {
            case Track track -> Optional.of(new Subject.OfTrack(track.id()));
            case Warning warning -> Optional.of(new Subject.OfEvent(warning.event(), Saying.WARNING));
            case AllClear clear -> Optional.of(new Subject.OfEvent(clear.event(), Saying.ALL_CLEAR));
            case Retraction back -> Optional.of(new Subject.OfEvent(back.event(), Saying.RETRACTION));
            case Acknowledgement note -> Optional.of(new Subject.OfEvent(note.event(), Saying.ACKNOWLEDGEMENT));
            case Relation relation -> Optional.of(new Subject.OfEvent(relation.event(), Saying.RELATION));
            case Notice notice -> Optional.of(new Subject.OfNotice(notice.id()));
            case SystemTrack track -> Optional.empty();
            case Assessment assessment -> Optional.empty();
            case Recall recall -> Optional.empty();
        };
    }

    /** One thing that was given, in whatever versions. */
    public sealed interface Subject {
        /** A track. */
        record OfTrack(TrackId track) implements Subject {}

        /** What the nation said of an event, of one kind. */
        record OfEvent(EventId event, Saying saying) implements Subject {}

        /** An announced activity. */
        record OfNotice(NoticeId notice) implements Subject {}
    }

    /** Kinds of what is said of an event. The order is part of the format. */
    public enum Saying {
        /** Its warnings. */
        WARNING,
        /** Its all-clears. */
        ALL_CLEAR,
        /** Its retractions. */
        RETRACTION,
        /** What it has taken note of. */
        ACKNOWLEDGEMENT,
        /** How it stands to other events. */
        RELATION
    }
}
