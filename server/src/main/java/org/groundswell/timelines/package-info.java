/** Which statuses a timeline holds, page by page. */
@NullMarked
package org.groundswell.timelines;

import org.jspecify.annotations.NullMarked;
