/** What the log keeps of what happens again and again. */
@NullMarked
package org.groundswell.logging;

import org.jspecify.annotations.NullMarked;
