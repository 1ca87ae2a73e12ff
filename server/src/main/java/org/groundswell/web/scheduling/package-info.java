/** The page of scheduled posts. */
@NullMarked
package org.groundswell.web.scheduling;

import org.jspecify.annotations.NullMarked;
