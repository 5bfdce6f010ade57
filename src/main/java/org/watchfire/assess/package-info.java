/**
 * Stage 4: what a system track means. Class with probabilities, launch point and time, impact region, orbit or not,
 * failure, the areas in danger, and the warnings, all-clears, retractions and relations that follow from them.
 */
@NullMarked
package org.watchfire.assess;

import org.jspecify.annotations.NullMarked;
