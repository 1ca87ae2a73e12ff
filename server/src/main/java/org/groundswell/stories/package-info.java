/** Stories: articles about waves, written from facts, edited, published, and updated when posts are deleted. */
@NullMarked
package org.groundswell.stories;

import org.jspecify.annotations.NullMarked;
