/** Voting in polls, and their end. */
@NullMarked
package org.groundswell.polls.voting;

import org.jspecify.annotations.NullMarked;
