/** Hashtags: exact counts of posts and people, their spelling, their history, who follows them. */
@NullMarked
package org.groundswell.tags;

import org.jspecify.annotations.NullMarked;
