/**
 * Own and partners' tracks to system tracks, nothing counted twice. Stage 3 of the flow. States are ECEF, metres and
 * metres per second; covariances are full 6 × 6 row-major matrices inside.
 */
@NullMarked
package org.watchfire.fuse;

import org.jspecify.annotations.NullMarked;
