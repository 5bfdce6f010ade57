/** The demonstration: node processes on one machine, a scenario played to them over UDP, and the proof of what they did. */
@NullMarked
package org.watchfire.cli.demo;

import org.jspecify.annotations.NullMarked;
