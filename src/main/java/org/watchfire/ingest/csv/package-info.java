/** Radars and plots from CSV files, as they are exchanged for measurements and tests; formats in docs/tracking.md. */
@NullMarked
package org.watchfire.ingest.csv;

import org.jspecify.annotations.NullMarked;
