/**
 * Brings statuses into the world and takes them out again. {@link org.groundswell.publishing.StatusWriter} is the only way
 * into the table {@code status}: for posts written here, imported ones, and those of other servers. {@link
 * org.groundswell.publishing.Posting} has the rules for people of this server.
 */
@NullMarked
package org.groundswell.publishing;

import org.jspecify.annotations.NullMarked;
