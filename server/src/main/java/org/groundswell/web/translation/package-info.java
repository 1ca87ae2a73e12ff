/** Posts in the language of their reader. */
@NullMarked
package org.groundswell.web.translation;

import org.jspecify.annotations.NullMarked;
