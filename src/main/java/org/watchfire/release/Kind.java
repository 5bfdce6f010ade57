package org.watchfire.release;

import org.watchfire.model.Acknowledgement;
import org.watchfire.model.AllClear;
import org.watchfire.model.Assessment;
import org.watchfire.model.Item;
import org.watchfire.model.Notice;
import org.watchfire.model.Recall;
import org.watchfire.model.Relation;
import org.watchfire.model.Retraction;
import org.watchfire.model.SystemTrack;
import org.watchfire.model.Track;
import org.watchfire.model.Warning;

/** The kinds of items, as rules and item files name them. */
public enum Kind {
    TRACK,
    SYSTEM_TRACK,
    ASSESSMENT,
    WARNING,
    ALL_CLEAR,
    RETRACTION,
    NOTICE,
    ACKNOWLEDGEMENT,
    RECALL,
    RELATION;

    /** The kind of an item. */
    public static Kind of(Item item) {
        return switch (item) {
            case Track track -> TRACK;
            case SystemTrack track -> SYSTEM_TRACK;
            case Assessment assessment -> ASSESSMENT;
            case Warning warning -> WARNING;
            case AllClear allClear -> ALL_CLEAR;
            case Retraction retraction -> RETRACTION;
            case Notice notice -> NOTICE;
            case Acknowledgement acknowledgement -> ACKNOWLEDGEMENT;
            case Recall recall -> RECALL;
            case Relation relation -> RELATION;
        };
    }
}
