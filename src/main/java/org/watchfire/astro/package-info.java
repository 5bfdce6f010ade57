/**
 * Earth, frames, time scales, ballistic and orbital motion. Hot paths are static methods on primitive arrays that
 * allocate nothing; the frame is ECEF (WGS84) and the state order x, y, z, vx, vy, vz throughout. The only importer of
 * Orekit, Hipparchus and GeographicLib.
 */
@NullMarked
package org.watchfire.astro;

import org.jspecify.annotations.NullMarked;
