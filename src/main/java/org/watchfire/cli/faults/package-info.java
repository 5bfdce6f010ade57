/** The exchange in processes of its own under injected faults: {@code watchfire faults}. */
@NullMarked
package org.watchfire.cli.faults;

import org.jspecify.annotations.NullMarked;
