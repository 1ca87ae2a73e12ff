/** The vocabulary everyone shares: ids, names, pages, events and refusals. Knows nothing but the JDK. */
@NullMarked
package org.groundswell.words;

import org.jspecify.annotations.NullMarked;
