package org.watchfire.exchange.wire;

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

/** What an envelope carries. The order is part of the format. */
public enum Kind {
    /** A block of items of the live lane. */
    BLOCK,
    /** One {@link Warning}. */
    WARNING,
    /** One {@link AllClear}. */
    ALL_CLEAR,
    /** One {@link Retraction}. */
    RETRACTION,
    /** One {@link Notice}. */
    NOTICE,
    /** One {@link Acknowledgement}. */
    ACKNOWLEDGEMENT,
    /** Nothing: a number that was given and then withheld or refused. */
    VOID,
    /** What a recipient holds of an origin's assured lane. Carries no number. */
    RECEIPT,
    /** The hub tells an origin what it did not pass on, and why. Carries no number. */
    REFUSAL,
    /** One side's word on what was given and held: a {@link Statement}. */
    STATEMENT,
    /** One {@link Recall}. */
    RECALL,
    /** A recipient has struck what a recall named: a {@link Recalled}. */
    RECALLED,
    /** One {@link Relation}. */
    RELATION;

    /** The kind of envelope an item travels in. */
    public static Kind of(Item item) {
        return switch (item) {
            case Track track -> BLOCK;
            case SystemTrack track -> BLOCK;
            case Assessment assessment -> BLOCK;
            case Warning warning -> WARNING;
            case AllClear allClear -> ALL_CLEAR;
            case Retraction retraction -> RETRACTION;
            case Notice notice -> NOTICE;
            case Acknowledgement acknowledgement -> ACKNOWLEDGEMENT;
            case Recall recall -> RECALL;
            case Relation relation -> RELATION;
        };
    }

    /** Whether envelopes of this kind are numbered, and so counted in the ledger. */
    public boolean isNumbered() {
        return this != RECEIPT && this != REFUSAL;
    }

    /** Whether such an envelope is for the exchange itself: the engine never sees it. */
    public boolean isNote() {
        return this == VOID || this == STATEMENT || this == RECALLED || !isNumbered();
    }
}
