package org.watchfire.picture;

import java.util.List;
import java.util.Optional;
import org.watchfire.release.Policy;
import org.watchfire.release.PolicyChange;

/**
 * How it stands with the policy.
 *
 * @param inForce that decides now
 * @param waiting for a second person, if anything does
 * @param differences what would change with it, as far as the node can tell from what it was asked lately
 */
public record PolicyView(Policy inForce, Optional<PolicyChange.Proposed> waiting, List<String> differences) {
    public PolicyView {
        differences = List.copyOf(differences);
    }
}
