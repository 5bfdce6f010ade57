/** The append-only, hash-chained record of what a node took in and what it decided. */
@NullMarked
package org.watchfire.journal;

import org.jspecify.annotations.NullMarked;
