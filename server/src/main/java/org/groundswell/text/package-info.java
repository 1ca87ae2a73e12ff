/** Turning text into markup: tags, mentions and links are found, everything else is escaped. */
@NullMarked
package org.groundswell.text;

import org.jspecify.annotations.NullMarked;
