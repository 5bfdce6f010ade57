/**
 * EUROCONTROL ASTERIX, read and written: a library in its own right that needs nothing but the JDK.
 *
 * <p>What a category holds is data ({@code NNN.txt} beside this package, read by {@link org.watchfire.asterix.Catalogue}).
 * {@link org.watchfire.asterix.BlockReader} turns bytes into one re-used {@link org.watchfire.asterix.DataRecord} at a
 * time, or into a {@link org.watchfire.asterix.Fault} that says where and why; {@link org.watchfire.asterix.BlockWriter}
 * turns records into blocks. Fields are reached by {@link org.watchfire.asterix.FieldHandle}s looked up once.
 * Blocks come out of recordings by {@code framing.FrameReader}.
 */
@NullMarked
package org.watchfire.asterix;

import org.jspecify.annotations.NullMarked;
