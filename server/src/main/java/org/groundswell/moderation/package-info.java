/** Moderation: decisions about accounts and their posts, blocks, the review of trends, and the log of all that. */
@NullMarked
package org.groundswell.moderation;

import org.jspecify.annotations.NullMarked;
