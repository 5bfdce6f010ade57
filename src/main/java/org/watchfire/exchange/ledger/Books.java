package org.watchfire.exchange.ledger;

import org.watchfire.exchange.rows.Matrices;

/**
 * What a desk keeps count of over all its partners; its {@link Ledger} is drawn from them.
 *
 * @param clocks whose clocks are off
 * @param matrices of recalls and endings, who has taken note of each
 * @param problems what went wrong lately
 * @param differences what came of the statements of both sides
 */
public record Books(Clocks clocks, Matrices matrices, Problems problems, Differences differences) {}
