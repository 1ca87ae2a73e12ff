/** Atom and RSS feeds. */
@NullMarked
package org.groundswell.web.feed;

import org.jspecify.annotations.NullMarked;
