package org.watchfire.assess;

import java.util.List;
import org.watchfire.model.Assessment;
import org.watchfire.model.Item;

/**
 * What came of one input.
 *
 * @param assessments new assessments of tracks, for the live lane
 * @param items warnings, all-clears, retractions and relations decided now, in order, for the assured lane
 */
public record AssessorOutput(List<Assessment> assessments, List<Item> items) {
    /** Nothing came of it. */
    public static final AssessorOutput NOTHING = new AssessorOutput(List.of(), List.of());

    public AssessorOutput {
        assessments = List.copyOf(assessments);
        items = List.copyOf(items);
    }
}
