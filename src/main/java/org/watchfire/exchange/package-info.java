/**
 * From what may be released to what the partner holds, provably: numbered, signed, receipted envelopes over two lanes,
 * through a hub that checks and never edits.
 *
 * <p>{@link org.watchfire.exchange.Exchange} is a node's end of it. All its decisions are made by one single-threaded
 * object, the {@link org.watchfire.exchange.Desk}, which knows neither threads nor sockets;
 * {@link org.watchfire.exchange.Transport} is the wall between it and the broker. For each {@code Partner} a desk has both
 * lanes, out and in, and what the two sides state to each other of what was given and what is held, which is in
 * {@link org.watchfire.exchange.statements}. What it writes to the journal, and what can be told from that alone, is in
 * {@link org.watchfire.exchange.rows}.
 */
@NullMarked
package org.watchfire.exchange;

import org.jspecify.annotations.NullMarked;
