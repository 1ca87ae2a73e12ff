/** Filters: posts that an account does not want to see, by keywords, tags or single posts. */
@NullMarked
package org.groundswell.filters;

import org.jspecify.annotations.NullMarked;
