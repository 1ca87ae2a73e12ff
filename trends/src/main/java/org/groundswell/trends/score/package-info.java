/** From observed and expected people to a decision: how significant, when to list a tag and when to let it go. */
@NullMarked
package org.groundswell.trends.score;

import org.jspecify.annotations.NullMarked;
