/** Stage 1: bytes to plots, or to another system's tracks. Bad input is counted and shown, never thrown onward. */
@NullMarked
package org.watchfire.ingest;

import org.jspecify.annotations.NullMarked;
