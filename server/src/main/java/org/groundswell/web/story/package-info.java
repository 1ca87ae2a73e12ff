/** Stories: the pages of readers, the desk of editors, and requests for consent to be quoted. */
@NullMarked
package org.groundswell.web.story;

import org.jspecify.annotations.NullMarked;
