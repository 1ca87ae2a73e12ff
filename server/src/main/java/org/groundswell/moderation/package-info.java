/** Moderation: the review of trends, and the log of what moderators did. */
@NullMarked
package org.groundswell.moderation;

import org.jspecify.annotations.NullMarked;
