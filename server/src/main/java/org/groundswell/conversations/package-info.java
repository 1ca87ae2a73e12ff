/** Conversations: private mentions gathered by the thread they belong to, and threads that an account has muted. */
@NullMarked
package org.groundswell.conversations;

import org.jspecify.annotations.NullMarked;
