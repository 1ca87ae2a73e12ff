/** The previews of pages that posts link to, as they are stored and read. */
@NullMarked
package org.groundswell.cards;

import org.jspecify.annotations.NullMarked;
