/**
 * Relations between accounts: follows and requests to follow, blocks, mutes, blocked domains, endorsements and private notes.
 * Their effect on what is shown is decided by package {@code visibility}.
 */
@NullMarked
package org.groundswell.relationships;

import org.jspecify.annotations.NullMarked;
