/** The page of private mentions by conversation, and the mute of a conversation. */
@NullMarked
package org.groundswell.web.conversations;

import org.jspecify.annotations.NullMarked;
