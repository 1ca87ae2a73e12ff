/** Figures about the use of the server, for moderators: measures by day, and how many people stay; and by week for everyone. */
@NullMarked
package org.groundswell.statistics;

import org.jspecify.annotations.NullMarked;
