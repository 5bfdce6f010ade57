package org.watchfire.release;

/**
 * Whether one recipient may see one item, for the list beside the item. Says nothing of content.
 *
 * @param recipient who
 * @param allowed whether it may see the item at all
 * @param reduced whether what it sees is less than the whole
 * @param rule that decides
 * @param reason one sentence
 */
public record Access(Recipient recipient, boolean allowed, boolean reduced, String rule, String reason) {}
