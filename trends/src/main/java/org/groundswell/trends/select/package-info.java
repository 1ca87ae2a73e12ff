/**
 * Chooses a few of many posts to show what is being said: by many people, different from one another, not only the
 * loudest.
 */
@NullMarked
package org.groundswell.trends.select;

import org.jspecify.annotations.NullMarked;
