/** Moderation: the review of trends and the moderation log. */
@NullMarked
package org.groundswell.moderation;

import org.jspecify.annotations.NullMarked;
