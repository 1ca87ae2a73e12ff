/** Statuses: posting, editing and deleting them, and what people do with them. */
@NullMarked
package org.groundswell.statuses;

import org.jspecify.annotations.NullMarked;
