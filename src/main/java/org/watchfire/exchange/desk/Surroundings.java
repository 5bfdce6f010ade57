package org.watchfire.exchange.desk;

import org.watchfire.exchange.outside.ExchangeSettings;
import org.watchfire.exchange.outside.Gate;
import org.watchfire.exchange.outside.Transport;

/**
 * What is around a desk, as whoever made it gave it.
 *
 * @param settings keys, peers, times
 * @param transport takes what is to be sent
 * @param pen writes down what happens
 * @param sink takes what partners sent
 * @param gate the policy at the start
 */
record Surroundings(ExchangeSettings settings, Transport transport, Pen pen, Sink sink, Gate gate) {}
