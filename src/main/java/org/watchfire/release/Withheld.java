package org.watchfire.release;

/**
 * The item stays. Never holds the content; to the recipient nothing is said at all, since existence may be sensitive.
 *
 * <p>Built-in rules, which no policy can override: {@code realm} (item and output belong to different realms),
 * {@code own-items} (a nation is sent what its partner made itself, and of tracks those of the partner's own radars
 * only), {@code default} (no permit matched), {@code label} (the label, as it would be sent, does not allow this
 * recipient), {@code thinned} (the permit allows one report in a time slot, and it has been given), {@code reduce} (the
 * reduction asked for cannot be made on this kind of item).
 *
 * @param rule that decided: a deny that matched, a rule that failed, or a built-in one
 * @param reason one sentence
 * @param policy that decided, as {@code name/version}
 */
public record Withheld(String rule, String reason, String policy) implements Decision {}
