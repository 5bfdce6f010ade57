/**
 * The exchange's rows of a node's journal: which kinds there are, what is written in them, and what can be told from them
 * alone, whether the node runs or not.
 *
 * <p>{@link org.watchfire.exchange.rows.RowKinds} names them, and {@link org.watchfire.exchange.rows.Outbox} lays out those of
 * what waits for its number. Whoever reads them afterwards counts rows and trusts no counter of the exchange:
 * {@link org.watchfire.exchange.rows.JournalLedger} one journal, {@link org.watchfire.exchange.rows.LedgerAudit} several
 * against each other, {@link org.watchfire.exchange.rows.JournalView} in words. {@link org.watchfire.exchange.rows.Matrices}
 * and {@link org.watchfire.exchange.rows.Reconciliations} come from a journal or are kept by a desk as it writes: one class for both, so
 * that a running node and its journal cannot tell two stories. Nothing here knows the exchange that writes them.
 */
@NullMarked
package org.watchfire.exchange.rows;

import org.jspecify.annotations.NullMarked;
