/** Pages of a tag: its wave, live updates, related tags, comparison of two tags. */
@NullMarked
package org.groundswell.web.tag;

import org.jspecify.annotations.NullMarked;
