/** Frames and pictures for other sites: a tag, a post, a story. */
@NullMarked
package org.groundswell.web.embed;

import org.jspecify.annotations.NullMarked;
