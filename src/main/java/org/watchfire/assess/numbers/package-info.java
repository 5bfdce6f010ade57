/** Arithmetic that the parts of assessment share: small matrices and the normal distribution. */
@NullMarked
package org.watchfire.assess.numbers;

import org.jspecify.annotations.NullMarked;
