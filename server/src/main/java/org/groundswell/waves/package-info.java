/** A tag's life as data: what everybody sees on its page, kept current from the event log while somebody looks. */
@NullMarked
package org.groundswell.waves;

import org.jspecify.annotations.NullMarked;
