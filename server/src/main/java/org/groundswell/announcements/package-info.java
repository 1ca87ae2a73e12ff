/** What administrators tell everyone who uses the server, and the reactions to it. */
@NullMarked
package org.groundswell.announcements;

import org.jspecify.annotations.NullMarked;
