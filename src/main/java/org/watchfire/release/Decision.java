package org.watchfire.release;

/** What a policy says of one item and one recipient. Each decision names its rule and the policy that holds it. */
public sealed interface Decision permits Releasable, Withheld {
    /** Id of the rule that decided, or the name of a built-in one (see {@link Withheld}). */
    String rule();

    /** Why, as one sentence; holds nothing of the item's content beyond what the rule's author wrote. */
    String reason();

    /** The policy that decided, as {@code name/version}. */
    String policy();
}
