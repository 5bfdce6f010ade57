/** The words all stages speak: values only, with units and frames in their names; imports nothing but the JDK. */
@NullMarked
package org.watchfire.model;

import org.jspecify.annotations.NullMarked;
