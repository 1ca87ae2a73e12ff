/** Fetches public resources of other servers as a well-behaved robot: redirects, {@code robots.txt}, a pause per host. */
@NullMarked
package org.groundswell.previews.fetch;

import org.jspecify.annotations.NullMarked;
