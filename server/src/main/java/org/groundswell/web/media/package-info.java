/** The addresses of stored files. */
@NullMarked
package org.groundswell.web.media;

import org.jspecify.annotations.NullMarked;
