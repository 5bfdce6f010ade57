/**
 * From what may be released to what the partner holds, provably: numbered, signed, receipted envelopes over two lanes,
 * through a hub that checks and never edits.
 *
 * <p>{@link org.watchfire.exchange.Exchange} is a node's end of it, {@link org.watchfire.exchange.RelayRules} what the hub goes by.
 * All decisions of a node's end are made in {@link org.watchfire.exchange.desk}, on what {@link org.watchfire.exchange.outside} stands
 * for; what it can tell of itself is in {@link org.watchfire.exchange.ledger}, and what the two sides state to each other of what
 * was given and what is held in {@link org.watchfire.exchange.statements}. What it writes to the journal, and what can be told from
 * that alone, is in {@link org.watchfire.exchange.rows}.
 */
@NullMarked
package org.watchfire.exchange;

import org.jspecify.annotations.NullMarked;
