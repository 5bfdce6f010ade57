/**
 * Stage 9, picture: what an operator sees, served over HTTP and WebSocket to the front end in {@code web/}.
 *
 * <p>It takes {@link org.watchfire.release.Releasable} items only, each decided for an operator's role. Read {@link
 * org.watchfire.picture.PictureServer} first; what goes over the WebSocket is in {@code docs/formats/picture.md}.
 */
@NullMarked
package org.watchfire.picture;

import org.jspecify.annotations.NullMarked;
