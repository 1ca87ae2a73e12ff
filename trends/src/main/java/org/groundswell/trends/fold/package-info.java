/** Folding a list of tags into topics: the spellings and companions of one event become one entry. */
@NullMarked
package org.groundswell.trends.fold;

import org.jspecify.annotations.NullMarked;
