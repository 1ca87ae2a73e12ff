/** Voting in polls, and their end. */
@NullMarked
package org.groundswell.voting;

import org.jspecify.annotations.NullMarked;
