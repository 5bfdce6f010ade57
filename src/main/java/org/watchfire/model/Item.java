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
}
