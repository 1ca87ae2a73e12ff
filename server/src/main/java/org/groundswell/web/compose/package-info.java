/** The composer: forms for new posts, replies and edits. */
@NullMarked
package org.groundswell.web.compose;

import org.jspecify.annotations.NullMarked;
