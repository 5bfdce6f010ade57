/**
 * Plots of a nation's own radars to tracks: gate, associate, update, start, drop. Stage 2 of the flow.
 *
 * <p>The state is Earth-fixed (ECEF), metres and metres per second. The hot path works on primitive arrays that belong to
 * their objects, and allocates nothing per plot but what it returns. Covariances are full row-major matrices, kept
 * symmetric. Everything is single-threaded and without a clock; the same plots give the same tracks, bit for bit.
 */
@NullMarked
package org.watchfire.track;

import org.jspecify.annotations.NullMarked;
