/** Who may sign and who may connect: keys per nation and realm, under one authority a realm. */
@NullMarked
package org.watchfire.exchange.keys;

import org.jspecify.annotations.NullMarked;
