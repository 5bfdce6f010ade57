/** What the looks at one object say of what it is: evidence gathered look by look, and the classes with their probabilities, by Bayes. */
@NullMarked
package org.watchfire.assess.evidence;

import org.jspecify.annotations.NullMarked;
