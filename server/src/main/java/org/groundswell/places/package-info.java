/** Where tags were used, from lines of coordinates that others have gathered: for who studies how tags spread. */
@NullMarked
package org.groundswell.places;

import org.jspecify.annotations.NullMarked;
