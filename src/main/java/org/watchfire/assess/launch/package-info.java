/** Where and when a launch was: boosts of one stage or two fitted to the first minute of looks, and the region that holds them. */
@NullMarked
package org.watchfire.assess.launch;

import org.jspecify.annotations.NullMarked;
