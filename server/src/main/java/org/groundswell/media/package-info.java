/** Pictures, videos and sounds of posts: what they are, and what is known of them. */
@NullMarked
package org.groundswell.media;

import org.jspecify.annotations.NullMarked;
