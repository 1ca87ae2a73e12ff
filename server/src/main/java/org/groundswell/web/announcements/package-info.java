/** The pages on which people read announcements and react to them. */
@NullMarked
package org.groundswell.web.announcements;

import org.jspecify.annotations.NullMarked;
