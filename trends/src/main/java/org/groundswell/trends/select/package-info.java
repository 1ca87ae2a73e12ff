/** Chooses a few of many posts as a summary: by different authors, dissimilar, not only the most boosted. */
@NullMarked
package org.groundswell.trends.select;

import org.jspecify.annotations.NullMarked;
