/** The composition root: builds every part of the server by its constructor, starts it and stops it. */
@NullMarked
package org.groundswell;

import org.jspecify.annotations.NullMarked;
