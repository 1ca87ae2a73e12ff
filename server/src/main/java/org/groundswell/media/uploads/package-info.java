/** The media that people upload, from the upload until a post has them, or until they are deleted. */
@NullMarked
package org.groundswell.media.uploads;

import org.jspecify.annotations.NullMarked;
