/**
 * The words all stages speak: values, with units and frames in their names, and the one bound on what a stage may remember of
 * them ({@link org.watchfire.model.Bounded}); imports nothing but the JDK.
 */
@NullMarked
package org.watchfire.model;

import org.jspecify.annotations.NullMarked;
