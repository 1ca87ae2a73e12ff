/** The front page, the home timeline and the page about this server. */
@NullMarked
package org.groundswell.web.front;

import org.jspecify.annotations.NullMarked;
