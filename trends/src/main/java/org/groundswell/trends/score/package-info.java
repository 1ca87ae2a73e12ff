/**
 * The decision from observed and expected people: how significant they are, when a tag is listed and when it leaves.
 */
@NullMarked
package org.groundswell.trends.score;

import org.jspecify.annotations.NullMarked;
