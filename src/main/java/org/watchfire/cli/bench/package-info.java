/** {@code watchfire bench}: measurements that anyone can repeat, and the skies and flights they are made under. */
@NullMarked
package org.watchfire.cli.bench;

import org.jspecify.annotations.NullMarked;
