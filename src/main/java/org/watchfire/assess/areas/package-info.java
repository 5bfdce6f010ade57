/** The administrative areas of the world, and which of them a flight may come down in or pass over: futures drawn, flown and tallied. */
@NullMarked
package org.watchfire.assess.areas;

import org.jspecify.annotations.NullMarked;
