package org.watchfire.exchange;

import java.util.concurrent.Executor;
import org.watchfire.journal.Journal;

/**
 * What is around a desk, as whoever made it gave it.
 *
 * @param settings keys, peers, times
 * @param transport takes what is to be sent
 * @param journal of the same nation and realm
 * @param clock wall and scenario time
 * @param sink takes what partners sent
 * @param gate the policy at the start
 * @param later runs actions on the thread that owns the desk, after the call under way
 */
record Surroundings(
        ExchangeSettings settings,
        Transport transport,
        Journal journal,
        ExchangeClock clock,
        Sink sink,
        Gate gate,
        Executor later) {}
