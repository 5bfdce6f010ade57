/**
 * What a node remembers, as bytes: any graph of plain objects, written and read by a library that no other package knows.
 * Knows nothing of nodes.
 */
@NullMarked
package org.watchfire.node.snapshot;

import org.jspecify.annotations.NullMarked;
