/** Places of tags, from lines of coordinates collected elsewhere. */
@NullMarked
package org.groundswell.places;

import org.jspecify.annotations.NullMarked;
