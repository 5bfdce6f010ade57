/**
 * What an exchange meets outside, as whoever makes it gives it: the way to the hub ({@link org.watchfire.exchange.outside.Transport},
 * the wall between all that decides and the broker), the policy that is asked again ({@link org.watchfire.exchange.outside.Gate}),
 * the time ({@link org.watchfire.exchange.outside.ExchangeClock}), and what it is told
 * ({@link org.watchfire.exchange.outside.ExchangeSettings}).
 */
@NullMarked
package org.watchfire.exchange.outside;

import org.jspecify.annotations.NullMarked;
