/**
 * All decisions of an exchange, made by one single-threaded object: its one door, the {@link org.watchfire.exchange.desk.Desk},
 * which knows neither threads nor sockets. For each {@code Partner} a desk has both lanes, out and in:
 *
 * <ul>
 *   <li>the assured lane out ({@code AssuredOut}): what has its number and is not receipted ({@code Outstanding}) goes
 *       ({@code Sending}), and again after an outage, unless the policy bars it by then ({@code Rejudgement});
 *   <li>the assured lane in ({@code AssuredIn}): each number once, in its event's order, a gap that stays named;
 *   <li>the live lane ({@code LiveOut}, {@code LiveIn}): blocks of the newest states, never repaired;
 *   <li>what the two ends write to each other for themselves ({@code Receipts}, {@code Notes}).
 * </ul>
 */
@NullMarked
package org.watchfire.exchange.desk;

import org.jspecify.annotations.NullMarked;
