/** Joins the stages to a node: configuration, clock, the one engine thread, and all that runs around it. */
@NullMarked
package org.watchfire.node;

import org.jspecify.annotations.NullMarked;
