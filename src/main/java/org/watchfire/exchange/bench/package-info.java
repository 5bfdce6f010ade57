/**
 * The exchange, measured: {@link org.watchfire.exchange.bench.LinkBench} what a link costs beside a plain relay of the same,
 * {@link org.watchfire.exchange.bench.HubBench} what a hub costs as nations join.
 */
@NullMarked
package org.watchfire.exchange.bench;

import org.jspecify.annotations.NullMarked;
