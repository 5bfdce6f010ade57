/**
 * How objects move between two looks: the models that a tracker mixes, each with its state, its prediction by analytic Jacobians and its process
 * noise. They know no plots, radars or tracks. Primitive arrays in place, no allocation, as everywhere in the hot path of tracking.
 */
@NullMarked
package org.watchfire.track.motion;

import org.jspecify.annotations.NullMarked;
