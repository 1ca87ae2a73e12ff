/** A tag's life as data: the figures of its page, kept current from the event log while it is being viewed. */
@NullMarked
package org.groundswell.waves;

import org.jspecify.annotations.NullMarked;
