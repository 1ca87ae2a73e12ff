/** What a poll asks, its rules, and its result in the database. Voting is in {@code voting}. */
@NullMarked
package org.groundswell.polls;

import org.jspecify.annotations.NullMarked;
