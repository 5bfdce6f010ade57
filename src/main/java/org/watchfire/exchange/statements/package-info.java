/**
 * What the two ends of a link state to each other of the numbers given and held, and where the two differ.
 *
 * <p>A {@link org.watchfire.exchange.statements.Tally} remembers what stood under each number of one end's assured lane, a
 * {@link org.watchfire.exchange.statements.LiveTally} the same of its live lane; the lanes fill them.
 * {@link org.watchfire.exchange.statements.StatementsOut} states from the tallies of what was given and judges the answer,
 * {@link org.watchfire.exchange.statements.StatementsIn} answers from those of what is held. Nothing here knows a lane, a
 * link or a clock: what is said goes to whoever was named for it, and the moment is told.
 */
@NullMarked
package org.watchfire.exchange.statements;

import org.jspecify.annotations.NullMarked;
