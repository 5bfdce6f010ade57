/** {@code watchfire bench accuracy}: a tracker's errors over many runs of one flight, beside the Cramér-Rao bound. */
@NullMarked
package org.watchfire.cli.accuracy;

import org.jspecify.annotations.NullMarked;
