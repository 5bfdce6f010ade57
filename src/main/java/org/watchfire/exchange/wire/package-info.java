/** What crosses the link, as bytes: canonical CBOR of every item and the signed envelope around it. */
@NullMarked
package org.watchfire.exchange.wire;

import org.jspecify.annotations.NullMarked;
