/**
 * Data blocks in what carries them: recordings as they are found in the field (raw blocks, captures of packets, the final and GPS formats), and the frames that are
 * written. A stream that is broken somewhere goes on after it.
 */
@NullMarked
package org.watchfire.asterix.framing;

import org.jspecify.annotations.NullMarked;
