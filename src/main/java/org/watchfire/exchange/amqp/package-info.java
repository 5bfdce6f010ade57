/** The broker and the way to it: the only place that knows Artemis and AMQP. */
@NullMarked
package org.watchfire.exchange.amqp;

import org.jspecify.annotations.NullMarked;
