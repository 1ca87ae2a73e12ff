/**
 * The history of a tag as data: the figures of its page, kept current from the event log while the page is being
 * viewed.
 */
@NullMarked
package org.groundswell.waves;

import org.jspecify.annotations.NullMarked;
