/** Finding people one doesn't know yet: suggestions and the directory. */
@NullMarked
package org.groundswell.discovery;

import org.jspecify.annotations.NullMarked;
