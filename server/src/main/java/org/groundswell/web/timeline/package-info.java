/** The number of new posts on open pages of home timelines and lists. */
@NullMarked
package org.groundswell.web.timeline;

import org.jspecify.annotations.NullMarked;
