/** Looking after the server: who did what, for everybody who looks after it to see. */
@NullMarked
package org.groundswell.moderation;

import org.jspecify.annotations.NullMarked;
