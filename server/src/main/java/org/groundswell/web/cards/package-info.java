/** The players of videos that posts link to. */
@NullMarked
package org.groundswell.web.cards;

import org.jspecify.annotations.NullMarked;
