/** Places of tags, from lines of coordinates gathered elsewhere, for the study of how tags spread. */
@NullMarked
package org.groundswell.places;

import org.jspecify.annotations.NullMarked;
