package org.watchfire.picture;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.watchfire.model.Item;
import org.watchfire.model.SystemTrack;
import org.watchfire.release.Policy;
import org.watchfire.release.PolicyChange;
import org.watchfire.release.PolicyLoad;
import org.watchfire.release.PolicyStep;
import org.watchfire.release.Recipient;
import org.watchfire.release.Role;
import org.watchfire.release.SamplePolicy;

/** A node behind a picture that remembers what it is told and agrees to everything. */
final class NodeStub implements PictureListener {
    final CopyOnWriteArrayList<OperatorAction> actions = new CopyOnWriteArrayList<>();
    final CopyOnWriteArrayList<Item> shown = new CopyOnWriteArrayList<>();
    final CopyOnWriteArrayList<PolicyStep> steps = new CopyOnWriteArrayList<>();

    final Policy policy = policyOfJapan();

    /** What waits for a second person. */
    volatile Optional<PolicyChange.Proposed> waiting = Optional.empty();

    private static Policy policyOfJapan() {
        String text = SamplePolicy.text(Synthetic.JPN, List.of(Synthetic.KOR));
        if (Policy.parse("test", text) instanceof PolicyLoad.Loaded loaded) {
            return loaded.policy();
        }
        throw new AssertionError("the sample policy does not load");
    }

    @Override
    public void acted(OperatorAction action) {
        actions.add(action);
    }

    @Override
    public void shown(Item item, long sentUnixNanos) {
        shown.add(item);
    }

    @Override
    public List<Visibility> whoMaySee(SystemTrack track) {
        return List.of(new Visibility(
                new Recipient.Peer(Synthetic.USA), Visibility.Verdict.REDUCED, "rule-7", "position only"));
    }

    @Override
    public Optional<PolicyChange> policy(String operator, Role role, PolicyStep step) {
        steps.add(step);
        return Optional.of(new PolicyChange.Activated(policy, List.of(operator)));
    }

    @Override
    public PolicyView policy() {
        return new PolicyView(policy, waiting, List.of());
    }
}
