package org.watchfire.model;

/** Anything that can be released to somebody. What is not an Item cannot leave the node. */
public sealed interface Item
        permits Track, SystemTrack, Assessment, Warning, AllClear, Retraction, Notice, Acknowledgement, Recall {
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
        };
    }
}
