/** {@code watchfire bench calibration}: simulated flights, watched by radars, against what was claimed of them. */
@NullMarked
package org.watchfire.cli.calibration;

import org.jspecify.annotations.NullMarked;
