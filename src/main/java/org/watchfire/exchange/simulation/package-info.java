/**
 * The exchange, tried as a whole: nations, a hub and everything that goes wrong between them, in one thread on a clock of its own,
 * decided by one seed.
 *
 * <p>{@link org.watchfire.exchange.simulation.Simulation} runs one seed, {@link org.watchfire.exchange.simulation.LongRun} hours of
 * one. Inside, the production {@link org.watchfire.exchange.desk.Desk}, policies, relay rules and signatures run in each {@code Node};
 * the {@code Hub}, the {@code Wire} and the queues beside it stand for what is around them, {@code Faults} break it, and
 * {@code Laws}, {@code Endings}, {@code Release}, {@code Withdrawals} and {@code Verdict} say what must hold all the same, each
 * by what it saw itself and not by what production wrote down of it. {@code Reckoning} asks them all when nothing is under way.
 * Names here mean the simulated thing.
 */
@NullMarked
package org.watchfire.exchange.simulation;

import org.jspecify.annotations.NullMarked;
