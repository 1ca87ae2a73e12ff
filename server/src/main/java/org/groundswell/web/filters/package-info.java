/** The pages of filters and muted tags. */
@NullMarked
package org.groundswell.web.filters;

import org.jspecify.annotations.NullMarked;
