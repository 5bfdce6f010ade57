/**
 * Truth and radars, simulated: launches, falling stages, air traffic, faults; radars that speak ASTERIX, and CCSDS TDM
 * beyond its reach. Seeded: the same scenario and seed give the same bytes. Every radar network here is notional.
 */
@NullMarked
package org.watchfire.scenario;

import org.jspecify.annotations.NullMarked;
