/** How a command says that it could not do its work; known to all that a command runs. */
@NullMarked
package org.watchfire.cli.failure;

import org.jspecify.annotations.NullMarked;
