package org.watchfire.model;

import java.util.List;

/**
 * The danger is over; the warning was right. Numbered with the warnings of its event, so that order is beyond doubt.
 *
 * @param event the launch it is about
 * @param version above that of the warning it lifts
 * @param by the nation that says it
 * @param realm actual, exercise or test
 * @param label marking
 * @param areas the areas it lifts, ISO 3166-2
 * @param ends whether the whole event is over; otherwise the warning stays for other areas
 * @param reason one sentence for the reader
 * @param decided scenario time of the decision
 * @param stamps wall times
 */
public record AllClear(
        EventId event,
        int version,
        NationId by,
        Realm realm,
        Label label,
        List<String> areas,
        boolean ends,
        String reason,
        TimeTag decided,
        Stamps stamps)
        implements Item {
    public AllClear {
        areas = List.copyOf(areas);
    }

    @Override
    public NationId origin() {
        return by;
    }
}
