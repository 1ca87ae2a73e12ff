/** Reads what a page says of itself: Open Graph, Twitter cards, JSON-LD, oEmbed. Pure, bounded and in linear time. */
@NullMarked
package org.groundswell.previews.page;

import org.jspecify.annotations.NullMarked;
