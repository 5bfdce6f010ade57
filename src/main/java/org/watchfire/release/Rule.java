package org.watchfire.release;

/**
 * One rule of a policy.
 *
 * @param id named in every decision
 * @param permits whether it permits; otherwise it denies
 * @param when it matches
 * @param why as its author says, with {@code {item.level}} and the like filled in
 * @param reduction what a permit takes from the item
 * @param reducer makes the reduced version
 * @param line in the file
 */
record Rule(String id, boolean permits, Expression when, String why, Reduction reduction, Reducer reducer, int line) {}
