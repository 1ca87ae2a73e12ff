/** Translation of posts by a server that the operator has chosen. Off without one. */
@NullMarked
package org.groundswell.translation;

import org.jspecify.annotations.NullMarked;
