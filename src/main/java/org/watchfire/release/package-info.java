/**
 * Stage 5, release: decides for each item and recipient whether it may leave, whole or reduced, and says why.
 *
 * <p>Only this package can make a {@link org.watchfire.release.Releasable}, and every output takes nothing else; so
 * nothing leaves without a rule that permits it. Read {@link org.watchfire.release.Policy} first. The file's form is in
 * {@code docs/formats/policy.md}.
 */
@NullMarked
package org.watchfire.release;

import org.jspecify.annotations.NullMarked;
