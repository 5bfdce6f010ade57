/** What a node is told in its configuration file: every key, every unit, and the strict reading of them. */
@NullMarked
package org.watchfire.node.settings;

import org.jspecify.annotations.NullMarked;
