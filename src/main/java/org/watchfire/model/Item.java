package org.watchfire.model;

import java.util.Optional;

/** Anything that can be released to somebody. What is not an Item cannot leave the node. */
public sealed interface Item
        permits Track,
                SystemTrack,
                Assessment,
                Warning,
                AllClear,
                Retraction,
                Notice,
                Acknowledgement,
                Recall,
                Relation {
    /** The nation that made it. */
    NationId origin();

    /** Its marking. */
    Label label();

    /** The lane it travels on. */
    default Lane lane() {
        return switch (this) {
            case Track track -> Lane.LIVE;
            case SystemTrack track -> Lane.LIVE;
            case Assessment assessment -> Lane.LIVE;
            case Warning warning -> Lane.ASSURED;
            case AllClear allClear -> Lane.ASSURED;
            case Retraction retraction -> Lane.ASSURED;
            case Notice notice -> Lane.ASSURED;
            case Acknowledgement acknowledgement -> Lane.ASSURED;
            case Recall recall -> Lane.ASSURED;
            case Relation relation -> Lane.ASSURED;
        };
    }

    /** The realm it says it belongs to; empty for state, which has the realm of its node. */
    default Optional<Realm> statedRealm() {
        return switch (this) {
            case Track track -> Optional.empty();
            case SystemTrack track -> Optional.empty();
            case Assessment assessment -> Optional.empty();
            case Warning warning -> Optional.of(warning.realm());
            case AllClear allClear -> Optional.of(allClear.realm());
            case Retraction retraction -> Optional.of(retraction.realm());
            case Notice notice -> Optional.of(notice.realm());
            case Acknowledgement acknowledgement -> Optional.of(acknowledgement.realm());
            case Recall recall -> Optional.of(recall.realm());
            case Relation relation -> Optional.of(relation.realm());
        };
    }

    /** The launch it is about; empty for what is about a track, a notice or several things. */
    default Optional<EventId> about() {
        return switch (this) {
            case Warning warning -> Optional.of(warning.event());
            case AllClear allClear -> Optional.of(allClear.event());
            case Retraction retraction -> Optional.of(retraction.event());
            case Acknowledgement acknowledgement -> Optional.of(acknowledgement.event());
            case Relation relation -> Optional.of(relation.event());
            case Recall recall -> Optional.empty();
            case Track track -> Optional.empty();
            case SystemTrack track -> Optional.empty();
            case Assessment assessment -> Optional.empty();
            case Notice notice -> Optional.empty();
        };
    }

    /**
     * Its place, from 1, among the warnings of its launch and what ends them, of which a higher one supersedes the lower ones; 0
     * for what is none of these. A relation takes its number from the same row, but supersedes no warning, and no warning it.
     */
    default int warningVersion() {
        return switch (this) {
            case Warning warning -> warning.version();
            case AllClear allClear -> allClear.version();
            case Retraction retraction -> retraction.version();
            case Relation relation -> 0;
            case Acknowledgement acknowledgement -> 0;
            case Recall recall -> 0;
            case Track track -> 0;
            case SystemTrack track -> 0;
            case Assessment assessment -> 0;
            case Notice notice -> 0;
        };
    }
}
