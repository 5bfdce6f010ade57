/**
 * What an exchange keeps count of and tells of itself: the {@link org.watchfire.exchange.ledger.Ledger} that others are given, and the
 * {@link org.watchfire.exchange.ledger.Books} that a desk draws it from: whose clocks are off, what went wrong lately, where two
 * sides differ.
 */
@NullMarked
package org.watchfire.exchange.ledger;

import org.jspecify.annotations.NullMarked;
