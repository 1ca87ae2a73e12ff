/** The statuses of timelines, page by page. */
@NullMarked
package org.groundswell.timelines;

import org.jspecify.annotations.NullMarked;
