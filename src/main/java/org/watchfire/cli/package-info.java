/** The command line: one class a command; results on stdout, all else on stderr. */
@NullMarked
package org.watchfire.cli;

import org.jspecify.annotations.NullMarked;
