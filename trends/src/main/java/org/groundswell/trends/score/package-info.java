/** The significance of observed against expected people, and when a tag enters and leaves a list. */
@NullMarked
package org.groundswell.trends.score;

import org.jspecify.annotations.NullMarked;
