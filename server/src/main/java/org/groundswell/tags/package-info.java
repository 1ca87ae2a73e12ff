/** Hashtags: exact counts of posts and people, spellings, daily counts, followers. */
@NullMarked
package org.groundswell.tags;

import org.jspecify.annotations.NullMarked;
