/** Pages for lists of followed accounts. */
@NullMarked
package org.groundswell.web.lists;

import org.jspecify.annotations.NullMarked;
