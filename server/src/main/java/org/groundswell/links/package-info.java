/** The pages that posts point to, and who pointed to them. */
@NullMarked
package org.groundswell.links;

import org.jspecify.annotations.NullMarked;
