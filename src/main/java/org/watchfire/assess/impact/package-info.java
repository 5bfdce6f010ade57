/** Where a body comes down: free flight and drag to the ground, with what is known of its ballistic coefficient, and the region of 95 %. */
@NullMarked
package org.watchfire.assess.impact;

import org.jspecify.annotations.NullMarked;
