package org.watchfire.release;

/**
 * Something that a recipient holds and the policy in force would not give it any more.
 *
 * @param recipient who holds it
 * @param kind of item
 * @param subject track, event or notice, by name
 * @param rule that would withhold it now
 * @param reason of that rule
 */
public record Recall(Recipient recipient, Kind kind, String subject, String rule, String reason) {}
