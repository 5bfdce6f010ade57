/**
 * The words all stages speak: values, with units and frames in their names, the one bound on what a stage may remember of
 * them ({@link org.watchfire.model.Bounded}), and what every stage would write again: how bytes are hashed
 * ({@link org.watchfire.model.Sha256}), text is taken from outside ({@link org.watchfire.model.Utf8}) and one line of it is
 * told from more ({@link org.watchfire.model.OneLine}); imports nothing but the JDK.
 */
@NullMarked
package org.watchfire.model;

import org.jspecify.annotations.NullMarked;
