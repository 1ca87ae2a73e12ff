/** The safety page: the shield, and the other means against unwanted contact. */
@NullMarked
package org.groundswell.web.safety;

import org.jspecify.annotations.NullMarked;
