package org.watchfire.assess;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.watchfire.model.Comparison;
import org.watchfire.model.Warning;

/** What partners say of a launch, beside what is assessed of it here. */
final class Views {
    /** Partners' events compared with one of this node's; as many nations rarely see one launch. */
    static final int MAX_VIEWS = 8;

    private Views() {}

    /**
     * Compares an event with the partner's that it is or follows, and with others that prove to be of the same launch.
     *
     * @param event of this node's own, or a partner's
     * @param primary its leading object
     */
    static List<Comparison> of(LaunchEvent event, Dossier primary, Events known) {
        List<Comparison> out = new ArrayList<>();
        for (LaunchEvent other : known) {
            Optional<Warning> warning = other.own || other.ended ? Optional.empty() : other.warning;
            if (warning.isPresent() && out.size() < MAX_VIEWS) {
                Comparison comparison = SameEvent.compare(warning.get(), primary);
                boolean related = other == event
                        || event.leader.filter(l -> l == other).isPresent()
                        || comparison.answer() == Comparison.Answer.SAME;
                if (related) {
                    out.add(comparison);
                }
            }
        }
        return out;
    }
}
