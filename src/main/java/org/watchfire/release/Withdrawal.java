package org.watchfire.release;

import org.watchfire.model.Recall;

/**
 * Something that a recipient holds and the policy in force would not give it any more.
 *
 * @param recipient who holds it
 * @param subject what was given
 * @param rule that would withhold it now
 * @param reason of that rule
 */
public record Withdrawal(Recipient recipient, Recall.Subject subject, String rule, String reason) {}
